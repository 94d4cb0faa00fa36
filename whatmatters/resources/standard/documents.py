"""A file of the standard, object by object, however long it is.

It may hold one object, a list of objects, a page of the read API, or our own export. What is
kept in memory is one object at a time, and no object is larger than `LARGEST` characters.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

import ijson

from whatmatters.resources.standard.building import Builder, TooMuch

#: A piece of the file. Within so many pieces there must be something that can be told apart.
PIECE = 64 * 1024
MOST_PIECES = 64
#: The lists at the top of a file, and what they hold; None: each object shows what it is.
LISTS: dict[str, str | None] = {
    "contents": None,
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
    "organizations": "organization",
    "locations": "location",
    "services": "service",
    "service_at_locations": "service_at_location",
}
#: What only one kind of object has, asked in this order.
TELLTALE: tuple[tuple[str, frozenset[str]], ...] = (
    ("service_at_location", frozenset({"location", "service", "location_id"})),
    ("service", frozenset({"status", "organization", "cost_options", "service_areas"})),
    ("location", frozenset({"location_type", "addresses", "latitude"})),
    ("taxonomy", frozenset({"taxonomy_terms", "version"})),
    ("taxonomy_term", frozenset({"parent_id", "taxonomy", "taxonomy_id", "term", "term_uri"})),
)


class CannotRead(Exception):
    """The file as a whole cannot be read. The message says what to do."""


class Item(NamedTuple):
    """One object of a file, which one it is, and what kind it is; None where it was too much."""

    number: int
    kind: str
    raw: dict[str, Any] | None


Events = Iterator[tuple[str, Any]]
Found = tuple[str, dict[str, Any] | None]


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Counted:
    """A file that says when much was read and nothing came of it."""

    def __init__(self, file: Readable) -> None:
        self.file, self.pieces, self.begun = file, 0, False

    def read(self, size: int = -1) -> bytes:
        if size == 0:
            return b""
        self.pieces += 1
        if self.pieces > MOST_PIECES:
            raise CannotRead("One value in it is longer than 4 MB. Is it the right file?")
        piece = self.file.read(size)
        if not self.begun:
            self.begun = True
            piece = piece.removeprefix(b"\xef\xbb\xbf")
        return piece


def items(file: Readable) -> Iterator[Item]:
    """Each object in a file of JSON. Raises CannotRead, also after some have come."""
    counted = _Counted(file)
    events = _events(counted)
    count = 0
    try:
        for count, item in enumerate(_items(events), start=1):
            yield Item(count, *item)
    except ijson.IncompleteJSONError as broken:
        raise CannotRead(_broken(str(broken), count)) from None
    except ijson.JSONError:
        raise CannotRead(
            f"It is not JSON that can be read, after {_things(count)}. Nothing of it was kept"
        ) from None
    except (ValueError, ArithmeticError, SystemError):  # the last is how the reader says so
        raise CannotRead(
            "It has a number that is longer than any. Nothing of it was kept"
        ) from None


def _broken(said: str, count: int) -> str:
    if "premature EOF" in said or "Incomplete" in said or "parse error: client" in said:
        if not count and "premature" in said:
            return "It ends before its first object is whole. Is it the whole file?"
        return (
            f"It ends in the middle, after {_things(count)}. Nothing of it was kept. "
            "Fetch the file again, and bring in the whole of it"
        )
    return f"It is not JSON that can be read, after {_things(count)}. Nothing of it was kept"


def _things(count: int) -> str:
    return "1 object" if count == 1 else f"{count:,} objects"


def _events(counted: _Counted) -> Events:
    for event, value in ijson.basic_parse(counted, buf_size=PIECE):
        counted.pieces = 0
        yield event, _plain(value)


def _plain(value: Any) -> Any:
    """Numbers as other readers of JSON have them; an endless one stays what it is."""
    if isinstance(value, Decimal):
        number = float(value)
        return value if number in (float("inf"), float("-inf")) else number
    return value


def _items(events: Events) -> Iterator[Found]:
    event, _ = next(events, ("", None))
    if event == "start_array":
        yield from _in_list(events, None)
    elif event == "start_map":
        yield from _at_top(events)
    else:
        raise CannotRead("It holds one value and no objects. Is it the right file?")
    for _ in events:
        raise CannotRead("There is more after its end. Is it the right file?")


def _at_top(events: Events) -> Iterator[Found]:
    """An object that is itself something, or that holds lists of what we read."""
    whole: dict[str, Any] = {}
    builder, lists = Builder(events), 0
    for event, name in events:
        if event == "end_map":
            break
        event, value = next(events)
        if event == "start_array" and name in LISTS and "id" not in whole:
            lists += 1
            yield from _in_list(events, LISTS[name])
        else:
            whole[name] = _part_of_one(builder, event, value)
    if "id" not in whole and not lists:
        raise CannotRead("There are no services in it. Is it the right file?")
    if "id" in whole and lists:
        raise CannotRead(
            "It is one object whose lists come before its id, so nobody can tell whose they are. "
            "Put its id first"
        )
    if "id" in whole:
        yield from _shown(whole)


def _part_of_one(builder: Builder, event: str, value: Any) -> Any:
    try:
        return builder.build(event, value)
    except TooMuch:
        raise CannotRead(
            "It is one object, and deeper or larger than 4 MB. Publish it as a list of services"
        ) from None


def _in_list(events: Events, kind: str | None) -> Iterator[Found]:
    for event, value in events:
        if event == "end_array":
            return
        made = _built(events, event, value)
        if isinstance(made, dict):
            yield from _shown(made, kind)
        else:
            yield kind or "service", None


def _shown(raw: dict[str, Any], kind: str | None = None) -> Iterator[Found]:
    """The object, then the services it holds if it is an organisation that does."""
    kind = kind or kind_of(raw)
    services = raw.get("services") if kind == "organization" else None
    yield kind, raw
    if isinstance(services, list):
        whose = {name: value for name, value in raw.items() if name != "services"}
        for each in services:
            yield ("service", {**each, "organization": whose} if isinstance(each, dict) else None)


def kind_of(raw: dict[str, Any]) -> str:
    """What an object is, by what only its kind has."""
    for kind, telltale in TELLTALE:
        if telltale & raw.keys():
            return kind
    return "organization"


def _built(events: Events, event: str, value: Any) -> Any:
    try:
        return Builder(events).build(event, value)
    except TooMuch:
        return None
