"""What a cell says, as text or as a day; or the sentence that says how to put it right."""

import re
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from whatmatters.exchange import nhs_number
from whatmatters.exchange.spreadsheet.tables import Cell
from whatmatters.foundations import clock

UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WRITTEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})")
FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?")
OLDEST = 130


class Wrong(Exception):
    """A cell that can't be taken as it is. The message says what to do, not what it held."""


def text_of(cell: Cell) -> str:
    """A cell as it was meant: a whole number without the `.0` that spreadsheets give it."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return (cell.date() if cell.time() == time() else cell).isoformat()
        case date() | time():
            return cell.isoformat()
        case int() | timedelta():
            return str(cell)
    return cell


def words_of(cell: Cell, *, longest: int, lines: bool = False) -> str:
    """Text to keep, on one line unless it may have several."""
    text = text_of(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not lines:
        text = " ".join(text.split())
    if UNKEEPABLE.search(text):
        raise Wrong("Take out the character that can’t be shown")
    if len(text) > longest:
        raise Wrong(f"Shorten this to {longest:,} characters or fewer")
    return text


def day_of(cell: Cell) -> date | None:
    """A day, the British way round; never one guessed from two figures of a year."""
    day = any_day_of(cell)
    if day is None:
        return None
    if day > clock.today():
        raise Wrong("This day is still to come. Check the year")
    if day.year < clock.today().year - OLDEST:
        raise Wrong(f"This is more than {OLDEST} years ago. Check the year")
    return day


def any_day_of(cell: Cell) -> date | None:
    """A day, past or to come, the British way round."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else _written_day(text_of(cell).strip().lower())


def _written_day(text: str) -> date | None:
    if not text:
        return None
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := FIGURES.fullmatch(text):
        day, month, year = found.groups()
    elif (found := WRITTEN.fullmatch(text)) and found[2] in MONTHS:
        day, month, year = found[1], str(MONTHS[found[2]]), found[3]
    else:
        raise Wrong("Write the whole day, like 2 March 1948 or 02/03/1948")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Wrong("There is no such day. Write the day first: 2 March 1948") from None


def nhs_number_of(cell: Cell) -> str:
    text = text_of(cell).strip()
    if "e+" in text.lower():
        raise Wrong("The spreadsheet has shortened this number. Write it as text, in full")
    number = nhs_number.plain(text)
    if number and not nhs_number.passes_its_check(number):
        raise Wrong("This is not an NHS number: it is ten figures that belong together. Check it")
    return number


def phone_of(cell: Cell, *, longest: int) -> str:
    text = words_of(cell, longest=longest)
    figures = re.sub(r"[\s().-]", "", text)
    if text and not re.search(r"\d", text):
        raise Wrong("Write a number, or move this to “How to reach”")
    if re.search(r"e\+", text, re.I):
        raise Wrong("The spreadsheet has shortened this number. Write it as text, in full")
    if re.fullmatch(r"[1-9]\d{8,9}", figures):
        raise Wrong(
            "The first 0 seems to be lost, as spreadsheets do. Write the number as text, with it"
        )
    return text


def email_of(cell: Cell, *, longest: int) -> str:
    text = words_of(cell, longest=longest)
    if text:
        try:
            validate_email(text)
        except ValidationError:
            raise Wrong("Write the e-mail address like name@example.com") from None
    return text
