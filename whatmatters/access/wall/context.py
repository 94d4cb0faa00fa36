"""In whose name statements run, told to PostgreSQL for one transaction and no longer.

A setting of the session would still be there for the next request on that connection, so none
is made. A command has its connections to itself: they begin as `system` (config.environment).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from typing import Any, Literal
from uuid import UUID

from django.db import connection

from whatmatters.foundations import clock

Kind = Literal["request", "public", "system", ""]


@dataclass(frozen=True, slots=True)
class Acting:
    """Whose statements these are; the wall of a table asks for no more than this.

    `public` is a page that is open to all: there, enquiries that belong to no record yet can be
    reached as well. `system` is a command. Nothing at all reaches nothing at all.
    """

    acting: Kind = ""
    user: str = ""
    organisation: str = ""
    role: str = ""
    today: str = ""
    now: str = ""
    #: Whom PostgreSQL has found to be reached in this name, so far; it is its own to write.
    reached: str = ""


#: Each as PostgreSQL knows it: `wm.user`, and the others alike.
SETTINGS = tuple(f"wm.{field.name}" for field in fields(Acting))


def request_by(
    user: UUID | None, organisation: UUID | None, role: str, *, kind: Kind = "request"
) -> Acting:
    """What is said of a request by this user, acting there, now."""
    now = clock.now()
    today = clock.day_of(now)
    return Acting(
        kind, str(user or ""), str(organisation or ""), role, today.isoformat(), now.isoformat()
    )


@contextmanager
def standing_at(acting: Acting) -> Iterator[None]:
    """Run what is inside in that name. It must be in a transaction, and ends with it.

    Inside another transaction the name that was there before is put back.
    """
    if connection.vendor != "postgresql":
        yield
        return
    if not connection.in_atomic_block:
        raise OutsideATransaction
    is_nested = len(connection.savepoint_ids) > 0
    before = _told() if is_nested else None
    tell(acting)
    try:
        yield
    finally:
        if before is not None and not connection.needs_rollback:
            tell(before)


class OutsideATransaction(Exception):
    """A setting for one transaction says nothing where there is none."""

    def __init__(self) -> None:
        super().__init__("Say in whose name inside transaction.atomic()")


def tell(acting: Acting) -> None:
    """Say in whose name the rest of this transaction runs."""
    _ask(TELL, list(astuple(acting)))


def _told() -> Acting:
    return Acting(*_ask(ASK, []))


def _ask(statement: str, values: list[object]) -> tuple[Any, ...]:
    """Straight to the driver: it is not a question of the page, and none is as frequent."""
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] = cursor.fetchone()
        return row


TELL = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in SETTINGS)
ASK = "SELECT " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in SETTINGS)
