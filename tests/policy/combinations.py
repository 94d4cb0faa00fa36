"""Everything that can be the case between a viewer and a person, and which facts follow.

Each dimension names what may be there; `HOLDS` says by which of them it counts. For each role,
what counts or not is gone through in full over every dimension that the role's rows of the table
speak of. The many ways in which something does not count (ended, of somebody else, for another
organisation), and the dimensions that should not matter to the role, are gone through in pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from tests.policy.letters import REACHED
from whatmatters.access.policy import DataClass, Facts
from whatmatters.access.roles import RoleKey

FIRST = frozenset({DataClass.CORE, DataClass.VISITS, DataClass.BUDGET})
SECOND = frozenset({DataClass.PLAN, DataClass.DIARY_SHARED, DataClass.ALERTS})


@dataclass(frozen=True, slots=True)
class Combination:
    """One of everything: a person of whom exactly this is the case."""

    place: str
    registered: str
    share: str
    capacity: str
    case: str
    glass: str
    bar: str
    died: str
    team: str


def said(words: str) -> list[str]:
    return words.split()


#: What may be there. The first of each is nothing at all; what counts is in `HOLDS`.
PLACES = {
    "staff": said(
        "none own ends-tomorrow elsewhere for-nobody wrong-kind ended not-begun withdrawn others"
    ),
    "themself": said(
        "none relative ends-tomorrow attorney unproved deputy worker-kind for-organisation ended "
        "not-begun withdrawn others"
    ),
}
REST = {
    "registered": said("none here ends-tomorrow elsewhere ended not-begun"),
    "share": said("none first second last-day expired withdrawn not-begun elsewhere to-another"),
    "capacity": said("none lacking last-day able out-of-date replaced other-decision"),
    "case": said("none open ended elsewhere others"),
    "glass": said("none open expired given-back elsewhere others"),
    "bar": said("none barred lifted others"),
    "died": said("no yes"),
    "team": said("none place ended elsewhere former-member other-team"),
}
HOLDS = {
    "place": {
        "own",
        "relative",
        "ends-tomorrow",
        "attorney",
        "unproved",
        "deputy",
    },
    "registered": {"here", "ends-tomorrow"},
    "share": {"first", "second", "last-day"},
    "capacity": {"lacking", "last-day"},
    "case": {"open"},
    "glass": {"open"},
    "bar": {"barred"},
    "died": {"yes"},
    "team": {"place"},
}
#: One that counts for each way it can count, for the product of them all.
COUNTS = {
    "staff": ["none", "own"],
    "themself": ["none", "relative", "unproved", "attorney"],
    "registered": ["none", "here"],
    "share": ["none", "first", "second"],
    "capacity": ["none", "lacking"],
    "case": ["none", "open"],
    "glass": ["none", "open"],
    "bar": ["none", "barred"],
    "died": ["no", "yes"],
    "team": ["none", "place"],
}


#: What the rows of each role speak of, besides a place in the circle.
MATTERS = {
    RoleKey.THEMSELF: "share capacity bar died",
    RoleKey.PRACTITIONER: "registered share case glass bar died",
    RoleKey.TEAM_LEAD: "registered share case glass bar died team",
    RoleKey.SUPPORT_WORKER: "registered case glass bar died",
    RoleKey.PROVIDER_MANAGER: "registered share case glass bar died",
    RoleKey.BROKER: "share bar died",
    RoleKey.COMMISSIONER: "share case bar died",
    RoleKey.SAFEGUARDING_LEAD: "share case bar died",
    RoleKey.ADMINISTRATOR: "registered bar died",
    RoleKey.PRIVACY_OFFICER: "registered bar died",
}


def who(role: RoleKey) -> str:
    return "themself" if role == RoleKey.THEMSELF else "staff"


def in_full(role: RoleKey) -> list[Combination]:
    """Whatever counts with whatever counts that matters to the role: every combination."""
    nothing = {name: COUNTS[name][:1] for name in REST}
    matter = {name: COUNTS[name] for name in MATTERS[role].split()}
    return [
        Combination(place, *chosen)
        for place, *chosen in product(COUNTS[who(role)], *(nothing | matter).values())
    ]


def in_pairs(role: RoleKey) -> list[Combination]:
    """Every value of each dimension with every value of each other."""
    return [Combination(*row) for row in pairwise([PLACES[who(role)], *REST.values()])]


def pairwise(dimensions: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """Rows that have every two values of two dimensions together at least once."""
    missing = {
        ((a, x), (b, y))
        for a, b in combinations(range(len(dimensions)), 2)
        for x, y in product(dimensions[a], dimensions[b])
    }
    while missing:
        row = dict(min(missing))
        for place, values in enumerate(dimensions):
            if place not in row:
                met = [_met(missing, row, place, value) for value in values]
                row[place] = values[met.index(max(met))]
        missing -= set(combinations(sorted(row.items()), 2))
        yield tuple(row[place] for place in sorted(row))


def _met(
    missing: set[tuple[tuple[int, str], tuple[int, str]]], row: dict[int, str], at: int, value: str
) -> int:
    one = (at, value)
    return sum(((one, other) if one < other else (other, one)) in missing for other in row.items())


def facts_of(role: RoleKey, one: Combination) -> Facts:
    """What a viewer in this role should be found to be to a person of whom this is the case."""
    died = "died" in _holding(one)
    return Facts(
        ways=frozenset(_ways(role, one)),
        shared=_shared(role, one),
        lacks_capacity="capacity" in _holding(one),
        on_case="case" in _holding(one) and role != RoleKey.THEMSELF,
        broke_glass="glass" in _holding(one) and role != RoleKey.THEMSELF,
        is_barred="bar" in _holding(one),
        has_died=died,
    )


def _holding(one: Combination) -> set[str]:
    return {name for name, counts in HOLDS.items() if getattr(one, name) in counts}


def _ways(role: RoleKey, one: Combination) -> Iterator[str]:
    holding = _holding(one)
    by = {
        "themself": False,
        "circle": "place" in holding,
        "proof": one.place in {"attorney", "deputy"},
        # A lead is of the team too, and yet is not led by themself: their own place is not it.
        "team": "team" in holding,
        "registration": "registered" in holding,
        "share": bool(_shared(role, one)),
        "case": "case" in holding,
    }
    for way, means in REACHED[role].items():
        if by[means]:
            yield way


def _shared(role: RoleKey, one: Combination) -> frozenset[DataClass]:
    """A share ends with the person's life; one to a relative, with their place in the circle."""
    has_place = "place" in _holding(one) or one.place == "worker-kind"
    if "died" in _holding(one) or (role == RoleKey.THEMSELF and not has_place):
        return frozenset()
    covered = {"first": FIRST, "second": SECOND, "last-day": FIRST | SECOND}
    return covered.get(one.share, frozenset())
