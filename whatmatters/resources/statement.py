"""The one statement that finds services: written for each search from parts that are all ours.

What somebody typed goes in as parameters, and before that as words of letters and digits alone.
"""

# ruff: noqa: S608  # every part of a statement is our own; what is typed is a parameter

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from whatmatters.resources.nearness import Farness, Spot, box_around
from whatmatters.resources.terms import letters_of
from whatmatters.resources.wanted import Wanted

#: Beyond any distance there is on earth: of what is online or by telephone.
ANYWHERE = 4.0


@dataclass(slots=True)
class Statement:
    """SQL that grows with its parameters, for one kind of database."""

    vendor: str
    today: date
    conditions: list[str] = field(default_factory=lambda: ["f.is_listed"])
    values: list[Any] = field(default_factory=list)

    def where(self, condition: str, *values: Any) -> None:
        self.conditions.append(condition)
        self.values.extend(values)

    def key(self, value: UUID) -> UUID | str:
        """An id as this database keeps it."""
        return value if self.vendor == "postgresql" else value.hex


def written(
    wanted: Wanted, *, vendor: str, today: date, skip: int, take: int
) -> tuple[str, list[Any]]:
    """`service, tier, farness, how many there are`, in the order they are shown.

    What is found is kept with no more than it is sorted by: it is read twice, to count it too.
    """
    tier, of_tier = _tier(wanted, vendor)
    source, of_source = _source(wanted)
    rest = Statement(vendor, today)
    for narrow in (_by_words, _by_terms, _by_time, _by_cost, _by_access, _by_age, _by_language):
        narrow(rest, wanted)
    far = "0" if wanted.near is None else "n.far"
    statement = f"""
        WITH found AS (
          SELECT f.id, LOWER(f.name) AS called, {tier} AS tier, {far} AS far
          FROM {source} WHERE {" AND ".join(rest.conditions)}
        ) SELECT (SELECT f.service_id FROM resources_finding f WHERE f.id = found.id),
          tier, far, (SELECT COUNT(*) FROM found)
        FROM found ORDER BY tier, far, called, id LIMIT %s OFFSET %s"""
    return statement, [*of_tier, *of_source, *rest.values, take, skip]


def _tier(wanted: Wanted, vendor: str) -> tuple[str, list[str]]:
    """In its name, 0; in who offers it or what it is sorted by, 1; in its description, 2."""
    if not wanted.words:
        return "0", []
    holds = HOLDS[vendor]
    queries = [asked(wanted, vendor, within) for within in ("name", "name subject")]
    return f"CASE WHEN {holds} THEN 0 WHEN {holds} THEN 1 ELSE 2 END", queries


HOLDS = {
    "sqlite": "f.id IN (SELECT rowid FROM resources_words WHERE resources_words MATCH %s)",
    "postgresql": "f.terms @@ to_tsquery('english', %s)",
}
WEIGHTS = {"": "", "name": ":A", "name subject": ":AB"}


def asked(wanted: Wanted, vendor: str, within: str = "") -> str:
    """The words as the database asks for them, of letters and digits only: nothing escapes."""
    if vendor == "postgresql":
        return (" | " if wanted.any_word else " & ").join(
            f"'{word}'{WEIGHTS[within]}" for word in wanted.words
        )
    joined = (" OR " if wanted.any_word else " AND ").join(f'"{word}"' for word in wanted.words)
    return f"{{{within}}} : ({joined})" if within else joined


def _source(wanted: Wanted) -> tuple[str, list[Any]]:
    """All there is; or what is near enough, each with its nearest place, and what is anywhere."""
    if wanted.near is None:
        return "resources_finding f", []
    box, farness = box_around(wanted.near, km=wanted.km), Farness(wanted.near)
    source = f"""(
      SELECT finding_id, MIN(far) AS far FROM (
        SELECT finding_id, {farness.sql("latitude", "longitude")} AS far FROM resources_place
        WHERE latitude BETWEEN %s AND %s AND longitude BETWEEN %s AND %s
        UNION ALL SELECT id, {ANYWHERE} FROM resources_finding WHERE is_anywhere
      ) every WHERE far <= %s OR far = {ANYWHERE} GROUP BY finding_id
    ) n JOIN resources_finding f ON f.id = n.finding_id"""
    values = [box.south, box.north, box.west, box.east, farness.at_most(wanted.km)]
    return source, values


