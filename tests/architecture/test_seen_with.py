"""What belongs to one of many in a history is seen with that one, and not by listing them all."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Model

from whatmatters.access.actor import Actor
from whatmatters.appointments.models import Meeting, Reminder
from whatmatters.conversations.models import Statement, StatementFile
from whatmatters.diary.models import Entry as DiaryEntry
from whatmatters.diary.models import EntryFile
from whatmatters.groups.models import Attended, Highlight, Member
from whatmatters.spending.models import Entry, NoReceipt, Receipt
from whatmatters.visits.models import NoteText, Proof, Task, Visit

#: What there is of it for every day, with what it belongs to.
IN_HISTORIES: list[tuple[type[Model], type[Model]]] = [
    (Receipt, Entry),
    (NoReceipt, Entry),
    (Attended, Member),
    (Highlight, Attended),
    (Reminder, Meeting),
    (EntryFile, DiaryEntry),
    (StatementFile, Statement),
    (Task, Visit),
    (Proof, Visit),
    (NoteText, Visit),
]


def plan_of(statement: str, given: tuple[Any, ...]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", given)
        return [str(row[-1]) for row in cursor.fetchall()]


def by_which_columns(statement: str, plan: list[str], table: str) -> set[str]:
    """How the database finds rows of a table, wherever the statement names it."""
    names = set(re.findall(rf'"{table}" (\w\d+)\b', statement)) | {table}
    found = (re.match(r"(SCAN|SEARCH) (\w+)(?:.*\((.*)\))?", line) for line in plan)
    return {match[3] or match[1] for match in found if match and match[2] in names}


@pytest.mark.django_db
@pytest.mark.parametrize(("child", "parent"), IN_HISTORIES, ids=lambda model: model.__name__)
def test_it_is_asked_of_the_one(
    child: type[Model], parent: type[Model], maggie_herself: Actor
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL turns the one question into the other by itself")
    seen = child._default_manager.get_queryset().visible_to(maggie_herself)  # type: ignore[attr-defined]  # each has it

    statement, given = seen.filter(pk=uuid4()).query.sql_with_params()

    columns = by_which_columns(statement, plan_of(statement, given), parent._meta.db_table)
    assert columns == {"id=?"}
