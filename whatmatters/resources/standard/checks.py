"""What two columns of one object must be to each other. What is not is named, with why."""

from collections.abc import Callable, Iterator, Mapping
from datetime import time
from typing import Any

Wrong = Iterator[tuple[str, str]]


def _in_order(columns: Mapping[str, Any], first: str, last: str, why: str) -> Wrong:
    begins, ends = columns.get(first), columns.get(last)
    if begins is not None and ends is not None and begins > ends:
        yield from (
            (name, f"{why}; kept as it came, and not searched by") for name in (first, last)
        )


def _ages(columns: Mapping[str, Any]) -> Wrong:
    return _in_order(columns, "minimum_age", "maximum_age", "the youngest age is above the oldest")


def _valid(columns: Mapping[str, Any]) -> Wrong:
    return _in_order(columns, "valid_from", "valid_to", "it ends before it begins")


def _hours(columns: Mapping[str, Any]) -> Wrong:
    yield from _valid(columns)
    opens, closes = columns.get("opens_at"), columns.get("closes_at")
    if opens is None or closes in (None, time(0, 0)) or opens < closes:
        return
    why = "it closes before it opens; kept as it came, and not searched by"
    yield from ((name, why) for name in ("opens_at", "closes_at"))


def _on_the_globe(columns: Mapping[str, Any]) -> Wrong:
    given = [(name, columns.get(name), most) for name, most in _MOST.items()]
    if all(value is None for _, value, _ in given):
        return
    if all(value is not None and -most <= value <= most for _, value, most in given):
        return
    why = "latitude and longitude are no place on the globe; kept as they came, and not searched by"
    yield from ((name, why) for name, value, _ in given if value is not None)


_MOST = {"latitude": 90, "longitude": 180}

CHECKS: dict[str, Callable[[Mapping[str, Any]], Wrong]] = {
    "service": _ages,
    "schedule": _hours,
    "cost_option": _valid,
    "location": _on_the_globe,
}