def distance(near: Spot | None, far: float) -> float | None:
    """In kilometres; nothing, where it is anywhere or nobody asked."""
    return None if near is None or far >= ANYWHERE else Farness(near).km(far)


def _by_words(statement: Statement, wanted: Wanted) -> None:
    if wanted.words:
        statement.where(HOLDS[statement.vendor], asked(wanted, statement.vendor))


def _by_terms(statement: Statement, wanted: Wanted) -> None:
    if wanted.terms is None:
        return
    terms = [statement.key(term) for term in sorted(wanted.terms)]
    among = ", ".join(["%s"] * len(terms)) or "NULL"
    statement.where(
        "f.service_id IN (SELECT a.service_id FROM resources_attribute a "
        f"WHERE a.term_id IN ({among}) AND a.service_id IS NOT NULL)",
        *terms,
    )


def _by_time(statement: Statement, wanted: Wanted) -> None:
    """On a day of the week, in a part of the day, and not over yet. What keeps no hours is left."""
    if not wanted.day and wanted.part is None:
        return
    holds, values = ["(h.valid_to IS NULL OR h.valid_to >= %s)"], [statement.today]
    if wanted.day:
        holds.append("h.byday LIKE %s")
        values.append(f"%{letters_of(wanted.day).upper()}%")  # type: ignore[arg-type]  # days and texts both
    if wanted.part is not None:
        begins, ends = wanted.part.hours
        holds.append("h.opens_at < %s AND (h.closes_at IS NULL OR h.closes_at > %s")
        holds[-1] += " OR h.closes_at <= h.opens_at)"
        values += [_time(statement, ends), _time(statement, begins)]
    _there_is(statement, "schedule h", holds, values)


def _time(statement: Statement, value: Any) -> Any:
    return value if statement.vendor == "postgresql" else value.isoformat()


def _by_cost(statement: Statement, wanted: Wanted) -> None:
    """Free for everybody, and said to be: not merely silent about what it costs."""
    if not wanted.is_free:
        return
    statement.where(
        """COALESCE((SELECT MAX(c.amount) FROM resources_costoption c
        WHERE c.service_id = f.service_id) = 0, EXISTS (SELECT 1 FROM resources_service s
        WHERE s.id = f.service_id AND LOWER(s.fees) LIKE 'free%%'))"""
    )


def _by_access(statement: Statement, wanted: Wanted) -> None:
    """Something is said of how people get in and take part, other than that they can't."""
    if wanted.is_accessible:
        statement.where(
            """EXISTS (SELECT 1 FROM resources_serviceatlocation l
            JOIN resources_accessibility y ON y.location_id = l.location_id
            WHERE l.service_id = f.service_id
            AND LOWER(y.description) NOT LIKE 'no %%' AND LOWER(y.description) NOT LIKE 'not %%')"""
        )


def _by_age(statement: Statement, wanted: Wanted) -> None:
    if wanted.age is not None:
        statement.where(
            """EXISTS (SELECT 1 FROM resources_service s WHERE s.id = f.service_id
            AND (s.minimum_age IS NULL OR s.minimum_age <= %s)
            AND (s.maximum_age IS NULL OR s.maximum_age >= %s))""",
            wanted.age,
            wanted.age,
        )


def _by_language(statement: Statement, wanted: Wanted) -> None:
    """By its name or its code, as `Polish` or `pl`."""
    if wanted.language:
        said = letters_of(wanted.language)
        holds = ["(LOWER(g.name) = %s OR LOWER(g.code) = %s)"]
        _there_is(statement, "language g", holds, [said, said])


def _there_is(statement: Statement, table: str, holds: list[str], values: list[Any]) -> None:
    alias = table.split()[1]
    conditions = " AND ".join([f"{alias}.service_id = f.service_id", *holds])
    statement.where(f"EXISTS (SELECT 1 FROM resources_{table} WHERE {conditions})", *values)


def rows_of(found: list[tuple[Any, ...]]) -> Iterator[tuple[UUID, int, float, int]]:
    """As the database gave them, with ids that are ids."""
    for service, tier, far, total in found:
        yield (service if isinstance(service, UUID) else UUID(service)), tier, float(far), total
