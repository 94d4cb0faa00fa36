"""Somebody’s phone: it sends each thing until it is answered for, and sometimes once more."""

import json
import random
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread
from uuid import UUID, uuid4

from bench.world import CSRF


class Hand(Thread):
    """`answered` is what the server said it has; `sendings`, how often anything was sent."""

    def __init__(self, port: int, visit: str, cookie: str, user: str) -> None:
        super().__init__(daemon=True)
        self.port, self.visit, self.cookie, self.user = port, visit, cookie, user
        self.chance = random.Random(cookie)  # noqa: S311  # what is sent twice is no secret
        self.is_over = Event()
        self.answered: list[str] = []
        self.refused: list[str] = []
        self.sendings = 0
        self.unanswered = 0

    def run(self) -> None:
        while not self.is_over.is_set():
            number = uuid4()
            words = f"What was seen, {number}"
            while not self._is_taken(number, words):
                self.is_over.wait(0.2)
            self.answered.append(words)
            if self.chance.random() < 0.1:
                self._is_taken(number, words)

    def stop(self) -> None:
        self.is_over.set()
        self.join()

    def _is_taken(self, number: UUID, words: str) -> bool:
        self.sendings += 1
        try:
            results = self._send(number, words)
        except (OSError, HTTPException, ValueError):
            self.unanswered += 1
            return False
        if results[0]["state"] == "refused":
            self.refused.append(results[0]["why"])
        return bool(results)

    def _send(self, number: UUID, words: str) -> list[dict[str, str]]:
        at = datetime.now(UTC).isoformat()
        said = {"visit": self.visit, "words": words, "at": "2026-01-01T12:00:00+00:00"}
        write = {"made_as": str(number), "about": "note", "said": said}
        body = json.dumps({"user": self.user, "device_now": at, "writes": [write]})
        headers = {
            "Content-Type": "application/json",
            "Cookie": self.cookie,
            "X-CSRFToken": CSRF,
        }
        line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request("POST", "/visits/send", body, headers)
            answer = line.getresponse()
            told = answer.read()
        finally:
            line.close()
        if answer.status != 200:
            raise ValueError(f"answered {answer.status}")
        results: list[dict[str, str]] = json.loads(told)["results"]
        return results
