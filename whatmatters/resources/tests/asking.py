"""Asking the read API."""

from typing import Any

from django.test import Client

API = "/directory/api"


def got(path: str, **asked: str | int) -> dict[str, Any]:
    answer = Client().get(f"{API}{path}", asked)
    assert answer.status_code == 200, answer.content
    said: dict[str, Any] = answer.json()
    return said


def names(path: str, **asked: str | int) -> list[str]:
    contents = got(path, **asked)["contents"]
    return [one.get("service", one)["name"][-3:] for one in contents]


def refused(path: str, **asked: str | int) -> str:
    answer = Client().get(f"{API}{path}", asked)
    assert answer.status_code == 400
    said: str = answer.json()["error"]
    return said
