"""Where a postcode or a town lies, as far as the directory itself knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Avg, Count, Q, QuerySet

from whatmatters.resources.models import Place, Postcode
from whatmatters.resources.nearness import Spot
from whatmatters.resources.postal import postcode_in

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A spot, and whether it is just there or somewhere about."""

    spot: Spot
    called: str
    is_approximate: bool


def whereabouts(typed: str) -> Whereabouts | None:
    """Where it lies, or None where nothing tells. Open to all: it is of places alone."""
    # What cannot be printed, some databases cannot be asked for.
    said = " ".join("".join(c for c in typed[:LONGEST] if c.isprintable() or c.isspace()).split())
    code = postcode_in(said)
    if code:
        return _postcode(code)
    spot = _middle(Place.objects.filter(town=said.lower())) if said else None
    return Whereabouts(spot, said, is_approximate=True) if spot else None


def _postcode(code: str) -> Whereabouts | None:
    known = Postcode.objects.filter(pk=code).order_by("pk").first()
    if known is not None:
        return Whereabouts(Spot(known.latitude, known.longitude), code, is_approximate=False)
    for beginnings in _beginnings(code):
        for spot in (
            _middle(Postcode.objects.filter(_begins("pk", beginnings))),
            _middle(Place.objects.filter(_begins("postcode", beginnings))),
        ):
            if spot is not None:
                return Whereabouts(spot, code.strip(), is_approximate=True)
    return None


def _beginnings(code: str) -> Iterator[tuple[str, ...]]:
    """What others of its kind begin with, the longest first, down to the letters of the area.

    Never a part of a district: BA1 is no nearer to BA10 than BA2 is.
    """
    out = code.split(" ")[0]
    for length in range(len(code), len(out), -1):
        yield (code[:length],)
    area = "".join(c for c in out[:2] if c.isalpha())
    yield tuple(f"{area}{digit}" for digit in range(10))


def _begins(column: str, beginnings: tuple[str, ...]) -> Q:
    """Beginning with any of these, by an index: each database has its own way."""
    if connection.vendor == "postgresql":
        ways = [Q(**{f"{column}__startswith": one}) for one in beginnings]
    else:
        ways = [Q(**{f"{column}__gte": one, f"{column}__lt": f"{one}~"}) for one in beginnings]
    return reduce(or_, ways)


def _middle(places: QuerySet[Place] | QuerySet[Postcode]) -> Spot | None:
    """The middle of some places."""
    found = places.aggregate(
        latitude=Avg("latitude"), longitude=Avg("longitude"), number=Count("pk")
    )
    return Spot(found["latitude"], found["longitude"]) if found["number"] else None
