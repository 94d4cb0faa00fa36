"""Standing before the wall: as the role that serves, in somebody's name or in nobody's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from tests.walled import SERVES, as_role
from whatmatters.access.actor import Actor
from whatmatters.access.wall import acting
from whatmatters.access.wall.context import Acting, standing_at


@contextmanager
def served(by: Actor | Acting | None) -> Iterator[None]:
    """A transaction as the role that serves, in this name; None is nobody's at all."""
    with transaction.atomic(), as_role(SERVES):
        if by is None:
            yield
            return
        with standing_at(by if isinstance(by, Acting) else acting(by)):
            yield


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []
