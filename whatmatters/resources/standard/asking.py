"""What may be asked of the read API: each parameter, what it must be, and what is said if not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from whatmatters.resources.standard.kinds import DAYS, HOUR, Unfit

ON_A_PAGE = 20
MOST_ON_A_PAGE = 100
#: Pages further on are reached by asking for more on each, or for less of everything.
LAST_PAGE = 1_000_000
METRES = 16_093
MOST_METRES = 80_000
WEEK = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), DAYS, strict=True))


class BadParameter(Exception):
    """Something was asked for in a way that makes no sense. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for. What is None or blank narrows nothing."""

    page: int = 1
    per_page: int = ON_A_PAGE
    search: str = ""
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    minimum_age: Decimal | None = None
    maximum_age: Decimal | None = None
    start_time: time | None = None
    end_time: time | None = None
    day: str = ""
    postcode: str = ""
    proximity: int | None = None

    @property
    def asks_when(self) -> bool:
        return bool(self.day or self.start_time or self.end_time)


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(said: str) -> int:
        if not re.fullmatch(r"\d{1,9}", said, re.ASCII) or not least <= int(said) <= most:
            raise Unfit(f"use a whole number from {least:,} to {most:,}")
        return int(said)

    return read


def _id(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        raise Unfit("use an id, like 3f7b145d-84af-42d7-8fae-eaca714b02b2") from None


def _age(said: str) -> Decimal:
    try:
        age = Decimal(said)
    except InvalidOperation:
        age = Decimal(-1)
    if not age.is_finite() or not 0 <= age <= 150:
        raise Unfit("use a number of years from 0 to 150")
    return age


def _time(said: str) -> time:
    try:
        found: time = HOUR.read(said)
    except Unfit:
        raise Unfit("use a time of day, like 09:30") from None
    return found


def _day(said: str) -> str:
    plain = said.strip().lower()
    if plain.upper() in DAYS:
        return plain.upper()
    if plain.isascii() and plain[:3] in WEEK and plain in _names(plain[:3]):
        return WEEK[plain[:3]]
    raise Unfit("use a day, like MO or Monday")


def _names(short: str) -> set[str]:
    whole = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return {short, *(name for name in whole if name.startswith(short))}


def _words(said: str) -> str:
    if len(said) > 200:
        raise Unfit("use 200 characters at most")
    return said.replace("\0", " ")


READERS: dict[str, Callable[[str], Any]] = {
    "page": _whole(1, LAST_PAGE),
    "per_page": _whole(1, MOST_ON_A_PAGE),
    "search": _words,
    "taxonomy_term_id": _id,
    "taxonomy_id": _id,
    "minimum_age": _age,
    "maximum_age": _age,
    "start_time": _time,
    "end_time": _time,
    "day": _day,
    "postcode": _words,
    "proximity": _whole(1, MOST_METRES),
}
PAGES = ("page", "per_page")
OF_SERVICES = tuple(name for name in READERS if name not in {"postcode", "proximity"})
OF_PLACES = tuple(READERS)


def asked(said: Mapping[str, str], names: tuple[str, ...]) -> Asked:
    """What is asked for, of these parameters; others say nothing. Raises BadParameter."""
    given: dict[str, Any] = {}
    for name in names:
        if (value := said.get(name, "").strip()) == "":
            continue
        try:
            given[name] = READERS[name](value)
        except Unfit as refused:
            raise BadParameter(f"{name}: {refused}") from None
    if "proximity" in given and "postcode" not in given:
        raise BadParameter("proximity: give a postcode as well, to measure from")
    return Asked(**given)
