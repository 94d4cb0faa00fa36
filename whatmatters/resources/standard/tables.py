"""A list of services as a table: one row for each, under the headings of our template."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from whatmatters.foundations.words import folded
from whatmatters.resources import ours
from whatmatters.resources.standard.documents import CannotRead, Item
from whatmatters.resources.standard.reading import OURS, Problem, Tell

MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST = 20 * 1024 * 1024
#: Each heading, and what is to be written below it, for the template.
HEADINGS = {
    "Id": "",
    "Name": "Friday lunch club",
    "Description": "A hot lunch and good company, every Friday.",
    "Organisation": "Brue Valley Lunches",
    "Web page": "https://example.org/lunch",
    "Email": "lunch@example.org",
    "Telephone": "01632 960 123",
    "Contact": "Ann",
    "Status": "active",
    "What it is": "Lunch club; Community transport",
    "Comes from": "Community",
    "Helps with": "Social; Physical",
    "Youngest": "50",
    "Oldest": "",
    "Price": "4.50",
    "Price is for": "a lunch with pudding",
    "Days": "FR",
    "Opens": "12:00",
    "Closes": "14:00",
    "Place": "Memorial Hall",
    "Street": "1 High Street",
    "Town": "Bruton",
    "County": "Somerset",
    "Postcode": "BA10 0AB",
    "Latitude": "51.1130",
    "Longitude": "-2.4520",
    "Getting in": "Level entrance; Hearing loop",
    "Languages": "English",
    "Area": "Bruton and the villages around it",
    "Checked on": "2027-03-01",
}
SEPARATOR = re.compile(r"\s*;\s*")
Row = dict[str, str]


def template() -> str:
    """The headings, with one row that shows what to write."""
    table = io.StringIO()
    csv.writer(table).writerows([HEADINGS.keys(), HEADINGS.values()])
    return f"\ufeff{table.getvalue()}"


def rows(content: bytes, tell: Tell) -> Iterator[Item]:
    """Each row as an object of the standard. Raises CannotRead."""
    lines = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    number = 1
    try:
        columns = _columns(next(lines, []), tell)
        for number, cells in islice(enumerate(lines, start=2), MOST_ROWS + 1):
            if number > MOST_ROWS:
                raise CannotRead(f"There are more than {MOST_ROWS:,} rows. Send it in parts")
            row = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
            if any(row.values()):
                yield Item(number, "service", _service(row, number, tell))
    except csv.Error:
        raise CannotRead(
            f"After row {number:,} the quotation marks do not match, or a cell is far too long. "
            "Is it the whole file?"
        ) from None


def _text(content: bytes) -> str:
    if len(content) > LONGEST:
        raise CannotRead(f"The file is larger than {LONGEST // 2**20} MB. Send it in parts")
    if b"\0" in content:
        raise CannotRead("This is no table of text. Save it as “CSV UTF-8”")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _columns(said: list[str], tell: Tell) -> dict[str, int]:
    """Where each column is. Others than ours are said, and not read."""
    if len(said) > MOST_COLUMNS:
        raise CannotRead(f"There are more than {MOST_COLUMNS} columns. Is it the right file?")
    known = {folded(name): name for name in HEADINGS}
    at = {known[folded(cell)]: place for place, cell in enumerate(said) if folded(cell) in known}
    if "Name" not in at:
        raise CannotRead("The first row needs a column called Name. Use our template")
    for cell in said:
        if cell.strip() and folded(cell) not in known:
            tell(Problem("Row 1", cell[:60], "it is no column of our template; not read"))
    return at


def _service(row: Row, number: int, tell: Tell) -> dict[str, Any]:
    given = {name: value for name, value in row.items() if value}
    key = _id(given, number, tell)
    said: dict[str, Any] = {"id": str(key), **_words(given)}
    if "Organisation" in given:
        name = given["Organisation"]
        said["organization"] = {"id": _made(f"organisation:{folded(name)}"), "name": name}
    for name, make in (
        ("cost_options", _cost),
        ("schedules", _times),
        ("contacts", _contact),
        ("service_areas", _area),
        ("service_at_locations", _place),
    ):
        said[name] = [{"id": _made(f"{key}:{name}"), **made} for made in make(given, key)]
    said["languages"] = [
        {"id": _made(f"{key}:language:{one}"), "name": one} for one in _several(given, "Languages")
    ]
    said["attributes"] = list(_terms(given, key, number, tell))
    return said


def _id(given: Row, number: int, tell: Tell) -> UUID:
    """The id it has, or one made of its name, who offers it and where: the same each time."""
    said = "|".join(folded(given.get(n, "")) for n in ("Name", "Organisation", "Postcode"))
    if "Id" not in given:
        return uuid5(OURS, f"row:{said}")
    try:
        return UUID(given["Id"])
    except ValueError:
        tell(Problem(f"Row {number:,}", "Id", "it is no id as we have them; one was made"))
        return uuid5(OURS, f"row:{given['Id']}")


def _made(said: str) -> str:
    return str(uuid5(OURS, said))


WORDS = {
    "Name": "name",
    "Description": "description",
    "Web page": "url",
    "Email": "email",
    "Status": "status",
    "Youngest": "minimum_age",
    "Oldest": "maximum_age",
    "Checked on": "assured_date",
}


def _words(given: Row) -> dict[str, str]:
    said = {name: given[heading] for heading, name in WORDS.items() if heading in given}
    return {"status": "active", **said}


def _named(given: Row, **headings: str) -> dict[str, str]:
    return {name: given[heading] for name, heading in headings.items() if heading in given}


def _cost(given: Row, key: UUID) -> list[dict[str, str]]:
    found = _named(given, amount="Price", amount_description="Price is for")
    return [found] if found else []


def _times(given: Row, key: UUID) -> list[dict[str, str]]:
    found = _named(given, byday="Days", opens_at="Opens", closes_at="Closes")
    return [{"freq": "WEEKLY", **found}] if found else []


def _contact(given: Row, key: UUID) -> list[dict[str, Any]]:
    if not {"Contact", "Telephone"} & given.keys():
        return []
    phone = {"id": _made(f"{key}:phone"), **_named(given, number="Telephone")}
    return [_named(given, name="Contact") | {"phones": [phone] if "Telephone" in given else []}]


def _area(given: Row, key: UUID) -> list[dict[str, str]]:
    found = _named(given, name="Area")
    return [found] if found else []


def _place(given: Row, key: UUID) -> list[dict[str, Any]]:
    where = _named(given, name="Place", latitude="Latitude", longitude="Longitude")
    address = _named(
        given, address_1="Street", city="Town", state_province="County", postal_code="Postcode"
    )
    if not where and not address:
        return []
    at = folded("|".join((*where.values(), *address.values())))
    location: dict[str, Any] = {"id": _made(f"place:{at}"), "location_type": "physical", **where}
    if address:
        location["addresses"] = [_address(address, at)]
    location["accessibility"] = [
        {"id": _made(f"access:{at}:{one}"), "description": one}
        for one in _several(given, "Getting in")
    ]
    return [{"location": location}]


def _address(said: dict[str, str], at: str) -> dict[str, str]:
    blank = dict.fromkeys(("address_1", "city", "state_province", "postal_code"), "")
    whole = {"id": _made(f"address:{at}"), "country": "GB", "address_type": "physical"}
    return {**blank, **said, **whole}


def _several(given: Row, heading: str) -> list[str]:
    return [one for one in SEPARATOR.split(given.get(heading, "")) if one]


def _terms(given: Row, key: UUID, number: int, tell: Tell) -> Iterator[dict[str, Any]]:
    for heading, taxonomy in (
        ("What it is", ours.WHAT_IT_IS),
        ("Comes from", ours.COMES_FROM),
        ("Helps with", ours.HELPS_WITH),
    ):
        for said in _several(given, heading):
            if (word := ours.named(taxonomy, said)) is None:
                choices = ", ".join(ours.TAXONOMIES[taxonomy])
                why = f"“{said[:60]}” is none of: {choices}; left out"
                tell(Problem(f"Row {number:,}", heading, why))
                continue
            term = ours.term(taxonomy, word)
            yield {"id": _made(f"{key}:term:{term['id']}"), "taxonomy_term": term}
