"""The columns of a list of people: what each is called, holds, and may be called elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whatmatters.foundations.words import folded


def heading_key(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum())


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `also` are other headings that people give it."""

    key: str
    title: str
    note: str
    example: str
    longest: int
    also: tuple[str, ...] = ()

    @property
    def headings(self) -> Iterator[str]:
        return (heading_key(text) for text in (self.title, self.key, *self.also))


COLUMNS = (
    Column(
        "known_as",
        "Known as",
        "What they like to be called. Give this or the full name.",
        "Maggie",
        100,
        ("Preferred name", "First name", "Given name"),
    ),
    Column(
        "full_name",
        "Full name",
        "The whole name, as on a letter.",
        "Margaret Holt",
        200,
        ("Name",),
    ),
    Column("pronouns", "Pronouns", "If you know them.", "she, her", 40),
    Column(
        "born_on",
        "Born",
        "A day: 2 March 1948, 02/03/1948 (day first) or 1948-03-02.",
        "2 March 1948",
        40,
        ("Date of birth", "DOB", "Birth date", "Born on"),
    ),
    Column(
        "nhs_number",
        "NHS number",
        "Ten figures, with or without spaces. We check that they belong together.",
        "999 054 8609",
        40,
        ("NHS no",),
    ),
    Column(
        "number",
        "Your number",
        "The number your organisation knows them by. We make one where there is none.",
        "4471",
        30,
        ("Reference", "Record number", "Case number"),
    ),
    Column(
        "phone",
        "Phone",
        "Write it as text, so that the spreadsheet keeps the first 0.",
        "01632 960001",
        40,
        ("Telephone", "Phone number", "Mobile"),
    ),
    Column("email", "E-mail", "", "maggie@example.org", 254, ("E-mail address", "Email", "Mail")),
    Column("address", "Address", "In one cell.", "1 Example Street, Westbury", 1000),
    Column(
        "how_to_reach",
        "How to reach",
        "What is good to know before getting in touch.",
        "Ring in the afternoon; let it ring",
        1000,
    ),
    Column("language", "Language", "The language they like to speak.", "English", 60),
    Column(
        "helps",
        "What helps them communicate",
        "Large print, an interpreter, somebody with them.",
        "Large print",
        300,
        ("Communication needs", "What helps"),
    ),
    Column(
        "helper_name",
        "Who helps: name",
        "Somebody they count on. They are not given an account.",
        "June Holt",
        200,
        ("Helper", "Carer", "Next of kin"),
    ),
    Column(
        "helper_relation",
        "Who helps: relation",
        "Who that is to them.",
        "daughter",
        100,
        ("Helper relation", "Relationship"),
    ),
)


def by_heading(columns: Iterable[Column]) -> dict[str, Column]:
    return {heading: column for column in columns for heading in column.headings}


BY_HEADING = by_heading(COLUMNS)
BY_KEY = {column.key: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Headings:
    """Which place of a row holds which column, and the headings that are not ours."""

    places: dict[int, Column]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]


def read_headings(cells: Iterable[str], known: Mapping[str, Column] = BY_HEADING) -> Headings:
    """Match a first row with our columns, however it is spelt."""
    places: dict[int, Column] = {}
    unknown, twice = [], []
    for place, text in enumerate(cells):
        column = known.get(heading_key(text))
        if column is None:
            unknown += [text] if text.strip() else []
        elif column in places.values():
            twice.append(column.title)
        else:
            places[place] = column
    return Headings(places, tuple(unknown), tuple(twice))
