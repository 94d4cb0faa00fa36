"""How each database says what the two do not say alike."""

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True, slots=True)
class Dialect:
    """Numbers from one to another, a new key, days and minutes after a moment, and indexes."""

    numbers: str
    key: str
    day: str
    moment: str
    yes: str
    indexes: str


SQLITE = Dialect(
    numbers="(WITH RECURSIVE s(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM s"
    " WHERE n < {last}) SELECT n FROM s)",
    key="lower(hex(randomblob(16)))",
    day="date('{first}', '+' || ({days}) || ' days')",
    moment="datetime(day, '+' || ({minutes}) || ' minutes')",
    yes="1",
    indexes="SELECT name, sql FROM sqlite_master"
    " WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s",
)
POSTGRESQL = Dialect(
    numbers="(SELECT generate_series(CAST({first} AS bigint), {last}) AS n)",
    key="gen_random_uuid()",
    day="(date '{first}' + CAST({days} AS integer))",
    moment="((CAST(day AS timestamp) + ({minutes}) * interval '1 minute') AT TIME ZONE 'UTC')",
    yes="true",
    indexes="SELECT indexname, indexdef FROM pg_indexes"
    " WHERE tablename = %s AND indexname NOT IN (SELECT conname FROM pg_constraint)",
)


def dialect() -> Dialect:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE
