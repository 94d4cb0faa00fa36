"""The ways into very many records: thirty a person, so they are written without the models.

A model object and its checks cost ten times what the database does; nothing here is typed
by anybody, only folded names and numbers.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection

from whatmatters.foundations.progress import in_batches
from whatmatters.people.models import SearchKey

AT_ONCE = 450  # two values each: below SQLite's oldest limit of 999 in a statement


def write_keys(keys: Iterable[tuple[bytes, UUID]]) -> None:
    """Write pairs of a key and a person, each pair once. Part of other deeds."""
    table = connection.ops.quote_name(SearchKey._meta.db_table)
    start = f"INSERT INTO {table} (key, person_id) VALUES "  # noqa: S608  # our own names
    as_kept = SearchKey._meta.get_field("person").get_db_prep_save
    people: dict[UUID, Any] = {}
    with connection.cursor() as cursor:
        for some in in_batches(keys, of=AT_ONCE):
            for _, person in some:
                if person not in people:
                    people[person] = as_kept(person, connection)
            values = ((key, people[person]) for key, person in some)
            cursor.execute(
                start + ",".join(["(%s, %s)"] * len(some)), list(chain.from_iterable(values))
            )
