"""Very many rows at once, written without all that `bulk_create` does for fewer.

For rows that are new and whole: half of what an import of 10,000 people costs would else be
questions that have one answer here (has it a key, does the database fill in a default).
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import AutoField, Model

from whatmatters.foundations.progress import in_batches
from whatmatters.people.models import SearchKey

MOST_VALUES = 900  # below SQLite's oldest limit of 999 in a statement


def insert_all(objects: Sequence[Model]) -> None:
    """Write these, all of one model, with every default already in them."""
    if not objects:
        return
    meta = objects[0]._meta
    fields = [field for field in meta.concrete_fields if not isinstance(field, AutoField)]
    ready = [(field.attname, field.get_db_prep_save) for field in fields]
    rows = ([save(getattr(o, name), connection) for name, save in ready] for o in objects)
    _insert(meta.db_table, [field.column for field in fields], rows)


def insert_keys(keys: Iterable[tuple[bytes, UUID]]) -> None:
    """Write the ways into records: pairs of a key and a person, thirty a person."""
    as_kept = SearchKey._meta.get_field("person").get_db_prep_save
    people: dict[UUID, Any] = {}

    def row(key: bytes, person: UUID) -> tuple[bytes, Any]:
        if person not in people:
            people[person] = as_kept(person, connection)
        return key, people[person]

    _insert(SearchKey._meta.db_table, ["key", "person_id"], (row(*pair) for pair in keys))


def _insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    start = f"INSERT INTO {quote(table)} ({names}) VALUES "  # noqa: S608  # our own names
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for some in in_batches(rows, of=MOST_VALUES // len(columns)):
            cursor.execute(start + ", ".join([one] * len(some)), list(chain.from_iterable(some)))
