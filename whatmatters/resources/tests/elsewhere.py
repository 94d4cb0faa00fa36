"""A directory somewhere else, for tests of fetching it."""

import json
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar

ONE_VALUE = {"id", "name", "status", "description", "last_modified", "organization"}


class Elsewhere(BaseHTTPRequestHandler):
    """A directory somewhere else: what it says at each address, and what it was asked."""

    said: ClassVar[dict[str, Any]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, body, headers = self.said.get(self.path, (404, b"{}", {}))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def says(path: str, said: object, status: int = 200, **headers: str) -> None:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    Elsewhere.said[path] = (status, body, headers)


def publish(raws: list[dict[str, Any]], per_page: int = 2) -> None:
    """An API as the standard has it: pages of single values, and each service by itself."""
    Elsewhere.said.clear()
    pages = max(1, -(-len(raws) // per_page))
    for number in range(1, pages + 1):
        some = raws[(number - 1) * per_page : number * per_page]
        short = [{k: v for k, v in raw.items() if k in ONE_VALUE} for raw in some]
        page = {"total_pages": pages, "page_number": number, "contents": short}
        says(f"/services?page={number}", page)
        if number == 1:
            says("/services", page)
    for raw in raws:
        says(f"/services/{raw['id']}", raw)
