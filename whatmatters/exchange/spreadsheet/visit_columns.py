"""The columns of the two files of visits: what is planned, and what became of it."""

from whatmatters.exchange.spreadsheet.columns import Column, by_heading

_REFERENCE = Column(
    "reference",
    "Your reference",
    "The number of the visit in your own system. By it we know it when the file comes again.",
    "V-1001",
    100,
    ("Reference", "Visit reference", "Visit number", "Visit ID"),
)
_NUMBER = Column(
    "number",
    "Person’s number",
    "The number your organisation or another knows them by, or their NHS number.",
    "4471",
    40,
    ("Number", "Person", "Person number", "Record number", "Client number", "NHS number"),
)
_NAME = Column(
    "name",
    "Name",
    "To check the number by: what they are known as, or the whole name.",
    "Margaret Holt",
    200,
    ("Person’s name", "Client name", "Full name", "Known as"),
)
_DAY = Column(
    "day",
    "Date",
    "The day it begins: 8 June 2026, 08/06/2026 (day first) or 2026-06-08.",
    "8 June 2026",
    40,
    ("Day", "Start date", "Visit date", "Planned date"),
)
_STARTS = Column(
    "starts",
    "Start",
    "As the clock on the wall shows it: 09:00 or 9:00am.",
    "09:00",
    20,
    ("Start time", "Planned start", "Planned start time"),
)

PLANNED = (
    _REFERENCE,
    _NUMBER,
    _NAME,
    _DAY,
    _STARTS,
    Column(
        "minutes",
        "Minutes",
        "How long it takes. Give this or the end.",
        "45",
        10,
        ("Planned minutes", "Duration", "Length"),
    ),
    Column(
        "short_because",
        "Why so short",
        "If it is less than half an hour: why that is enough. The person reads it.",
        "",
        1000,
        ("Reason for a short visit", "Short visit reason"),
    ),
    Column("ends", "End", "When it ends, instead of the minutes.", "", 20, ("End time",)),
    Column(
        "workers",
        "Who goes",
        "E-mail address or name; of two who go together, both, with a semicolon between.",
        "sam@example.org",
        300,
        ("Worker", "Workers", "Staff", "Carer"),
    ),
    Column(
        "purpose",
        "What it is for",
        "An outcome as they worded it; other words become something to do at the visit.",
        "Get back to my allotment",
        300,
        ("Purpose", "Outcome", "Task", "Tasks"),
    ),
)

ACTUAL = (
    _REFERENCE,
    _NUMBER,
    _NAME,
    _DAY,
    _STARTS,
    Column(
        "became",
        "What became of it",
        "Done, late, missed, called off by person, called off by provider, nobody at the door, "
        "or sent away.",
        "Done",
        60,
        ("Status", "Result", "What happened"),
    ),
    Column(
        "arrived",
        "Arrived",
        "When they came, with the day before it if it was another.",
        "09:04",
        40,
        ("Actual start", "Arrival", "Check in", "Check-in"),
    ),
    Column(
        "left",
        "Left",
        "When they went.",
        "09:50",
        40,
        ("Actual end", "Departure", "Check out", "Check-out"),
    ),
    Column(
        "called_off",
        "Called off at",
        "If the person called it off: the day and time they said so.",
        "",
        60,
        ("Cancelled at", "Called off on", "Cancelled on"),
    ),
    Column(
        "why",
        "Why",
        "If it did not happen: why, in words. The person reads them.",
        "",
        1000,
        ("Reason", "Because"),
    ),
    Column(
        "verified",
        "How you know",
        "How your own system knows that they came.",
        "Call from the home’s phone",
        200,
        ("How verified", "Verified", "Verification"),
    ),
    Column(
        "tasks",
        "What was done",
        "In words. The person reads them.",
        "Breakfast together; tablets taken",
        2000,
        ("Done", "Tasks", "Notes", "Note"),
    ),
)
SHEETS = {"planned": PLANNED, "actual": ACTUAL}
HEADINGS = {kind: by_heading(columns) for kind, columns in SHEETS.items()}
TITLES = {column.key: column.title for column in (*PLANNED, *ACTUAL)}
