"""A directory of many services, the same each time: what a region of two million people has."""

from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID, uuid5

from whatmatters.resources import ours
from whatmatters.resources.intake.taking import Intake
from whatmatters.resources.intake.tally import Tally
from whatmatters.resources.standard.documents import Item
from whatmatters.resources.standard.reading import OURS

COUNT = 100_000
TOWNS = 400
#: South and west of the region, and how far it reaches, in degrees.
CORNER, REACH = (50.9, -3.2), (0.9, 1.6)
WHAT = (
    ("Lunch club", "Community", "Social", "A hot lunch and company"),
    ("Choir", "Community", "Emotional", "Singing for the joy of it"),
    ("Walking group", "Community", "Physical", "Slow walks with a café at the end"),
    ("Men’s shed", "Community", "Practical", "Tools, tea and things to mend"),
    ("Memory café", "Community", "Mental", "For people with dementia and those close to them"),
    ("Library", "Universal", "Mental", "Books, computers and a warm room"),
    ("Swimming pool", "Universal", "Physical", "Swimming, with a hoist and warm water"),
    ("Allotment", "Universal", "Physical", "A plot to grow things on"),
    ("Benefits advice", "Universal", "Practical", "Forms, debt and what you can claim"),
    ("Community transport", "Volunteer", "Practical", "Lifts to shops and to the doctor"),
    ("Befriending", "Volunteer", "Social", "Somebody who visits once a week"),
    ("Good neighbours", "Volunteer", "Practical", "A hand with shopping and the garden"),
    ("Home care", "Paid", "Practical", "Help to wash, dress and eat at home"),
    ("Day service", "Paid", "Social", "A day out of the house, with lunch"),
    ("Respite", "Paid", "Emotional", "A break for somebody who cares"),
    ("Personal assistant", "Paid", "Practical", "Somebody you choose and employ"),
)
MANNERS = ("Friendly", "Wednesday", "Riverside", "Old Mill", "Open Door", "Sunrise", "Valley")
FIRST = (
    "Ash",
    "Brue",
    "Cam",
    "Dun",
    "East",
    "Frome",
    "Glas",
    "Hol",
    "Ivel",
    "Kings",
    "Long",
    "Mere",
)
LAST = ("bury", "ton", "combe", "ford", "ham", "ley", "minster", "port", "stead", "wick", "worth")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def services(count: int = COUNT) -> Iterator[dict[str, Any]]:
    """Services as objects of the standard, each made from its own number alone."""
    for number in range(count):
        yield _service(number, Random(number))  # noqa: S311  # nothing secret in it


def fill(count: int = COUNT) -> Tally:
    """Bring so many into the database, as a feed would."""
    intake = Intake()
    intake.take(Item(n, "taxonomy", raw) for n, raw in enumerate(ours.every_taxonomy(), start=1))
    intake.take(Item(n, "service", raw) for n, raw in enumerate(services(count), start=1))
    return intake.tally


def _service(number: int, dice: Random) -> dict[str, Any]:
    what, comes_from, helps_with, about = dice.choice(WHAT)
    town = dice.randrange(TOWNS)
    key = _id("service", number)
    opens = dice.randrange(8, 18)
    return {
        "id": str(key),
        "name": f"{town_called(town)} {dice.choice(MANNERS)} {what}",
        "description": f"{about}. Number {number} of its kind near {town_called(town)}.",
        "status": "active" if dice.random() < 0.95 else "inactive",
        "url": f"https://example.org/{number}",
        "minimum_age": dice.choice([None, None, 18, 55, 65]),
        "assured_date": f"20{dice.choice((26, 27))}-{dice.randrange(1, 13):02}-01",
        "last_modified": "2027-01-01T00:00:00Z",
        "organization": _organization(dice.randrange(COUNT // 8)),
        "schedules": [
            {
                "id": str(uuid5(key, "schedule")),
                "freq": "WEEKLY",
                "byday": dice.choice(DAYS),
                "opens_at": f"{opens:02}:00:00",
                "closes_at": f"{opens + 2:02}:00:00",
            }
        ],
        "cost_options": _costs(key, comes_from, dice),
        "service_at_locations": [_at(key, number, town, dice)],
        "attributes": [
            _said(key, ours.WHAT_IT_IS, what),
            _said(key, ours.COMES_FROM, comes_from),
            _said(key, ours.HELPS_WITH, helps_with),
        ],
    }


def _id(kind: str, number: int) -> UUID:
    return uuid5(OURS, f"bench:{kind}:{number}")


def town_called(number: int) -> str:
    """Its name; those after the first hundred or so have a saint as well."""
    name = FIRST[number % len(FIRST)] + LAST[number // len(FIRST) % len(LAST)]
    again = number // (len(FIRST) * len(LAST))
    return f"{name} St {('Mary', 'Peter', 'Anne', 'Giles')[again % 4]}" if again else name


def town_at(number: int) -> tuple[float, float]:
    """Where it lies."""
    dice = Random(f"town {number}")  # noqa: S311  # nothing secret in it
    return CORNER[0] + REACH[0] * dice.random(), CORNER[1] + REACH[1] * dice.random()


def postcode(town: int, number: int) -> str:
    return f"BA{town % 90 + 10} {number % 9 + 1}{chr(65 + number % 20)}{chr(65 + town % 20)}"


def _organization(number: int) -> dict[str, Any]:
    name = f"{MANNERS[number % len(MANNERS)]} {town_called(number % TOWNS)} Association"
    return {"id": str(_id("organization", number)), "name": name, "description": ""}


def _costs(key: UUID, comes_from: str, dice: Random) -> list[dict[str, Any]]:
    amount = dice.randrange(1800, 3200) / 100 if comes_from == "Paid" else dice.choice([0, 2, 4.5])
    return [{"id": str(uuid5(key, "cost")), "amount": amount, "amount_description": "each time"}]


def _at(key: UUID, number: int, town: int, dice: Random) -> dict[str, Any]:
    north, east = town_at(town)
    place = uuid5(key, "place")
    return {
        "id": str(uuid5(key, "at")),
        "location": {
            "id": str(place),
            "location_type": "physical",
            "name": f"{dice.choice(MANNERS)} Hall",
            "latitude": round(north + dice.uniform(-0.02, 0.02), 5),
            "longitude": round(east + dice.uniform(-0.02, 0.02), 5),
            "addresses": [
                {
                    "id": str(uuid5(place, "address")),
                    "address_1": f"{number % 200 + 1} High Street",
                    "city": town_called(town),
                    "state_province": "Somerset",
                    "postal_code": postcode(town, number),
                    "country": "GB",
                    "address_type": "physical",
                }
            ],
        },
    }


def _said(key: UUID, taxonomy: str, word: str) -> dict[str, Any]:
    return {"id": str(uuid5(key, taxonomy)), "taxonomy_term": ours.term(taxonomy, word)}
