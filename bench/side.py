"""One side of the race: a process that serves requests to itself, and says what they cost.

Started with its own settings, it reads a command a line and answers each with a line.
"""

import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

Answer = dict[str, Any]


def request(app: Callable[..., Iterable[bytes]], task: Answer, cookie: str) -> tuple[str, bytes]:
    """One request through the whole of the application, as a server would hand it over."""
    body = task["body"].encode()
    environ = {
        "REQUEST_METHOD": task["method"],
        "PATH_INFO": task["path"],
        "QUERY_STRING": "",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": cookie,
        "HTTP_HOST": "localhost",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    said: list[str] = []
    response = app(environ, lambda status, headers, error=None: said.append(status))
    content = b"".join(response)
    if close := getattr(response, "close", None):
        close()
    return said[0], content


def measure(app: Callable[..., Iterable[bytes]], task: Answer) -> Answer:
    """CPU seconds of this process for one request, over many."""
    cookies = task["cookies"]
    began = time.process_time()
    for turn in range(task["times"]):
        status, _ = request(app, task, cookies[turn % len(cookies)])
    cost = (time.process_time() - began) / task["times"]
    return {"cpu": cost, "status": status}


def follow(app: Callable[..., Iterable[bytes]], told: Answer) -> Answer:
    """CPU seconds of one round of several requests, over many rounds. None is sent twice."""
    began = time.process_time()
    for cookie, steps in zip(told["cookies"], told["rounds"], strict=True):
        for path, body in steps:
            status, _ = request(app, {"method": "POST", "path": path, "body": body}, cookie)
            if not status.startswith("302"):
                return {"status": status, "path": path}
    return {"cpu": (time.process_time() - began) / len(told["rounds"]), "status": "302"}


def explain(app: Callable[..., Iterable[bytes]], told: Answer) -> Answer:
    """How the database goes about each statement of one round of requests."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as sent:
        for path, body in told["steps"]:
            asked = {"method": "POST" if body else "GET", "path": path, "body": body}
            status, _ = request(app, asked, told["cookies"][0])
    head = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    plans = []
    with connection.cursor() as cursor:
        for statement in (one["sql"] for one in sent.captured_queries):
            if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
                cursor.execute(f"{head} {statement}")
                plans.append([statement, [str(row[-1]) for row in cursor.fetchall()]])
    return {"status": status, "plans": plans}


def show(app: Callable[..., Iterable[bytes]], task: Answer) -> Answer:
    """What one request answers, and how many statements it sends to the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as sent:
        status, content = request(app, task, task["cookies"][0])
    return {"status": status, "content": content.decode(), "queries": len(sent)}


def main() -> None:
    from django.core.wsgi import get_wsgi_application

    app = get_wsgi_application()
    do = {"measure": measure, "show": show, "follow": follow, "explain": explain}
    for line in sys.stdin:
        command = json.loads(line)
        answer = do[command["do"]](app, command)
        sys.stdout.write(json.dumps(answer) + os.linesep)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
