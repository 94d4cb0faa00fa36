"""What is looked for: ours as the page asks it, the control's as one would write it by hand."""

# ruff: noqa: S608  # our own statements, made of our own parts

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from whatmatters.resources.models import TaxonomyTerm
from whatmatters.resources.nearness import KM_IN_A_MILE, Farness, Spot, box_around
from whatmatters.resources.wanted import Wanted

SPOTS = (Spot(51.26, -2.19), Spot(51.0, -3.0), Spot(51.6, -2.6), Spot(51.4, -1.8))
TAKE = 20


@dataclass(frozen=True, slots=True)
class Search:
    """One search, and the statement that finds the same without anything of ours."""

    kind: str
    wanted: Wanted
    statement: str
    values: tuple[Any, ...]


def searches() -> Iterator[Search]:
    """Some of each kind, as often as people look for them."""
    for words in (("riverside", "choir"), ("benefits", "debt"), ("shopping", "garden")):
        yield _words("Words", words)
    yield _words("A word that one in sixteen has", ("choir",))
    yield _words("A word that all of them have", ("kind",))
    for spot in SPOTS:
        yield _near("Near a place", spot, miles=10)
        yield _near("Very near a place", spot, miles=3)
        for word in ("choir", "swim"):
            yield _near("A word, near a place", spot, miles=10, words=(word,))
        yield _free("Free, on a Wednesday, near a place", spot)
        yield _sorted("A kind of thing, near a place", spot, ("Practical", "Volunteer"))


def _match(words: tuple[str, ...], within: str = "") -> str:
    if connection.vendor == "postgresql":
        weights = {"": "", "name": ":A", "name subject": ":AB"}[within]
        return " & ".join(f"'{word}'{weights}" for word in words)
    joined = " AND ".join(f'"{word}"' for word in words)
    return f"{{{within}}} : ({joined})" if within else joined


def _holds() -> str:
    if connection.vendor == "postgresql":
        return "f.terms @@ to_tsquery('english', %s)"
    return "f.id IN (SELECT rowid FROM resources_words WHERE resources_words MATCH %s)"


def _words(kind: str, words: tuple[str, ...]) -> Search:
    statement = f"""
        SELECT f.service_id FROM resources_finding f WHERE f.is_listed AND {_holds()}
        ORDER BY CASE WHEN {_holds()} THEN 0 WHEN {_holds()} THEN 1 ELSE 2 END,
        LOWER(f.name), f.id LIMIT {TAKE}"""
    values = (_match(words), _match(words, "name"), _match(words, "name subject"))
    return Search(kind, Wanted(words=words), statement, values)


def _near(
    kind: str,
    spot: Spot,
    *,
    miles: float,
    words: tuple[str, ...] = (),
    also: str = "",
    more: tuple[Any, ...] = (),
    **wanted: Any,
) -> Search:
    km = miles * KM_IN_A_MILE
    box, far = box_around(spot, km=km), Farness(spot)
    holds = f"AND {_holds()}" if words else ""
    tier = f"CASE WHEN {_holds()} THEN 0 WHEN {_holds()} THEN 1 ELSE 2 END" if words else "f.id * 0"
    statement = f"""
        SELECT f.service_id FROM (SELECT finding_id, MIN(far) AS far FROM (
          SELECT finding_id, {far.sql("latitude", "longitude")} AS far FROM resources_place
          WHERE latitude BETWEEN %s AND %s AND longitude BETWEEN %s AND %s
          UNION ALL SELECT id, 4.0 FROM resources_finding WHERE is_anywhere) p
          WHERE far <= %s OR far = 4.0 GROUP BY finding_id) n
        JOIN resources_finding f ON f.id = n.finding_id
        WHERE f.is_listed {holds} {also} ORDER BY {tier}, n.far, LOWER(f.name), f.id LIMIT {TAKE}"""
    matches = (_match(words), *more, _match(words, "name"), _match(words, "name subject"))
    values = (box.south, box.north, box.west, box.east, far.at_most(km))
    asked = Wanted(words=words, near=spot, miles=miles, **wanted)
    return Search(kind, asked, statement, values + (matches if words else more))


def _free(kind: str, spot: Spot) -> Search:
    also = """AND EXISTS (SELECT 1 FROM resources_schedule h WHERE h.service_id = f.service_id
        AND h.byday LIKE %s AND (h.valid_to IS NULL OR h.valid_to >= %s))
        AND 0 = (SELECT MAX(c.amount) FROM resources_costoption c
        WHERE c.service_id = f.service_id)"""
    more = ("%WE%", date.min)
    return _near(kind, spot, miles=10, also=also, more=more, is_free=True, day="WE")


def _sorted(kind: str, spot: Spot, names: tuple[str, ...]) -> Search:
    known = TaxonomyTerm.objects.filter(name__in=names).order_by("pk")
    terms = frozenset(known.values_list("pk", flat=True))
    marks = ", ".join(["%s"] * len(terms))
    also = f"""AND EXISTS (SELECT 1 FROM resources_attribute a
        WHERE a.service_id = f.service_id AND a.term_id IN ({marks}))"""
    more = tuple(_key(term) for term in sorted(terms))
    return _near(kind, spot, miles=10, also=also, more=more, terms=terms)


def _key(term: UUID) -> UUID | str:
    return term if connection.vendor == "postgresql" else term.hex
