"""The kinds of value the standard has, and what becomes of each in a column.

`read` makes of what was given what a column holds, or says why it cannot. `write` makes of the
column what is passed on. Where the two together change what was given, and the standard allows
it, what was given is kept beside the column.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

LONGEST_TEXT = 500_000
#: An address of a page, of a mailbox or of a telephone; nothing that a browser would run.
OPEN_LINK = re.compile(
    r"^(https?://|mailto:|tel:|//)|^[^:/?#]*([/?#]|$)|^[^:/?#]+\.[^:/?#]+:\d+", re.I
)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BY_DAY = re.compile(
    rf"^[+-]?\d{{0,2}}({'|'.join(DAYS)})(,[+-]?\d{{0,2}}({'|'.join(DAYS)}))*$", re.ASCII
)
BY_MONTH_DAY = re.compile(r"^[+-]?\d{1,2}(,[+-]?\d{1,2})*$", re.ASCII)
A_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}", re.ASCII)
A_TIME = re.compile(
    r"^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?\s*(Z|[+-]\d{2}:?\d{2})?$", re.ASCII
)


class Unfit(Exception):
    """A column cannot hold this. The message says why, to whoever sent it."""


class Unsafe(Unfit):
    """Nor will it be passed on."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`schema` is what the standard asks for: "string", "number", or one of a few words."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    schema: str = "string"

    def allows(self, value: object) -> bool:
        """Whether what was given may be passed on as it was given."""
        if self.schema == "word":
            return False
        if self.schema == "string":
            return isinstance(value, str)
        return isinstance(value, int | float) and not isinstance(value, bool)


def _as_is(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool | dict | list):
        raise Unsafe("it should be words")
    said = str(value)
    if len(said) > LONGEST_TEXT:
        raise Unsafe(f"it is longer than {LONGEST_TEXT:,} characters")
    return said


def _name(value: Any) -> str:
    return " ".join(_text(value).split())[:300]


def _link(value: Any) -> str:
    said = _text(value).strip()
    if not OPEN_LINK.match(said):
        raise Unsafe("it is no address of a page: it should begin with https://")
    return said


def _uuid(value: Any) -> UUID:
    try:
        return UUID(_text(value).strip())
    except ValueError:
        raise Unfit("it is no id as the standard has them") from None


def _number(value: Any) -> float | int:
    if isinstance(value, str):
        try:
            value = float(value.strip().lstrip("£").replace(",", ""))
        except ValueError:
            raise Unsafe("it should be a number") from None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unsafe("it should be a number")
    if not math.isfinite(value) or abs(value) > 1e15:
        raise Unsafe("it is too large a number")
    number: float | int = value
    return number


def _age(value: Any) -> Decimal:
    years = Decimal(str(_number(value)))
    if not 0 <= years <= 150:
        raise Unfit("it is no age of a person")
    return round(years, 2)


def _money(value: Any) -> Decimal:
    pounds = Decimal(str(_number(value)))
    if pounds < 0:
        raise Unfit("an amount cannot be less than nothing")
    if pounds > Decimal("9999999.99"):
        raise Unfit("an amount can be £9,999,999.99 at most")
    return round(pounds, 2)


def _times(value: Any) -> int:
    number = _number(value)
    if number != int(number) or not 1 <= number <= 1000:
        raise Unfit("it should be a whole number from 1 on")
    return int(number)


def _degrees(value: Any) -> float:
    return float(_number(value))


def _plain_number(value: Decimal | float) -> int | float:
    """35, not 35.0: as people write it."""
    return int(value) if value == int(value) else float(value)


def _day(value: Any) -> date:
    said = _text(value).strip()
    if not A_DAY.match(said):
        raise Unfit("a date should be written like 2027-03-31")
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        raise Unfit("there is no such day") from None


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(value).strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unfit("a time should be written like 2027-03-31T10:00:00Z") from None


def _moment_said(value: datetime) -> str:
    precise = "milliseconds" if value.microsecond else "seconds"
    return value.astimezone(UTC).isoformat(timespec=precise).replace("+00:00", "Z")


def _hour(value: Any) -> time:
    """The hour as the clock there shows it; 24:00 is midnight."""
    found = A_TIME.match(_text(value).strip())
    if not found:
        raise Unfit("a time should be written like 09:30")
    hour, minute, second = (int(part or 0) for part in found.groups()[:3])
    if (hour, minute, second) == (24, 0, 0):
        return time(0, 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise Unfit("there is no such time of day") from None


def _matching(pattern: re.Pattern[str], why: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        said = re.sub(r"\s*,\s*", ",", _text(value).strip().upper())
        if len(said) > 200 or not pattern.match(said):
            raise Unfit(why)
        return said

    return read


def one_of(*choices: str) -> Kind:
    """One word out of a list; nothing else is passed on either."""

    def read(value: Any) -> str:
        said = " ".join(_text(value).split())
        for choice in choices:
            if said.lower() == choice.lower():
                return choice
        raise Unsafe(f"it should be one of: {', '.join(choices)}")

    return Kind(read, _as_is, "word")


TEXT = Kind(_text, _as_is)
NAME = Kind(_name, _as_is)
LINK = Kind(_link, _as_is)
ID = Kind(_uuid, str)
AGE = Kind(_age, _plain_number, "number")
MONEY = Kind(_money, _plain_number, "number")
TIMES = Kind(_times, _as_is, "number")
DEGREES = Kind(_degrees, _plain_number, "number")
DAY = Kind(_day, date.isoformat)
MOMENT = Kind(_moment, _moment_said)
HOUR = Kind(_hour, time.isoformat)
BYDAY = Kind(_matching(BY_DAY, "days should be written like MO,TH"), _as_is)
BYMONTHDAY = Kind(_matching(BY_MONTH_DAY, "days of the month should be written like 1,15"), _as_is)
