"""Ten years of visits, written by the database itself and held to every constraint."""

# ruff: noqa: S608  # our own statements, made of our own parts

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction

from bench.visits.dialects import dialect
from bench.visits.rows import BEEN, TABLES, WRITTEN

BACK, AHEAD, BATCH = 3_650, 14, 250_000
#: How many days before today the one who is measured has only what is planned for them.
KEPT_CLEAR = 60
#: What SQLite may keep in memory of it while it writes, in kB.
CACHE = 6_000_000

#: Everybody a support worker has a place with, one after another; and an outcome of theirs.
ROUND = """
CREATE TEMPORARY TABLE bench_round AS
SELECT row_number() OVER (ORDER BY c.person_id, c.id) - 1 AS place,
  c.person_id, c.organisation_id, c.user_id,
  (SELECT o.id FROM outcomes_outcome o WHERE o.person_id = c.person_id ORDER BY o.id LIMIT 1)
    AS outcome_id
FROM people_circlemember c
WHERE c.kind = 'support-worker' AND c.user_id IS NOT NULL AND c.left_on IS NULL
  AND c.withdrawn_at IS NULL
"""
BATCHED = """
CREATE TEMPORARY TABLE bench_batch AS
SELECT {key} AS id, {key} AS note_id, s.n, {day} AS day, 420 + s.n % 48 * 15 AS minute,
  r.person_id, r.organisation_id, r.user_id, r.outcome_id
FROM {numbers} s JOIN bench_round r ON r.place = s.n % {people}
"""
CLEAR = "DELETE FROM bench_batch WHERE user_id = %s AND day >= %s"


def fill(*, visits: int, today: date, clear: UUID) -> Iterator[int]:
    """So many, spread evenly over ten years and two weeks to come. Yields how many there are.

    All or nothing. `clear` is the worker who is measured: of late they have nothing of these.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # keys are in no order, so much of it is needed at once
            cursor.execute(f"PRAGMA cache_size = {-CACHE}")
    with transaction.atomic(), connection.cursor() as cursor, _indexed_after():
        cursor.execute(ROUND)
        cursor.execute("CREATE UNIQUE INDEX bench_places ON bench_round (place)")
        cursor.execute("SELECT COUNT(*) FROM bench_round")
        people = cursor.fetchone()[0]
        for first in range(0, visits, BATCH):
            last = min(first + BATCH, visits) - 1
            _write_batch(first, last, visits=visits, people=people, today=today, clear=clear)
            yield last + 1
        cursor.execute("DROP TABLE bench_round")


def _write_batch(
    first: int, last: int, *, visits: int, people: int, today: date, clear: UUID
) -> None:
    speaks = dialect()
    days = f"s.n * {BACK + AHEAD} / {visits}"
    began = (today - timedelta(days=BACK)).isoformat()
    parts = {
        "key": speaks.key,
        "numbers": speaks.numbers.format(first=first, last=last),
        "day": speaks.day.format(first=began, days=days),
        "people": people,
        "today": today.isoformat(),
        "yes": speaks.yes,
        "been": BEEN.format(today=today.isoformat()),
        "begins": speaks.moment.format(minutes="minute"),
        "came": speaks.moment.format(minutes="minute + n % 11"),
        "went": speaks.moment.format(minutes="minute + n % 11 + 24 + n % 13"),
    }
    user = clear if connection.vendor == "postgresql" else clear.hex
    with connection.cursor() as cursor:
        cursor.execute(BATCHED.format(**parts))
        cursor.execute(CLEAR, [user, (today - timedelta(days=KEPT_CLEAR)).isoformat()])
        for table, (columns, of_which) in WRITTEN.items():
            values = _blanks(table) | columns
            names = ", ".join(f'"{name}"' for name in values)
            said = ", ".join(values.values())
            statement = f"INSERT INTO {table} ({names}) SELECT {said} FROM bench_batch"
            cursor.execute(f"{statement} WHERE {of_which}".format(**parts))
        cursor.execute("DROP TABLE bench_batch")


def _blanks(table: str) -> dict[str, str]:
    """The columns of words, which are empty where nothing is said."""
    [model] = (one for one in apps.get_models() if one._meta.db_table == table)
    fields = model._meta.concrete_fields
    return {
        field.column: "''"
        for field in fields
        if field.empty_strings_allowed and not field.null and not field.is_relation
    }


@contextmanager
def _indexed_after() -> Iterator[None]:
    """An index is made anew once all is there: in one go, and it checks what it promises."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # no index is touched while a check is outstanding
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        made = []
        for table in TABLES:
            cursor.execute(dialect().indexes, [table])
            made += cursor.fetchall()
        for name, _ in made:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _, statement in made:
            cursor.execute(statement)
