"""What every model owes: a decision about each field, and silence about the person."""

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

import pytest
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import connection, models
from django.db.models import CharField, DateField, Model, TextField
from django.test.utils import isolate_apps

from tests.architecture.house import Source, code, mend, our_models, sample
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.kept import KeepForEver
from whatmatters.foundations.models import Record

EVERY_RECORD_HAS = {"id", "recorded_at"}
SIGNALS = {"django.db.models.signals", "django.dispatch", "django.core.signals"}


def own_fields(model: type[Model]) -> list[str]:
    """The fields a model must declare: all but those every record has."""
    known = EVERY_RECORD_HAS if issubclass(model, Record) else set()
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [field.name for field in fields if field.name not in known]


def undeclared(model: type[Model]) -> Iterator[str]:
    said = vars(model).get("declared")
    name = model._meta.label
    if not isinstance(said, Declared):
        yield f"{name} declares nothing: add declared = Declared(personal=..., plain=...)"
        return
    listed, own = [*said.personal, *said.plain], own_fields(model)
    for field in own:
        if (times := listed.count(field)) != 1:
            yield f"{name}.{field} is declared {times} times. Is it personal or plain?"
    for field in sorted(set(listed) - set(own)):
        yield f"{name} declares {field}, which it does not have"


def test_every_field_is_declared_personal_or_plain() -> None:
    mend(fault for model in our_models() for fault in undeclared(model))


@isolate_apps("whatmatters.plans")
def test_an_undeclared_field_is_found() -> None:
    class Silent(Record):
        class Meta:
            app_label = "plans"

    class Careless(Record):
        words = models.TextField()
        told_to = models.TextField()
        declared = Declared(personal=("words", "shade"), plain=("words",))

        class Meta:
            app_label = "plans"

    assert list(undeclared(Silent)) == [
        "plans.Silent declares nothing: add declared = Declared(personal=..., plain=...)"
    ]
    assert list(undeclared(Careless)) == [
        "plans.Careless.words is declared 2 times. Is it personal or plain?",
        "plans.Careless.told_to is declared 0 times. Is it personal or plain?",
        "plans.Careless declares shade, which it does not have",
    ]


@pytest.mark.parametrize("wrong", ["perhaps", "not"])
def test_a_declaration_answers_or_gives_a_reason(wrong: str) -> None:
    with pytest.raises(ValueError, match="not: "):
        Declared(erased=wrong)


def something_personal(field: object) -> object:
    """A value to look for where it must not be, if the field can hold one."""
    if isinstance(field, DateField):
        return date(1943, 3, 5)
    return "Quetzalcoatl" if isinstance(field, CharField | TextField) else None


def tells(model: type[Model]) -> Iterator[str]:
    """What the `str` and `repr` of a model say that they should keep to themselves."""
    said = vars(model).get("declared", Declared())
    for name in said.personal:
        value = something_personal(model._meta.get_field(name))
        if value is None:
            continue
        thing = model(**{name: value})
        if str(value) in f"{thing!s} {thing!r}":
            yield f"str({model._meta.label}) tells {name}; it would end up in a log"


def test_no_str_tells_anything_personal() -> None:
    mend(fault for model in our_models() for fault in tells(model))


@isolate_apps("whatmatters.plans")
def test_a_telltale_str_is_found() -> None:
    class Telltale(Record):
        words = models.TextField()
        declared = Declared(personal=("words",))

        class Meta:
            app_label = "plans"

        def __str__(self) -> str:
            return self.words

    assert list(tells(Telltale)) == ["str(plans.Telltale) tells words; it would end up in a log"]


def unlike_the_house(model: type[Model]) -> Iterator[str]:
    label = model._meta.label
    if model._meta.ordering:
        yield f"{label} has Meta.ordering. Say the order where it matters, and make it total"
    for name in ("save", "delete"):
        if any(name in vars(base) for base in model.__mro__ if _is_ours(base)):
            yield f"{label} overrides {name}(). Say it in an action"
    for field in model._meta.private_fields:
        if isinstance(field, GenericForeignKey):
            yield f"{label}.{field.name} is a generic foreign key. Point at the thing itself"


def _is_ours(base: type) -> bool:
    return base.__module__.startswith(("whatmatters.", "tests."))


def test_models_have_no_hidden_order_and_no_hidden_effects() -> None:
    mend(fault for model in our_models() for fault in unlike_the_house(model))


@isolate_apps("whatmatters.plans", "django.contrib.contenttypes")
def test_hidden_order_and_hidden_effects_are_found() -> None:
    class Sly(Record):
        words = models.TextField()
        anything = GenericForeignKey()

        class Meta:
            app_label = "plans"
            ordering = ("words",)

        def save(self, **more: object) -> None:
            """Does something nobody asked for."""

    found = " ".join(unlike_the_house(Sly))
    assert "Sly has Meta.ordering" in found
    assert "Sly overrides save()" in found
    assert "Sly.anything is a generic foreign key" in found


def listens_to_signals(modules: Iterable[Source]) -> Iterator[str]:
    for module in modules:
        for node in ast.walk(module.tree):
            if SIGNALS & _imported(node):
                yield f"{module.at(node.lineno)} listens to signals. Say it in an action"  # type: ignore[attr-defined]


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        return {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return set()


def test_nothing_happens_by_signal() -> None:
    mend(listens_to_signals(code()))


def test_a_signal_is_found() -> None:
    for line in (
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "from django.dispatch import receiver",
    ):
        assert len(list(listens_to_signals([sample("whatmatters/plans/apps.py", line)]))) == 1


def triggers() -> dict[str, str]:
    """Each trigger by its name, with the statement that makes it."""
    asked = {
        "postgresql": (
            "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
        ),
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return dict(cursor.fetchall())


def not_kept(model: type[Model], there: dict[str, str]) -> Iterator[str]:
    made = there.get(KeepForEver.named(model._meta.db_table), "")
    guarded = set(re.findall(r"\w+", made))
    for column in model.kept:  # type: ignore[attr-defined]  # asked of those that have it
        if column not in guarded:
            yield f"{model._meta.label} promises to keep {column}, but no KeepForEver holds it"


@pytest.mark.django_db
def test_what_a_model_keeps_the_database_keeps() -> None:
    kept = [model for model in our_models() if getattr(model, "kept", ())]
    there = triggers()

    assert kept
    mend(each for model in kept for each in not_kept(model, there))


@isolate_apps("whatmatters.plans")
def test_a_column_that_nothing_keeps_is_found() -> None:
    class Kept(Record):
        kept: ClassVar = ("words", "said_on")

        class Meta:
            app_label = "plans"
            db_table = "kept"

    made = {"kept_is_kept_as_written": 'BEFORE UPDATE OF "words" ON kept'}

    (found,) = not_kept(Kept, made)
    assert "said_on" in found
