"""Every table that reaches a person is walled in by a migration, and every answer is whole."""

import ast
from collections.abc import Iterable, Iterator

from django.db import models
from django.db.models import Model
from django.test.utils import isolate_apps

from tests.architecture.house import Source, code, mend, our_models, sample
from whatmatters.access.wall import state
from whatmatters.access.wall.building import Wall
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person

#: Walled in though no foreign key leads to a person: rows of them are part of a life too.
ALSO = {"exchange.BroughtIn", "exchange.Upload"}
#: None yet. A table that reaches a person and needs no wall is named here, with the reason.
NEEDS_NONE: dict[str, str] = {}
STREAMS = {"StreamingHttpResponse", "FileResponse"}


def unwalled(ours: Iterable[type[Model]], walled: Iterable[type[Model]]) -> Iterator[str]:
    known = {model._meta.label for model in walled}
    for model in state.reach_somebody(ours, Person):
        label = model._meta.label
        if label not in known and label not in NEEDS_NONE:
            yield f"{label} leads to a person: put Wall({model.__name__!r}, …) in a migration"


def test_every_table_that_reaches_a_person_is_walled_in() -> None:
    mend(unwalled(our_models(), state.walled()))


@isolate_apps("whatmatters.plans")
def test_a_table_without_a_wall_is_found_however_far_off() -> None:
    class Near(Record):
        person = models.ForeignKey(Person, models.CASCADE, related_name="+")

        class Meta:
            app_label = "plans"

    class Far(Record):
        near = models.ForeignKey(Near, models.CASCADE, related_name="+")

        class Meta:
            app_label = "plans"

    class Elsewhere(Record):
        class Meta:
            app_label = "plans"

    found = list(unwalled([Far, Near, Elsewhere], []))

    assert [fault.split()[0] for fault in found] == ["plans.Far", "plans.Near"]


def test_nothing_else_is_walled_in_and_nothing_twice() -> None:
    walled = [model._meta.label for model in state.walled()]
    reaching = {model._meta.label for model in state.reach_somebody(our_models(), Person)}

    assert set(walled) == reaching - set(NEEDS_NONE) | ALSO
    assert len(walled) == len(set(walled))


def test_a_wall_says_whose_a_row_is_in_one_way() -> None:
    ways = [Wall("Aim", through="plan"), Wall("Step", person="person", about="plan")]

    assert [wall.deconstruct()[2] for wall in ways] == [
        {"through": "plan"},
        {"person": "person", "about": "plan"},
    ]


def streaming(modules: Iterable[Source]) -> Iterator[str]:
    """Answers that are made while they are sent: after their transaction, in nobody's name."""
    for module in modules:
        for node in ast.walk(module.tree):
            name = getattr(node, "id", getattr(node, "attr", ""))
            if isinstance(node, ast.Name | ast.Attribute) and name in STREAMS:
                yield f"{module.at(node.lineno)} streams. Make the whole answer first"


def test_no_answer_is_made_while_it_is_sent() -> None:
    mend(streaming(code()))


def test_one_that_streams_is_found() -> None:
    for line in ("return StreamingHttpResponse(rows())", "return http.FileResponse(file)"):
        assert len(list(streaming([sample("whatmatters/exchange/views.py", line)]))) == 1
