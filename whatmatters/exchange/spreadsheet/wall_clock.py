"""What a cell says of a time: as clocks on the wall show it, on the nights they change too."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from whatmatters.exchange.spreadsheet.cells import Wrong, any_day_of, text_of
from whatmatters.exchange.spreadsheet.tables import Cell
from whatmatters.foundations import clock
from whatmatters.visits.walltime import DAY, comes_twice, moment_near, moment_of

LIKE = "Write the time like 9:30, 09:30 or 9:30pm"
TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(?:[:.]\d{2})?\s*([ap]m)?\s*(bst|gmt)?")
DAY_AND_TIME = re.compile(r"(.*\d)(?:\s*[t,]\s*|\s+(?:at\s+)?)(\d{1,2}[:.]?\d{0,2}.*)")
GOES_BACK = (
    "The clocks go back that night, so this time comes twice. Write BST after it for the first, "
    "or GMT for the second"
)
GOES_FORWARD = "The clocks go forward that night, so this time does not come. Write the right time"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a clock showed. `says` is BST or GMT, and `on` the day, where that was said."""

    at: time
    says: str = ""
    on: date | None = None


def time_of(cell: Cell) -> Shown | None:
    """A time of the day; nothing for an empty cell. Raises Wrong."""
    if isinstance(cell, datetime):
        return Shown(cell.time().replace(second=0, microsecond=0))
    if isinstance(cell, timedelta) and timedelta(0) <= cell < DAY:
        hour, rest = divmod(cell, timedelta(hours=1))
        return Shown(time(hour, rest // timedelta(minutes=1)))
    text = text_of(cell).strip().lower()
    return _read(text) if text else None


def day_and_time_of(cell: Cell) -> Shown | None:
    """A time, with the day before it or without. Raises Wrong."""
    if isinstance(cell, datetime):
        return Shown(cell.time().replace(second=0, microsecond=0), on=cell.date())
    found = DAY_AND_TIME.fullmatch(text_of(cell).strip().lower())
    if found and not TIME.fullmatch(found[0]):
        shown = _read(found[2].strip())
        return Shown(shown.at, shown.says, any_day_of(found[1].strip(" ,")))
    return time_of(cell)


def moment(day: date, shown: Shown) -> datetime:
    """When it was, in UTC. Raises Wrong where clocks showed that time twice, or never."""
    if comes_twice(day, shown.at):
        if not shown.says:
            raise Wrong(GOES_BACK)
        return moment_of(day, shown.at, second=shown.says == "GMT")
    found = moment_of(day, shown.at)
    local = found.astimezone(timezone.get_default_timezone())
    if local.time() != shown.at:
        raise Wrong(GOES_FORWARD)
    if shown.says and local.tzname() != shown.says:
        raise Wrong(f"Clocks say {local.tzname()} on that day. Take {shown.says} out")
    return found


def moment_by(shown: Shown, anchor: datetime) -> datetime:
    """When it was: on the day that was said, or as near to another moment as can be."""
    return moment(shown.on or clock.day_of(moment_near(shown.at, anchor)), shown)


def moment_after(shown: Shown, begun: datetime) -> datetime:
    """When it was: on the day that was said, or the first time clocks showed it from then on."""
    if shown.on:
        return moment(shown.on, shown)
    day = clock.day_of(begun)
    found = moment(day, shown)
    return found if found >= begun.astimezone(UTC) else moment(day + DAY, shown)


def _read(text: str) -> Shown:
    found = TIME.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        raise Wrong(LIKE)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise Wrong(LIKE)
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Wrong("There is no such time. " + LIKE)
    return Shown(time(hour, minute), (found[4] or "").upper())
