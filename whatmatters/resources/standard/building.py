"""One object out of the events of a reader, no deeper and no larger than objects are."""

from collections.abc import Iterator
from typing import Any

DEEPEST = 24
LARGEST = 4_000_000
OPENS = {"start_map": "end_map", "start_array": "end_array"}


class TooMuch(Exception):
    """The object is deeper or larger than any true one. It was read to its end."""


class Builder:
    """Builds one value; what is too much is read past, and kept no longer."""

    def __init__(self, events: Iterator[tuple[str, Any]]) -> None:
        self.events = events
        self.size = 0

    def build(self, event: str, value: Any) -> Any:
        """The value that begins with this event. Raises TooMuch, having read past it."""
        if event not in OPENS:
            return value
        root: Any = {} if event == "start_map" else []
        open_ones: list[Any] = [root]
        key = ""
        while open_ones:
            event, value = next(self.events)
            if event == "map_key":
                key = value
                self.size += len(value)
                continue
            self.size += 8 + (len(value) if isinstance(value, str) else 0)
            if (event in OPENS and len(open_ones) >= DEEPEST) or self.size > LARGEST:
                self._read_past(len(open_ones), event)
                raise TooMuch
            open_ones = self._one_more(open_ones, key, event, value)
            key = ""
        return root

    def _one_more(self, open_ones: list[Any], key: str, event: str, value: Any) -> list[Any]:
        if event in OPENS.values():
            return open_ones[:-1]
        inner = {"start_map": {}, "start_array": []}.get(event, value)
        above = open_ones[-1]
        if isinstance(above, dict):
            above[key] = inner
        else:
            above.append(inner)
        return [*open_ones, inner] if event in OPENS else open_ones

    def _read_past(self, depth: int, event: str) -> None:
        """To the end of the value, without keeping anything of it."""
        while True:
            depth += (event in OPENS) - (event in OPENS.values())
            if depth == 0:
                return
            event, _ = next(self.events)
