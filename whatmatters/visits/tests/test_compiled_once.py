"""The pages that are opened all day ask questions that were compiled before."""

from typing import Any

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit as Goto
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.visits.actions import write_note
from whatmatters.visits.forms import ArriveForm, empty_boxes
from whatmatters.visits.models import Task, Visit
from whatmatters.visits.selectors import visit_page
from whatmatters.visits.tests.conftest import Plans

#: Only this asks how somebody stands to a person.
STANDING = 'SELECT "people_person"."died_on"'


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The models of which a query was compiled, since this was last emptied."""
    models: list[str] = []
    as_sql = SQLCompiler.as_sql

    def noting(self: Any, *args: Any, **more: Any) -> Any:
        models.append(self.query.model._meta.label)
        return as_sql(self, *args, **more)

    monkeypatch.setattr(SQLCompiler, "as_sql", noting)
    return models


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("/visits/", "sam"),
        ("/visits/{}", "sam"),
        ("/visits/{}", "bridget"),
        ("/visits/{}", "maggie_herself"),
    ],
)
def test_a_page_that_was_opened_before_compiles_nothing(
    address: str,
    who: str,
    plan: Plans,
    sam: Actor,
    client: Client,
    compiled: list[str],
    request: pytest.FixtureRequest,
) -> None:
    viewer: Actor = request.getfixturevalue(who)
    visit = plan(tasks=["Breakfast", "Boots"])
    write_note(visit=visit, by=sam, words="By the window")
    arrive(client, viewer)
    assert client.get(address.format(visit.pk)).status_code == 200
    compiled.clear()

    assert client.get(address.format(visit.pk)).status_code == 200

    assert compiled == []


def _steps(visit: Visit) -> list[tuple[str, dict[str, str]]]:
    task = Task.objects.get(visit=visit)
    done = {"became": "done", "how": "with", "why": "", "read": "1"}
    return [
        (f"/visits/{visit.pk}/begin", {"at": "8am"}),
        (f"/visits/tasks/{task.pk}", done),
        (f"/visits/{visit.pk}/note", {"words": "By the window"}),
        (f"/visits/{visit.pk}/end", {"at": "8am"}),
    ]


def test_what_is_written_asks_once_how_one_stands(plan: Plans, sam: Actor, client: Client) -> None:
    """The deed asks, once it holds the visit; the page does not ask before it."""
    arrive(client, sam)
    for address, sent in _steps(plan(tasks=["Breakfast"])):
        with CaptureQueriesContext(connection) as sent_to:
            assert client.post(address, sent).status_code == 302, address

        assert _standings(sent_to) == 1, address


@pytest.mark.parametrize("who", ["sam", "bridget", "maggie_herself"])
def test_a_visit_asks_once_how_one_stands(
    who: str, visit_at_nine: Visit, request: pytest.FixtureRequest
) -> None:
    viewer: Actor = request.getfixturevalue(who)

    with CaptureQueriesContext(connection) as sent_to:
        visit_page(viewer=viewer, visit_id=visit_at_nine.pk)

    assert _standings(sent_to) == 1


@pytest.mark.parametrize("path", ["begin", "end", "note"])
def test_who_may_see_and_not_write_is_refused_whatever_they_send(
    path: str, visit: Goto, visit_at_nine: Visit, maggie_herself: Actor
) -> None:
    address = f"/visits/{visit_at_nine.pk}/{path}"
    visit(address, by=maggie_herself, expecting=403)
    for sent in ({"at": "8am", "words": "Mine"}, {"at": "soon", "words": ""}):
        visit(address, by=maggie_herself, sending=sent, expecting=403)

    visit_at_nine.refresh_from_db()
    assert (visit_at_nine.status, visit_at_nine.notes.count()) == ("planned", 0)


def _standings(sent: CaptureQueriesContext) -> int:
    return sum(query["sql"].startswith(STANDING) for query in sent.captured_queries)


def test_the_boxes_of_a_page_are_drawn_once_for_each_language() -> None:
    in_english, in_welsh = (empty_boxes(ArriveForm, language) for language in ("en-gb", "cy"))

    assert empty_boxes(ArriveForm, "cy") is in_welsh
    assert "What does the code in the home show?" in in_english["code"]
    assert "What does the code in the home show?" not in in_welsh["code"]
    assert set(in_welsh) == set(in_english) == {"code", "at"}
