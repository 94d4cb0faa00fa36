"""What the database itself refuses to change."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from whatmatters.foundations.kept import (
    Guard,
    KeepForEver,
    NeverDelete,
    OnlyBlanked,
    trigger_name,
)


def guarded() -> Iterator[type[Model]]:
    return (model for model in apps.get_models() if hasattr(model, "kept"))


@pytest.mark.django_db
def test_every_model_with_kept_words_has_its_guard() -> None:
    """A migration that rebuilds a table on SQLite drops its triggers; this notices."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}

    assert {trigger_name(model._meta.db_table) for model in guarded()} <= there


def test_there_is_something_to_guard() -> None:
    assert {model._meta.label for model in guarded()} >= {
        "conversations.Statement",
        "outcomes.Outcome",
        "access.AuditEntry",
    }


GUARDS: list[tuple[Guard, str]] = [
    (KeepForEver("Thing", ("words",)), "room_thing_is_kept_as_written"),
    (OnlyBlanked("Thing", ("words",)), "room_thing_is_only_blanked"),
    (NeverDelete("Thing"), "room_thing_is_never_deleted"),
]


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
@pytest.mark.parametrize(("guard", "name"), GUARDS)
def test_a_guard_says_its_name(guard: Guard, name: str, vendor: str) -> None:
    assert name in guard.statements(vendor, "room_thing")[-1]


@pytest.mark.parametrize(("guard", "name"), GUARDS)
def test_a_guard_says_what_it_does(guard: Guard, name: str) -> None:
    assert "Thing" in guard.describe()
