"""The pages: the worker’s day, the visit, her own side, and the round as it is planned."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.visit import Visit as Goto
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import raise_flag
from whatmatters.people.models import Person, Share
from whatmatters.visits.actions import (
    begin_code,
    begin_visit,
    end_visit,
    say_please_do_not,
    write_note,
)
from whatmatters.visits.models import HomeCode, NoteText, PleaseDoNot, Task, Visit
from whatmatters.visits.tests.conftest import MONDAY, NINE, Plans, at

HOUR = timedelta(hours=1)


def test_the_day_says_what_to_know_before_where_to_go(
    visit: Goto, plan: Plans, maggie: Person, maggie_herself: Actor, priya: Actor, sam: Actor
) -> None:
    plan(tasks=["Boots by the door"])
    say_please_do_not(person=maggie, by=maggie_herself, words="Move my letters")
    raise_flag(person=maggie, by=priya, kind="allergy", words="Nuts")

    page = visit("/visits/", by=sam)

    stop = page.select(".visits-stop")[0].text
    assert stop.index("Nuts") < stop.index("Move my letters") < stop.index("Boots by the door")
    assert "1 to go, of 1" in page.text
    assert AuditEntry.objects.filter(did="listed", about=str(maggie.pk)).count() == 1


def test_a_night_that_began_the_day_before_is_there_while_it_goes_on(
    visit: Goto, plan: Plans, sam: Actor
) -> None:
    night = plan(starts_at=at(22, day=MONDAY - timedelta(days=1)), minutes=600)
    assert "You have no visits" in visit("/visits/", by=sam).text

    begin_visit(visit=night, by=sam, at=night.starts_at)

    assert "10pm to 8am" in visit("/visits/", by=sam).text
    assert "You have no visits" in visit("/visits/?day=2026-06-09", by=sam).text
    assert "10pm" in visit("/visits/?day=rubbish", by=sam).text


@pytest.mark.parametrize("how_many", [1, 12])
def test_a_longer_day_asks_no_more(
    how_many: int, client: Client, plan: Plans, sam: Actor, django_assert_max_num_queries: Any
) -> None:
    for number in range(how_many):
        plan(starts_at=NINE + number * HOUR, tasks=["One", "Two"])
    arrive(client, sam)

    with django_assert_max_num_queries(20):
        assert client.get("/visits/").content.count(b'<li class="visits-stop') == how_many


def test_only_those_who_go_to_people_have_such_a_day(visit: Goto, priya: Actor) -> None:
    visit("/visits/", by=priya, expecting=403)


def test_a_worker_comes_and_goes(visit: Goto, plan: Plans, sam: Actor) -> None:
    one = plan(tasks=["Make breakfast"])
    with clock.at(NINE):
        page = visit(f"/visits/{one.pk}/begin", by=sam, sending={"code": "", "at": ""})
    assert "The visit has begun" in page.text
    task = Task.objects.get()
    page = visit(f"/visits/tasks/{task.pk}", by=sam, sending={"became": "done", "read": "1"})
    assert "Choose who did it" in page.text
    visit(
        f"/visits/tasks/{task.pk}", by=sam, sending={"became": "done", "how": "with", "read": "1"}
    )
    with clock.at(NINE + HOUR):
        page = visit(f"/visits/{one.pk}/end", by=sam, sending={"at": "9:50am"})

    kept = Visit.objects.get()
    assert (kept.status, kept.lasted) == ("done", 50)
    assert "We did it with them" in page.text
    assert "Done, not confirmed" in page.text


@pytest.mark.parametrize("how_many", [1, 12])
def test_a_longer_visit_asks_no_more(
    how_many: int,
    client: Client,
    plan: Plans,
    sam: Actor,
    allotment: Outcome,
    django_assert_max_num_queries: Any,
) -> None:
    one = plan(tasks=[f"Thing {n}" for n in range(how_many)], outcomes=[allotment])
    for number in range(how_many):
        write_note(visit=one, by=sam, words=f"Note {number}")
    arrive(client, sam)

    with django_assert_max_num_queries(28):
        assert client.get(f"/visits/{one.pk}").content.count(b"visits-text") >= how_many


def test_what_was_typed_is_not_lost_where_somebody_else_was_first(
    visit: Goto, plan: Plans, sam: Actor, bridget: Actor
) -> None:
    plan(tasks=["Make breakfast"])
    task = Task.objects.get()
    said = {"became": "declined", "why": "She was not hungry", "read": "1"}
    visit(f"/visits/tasks/{task.pk}", by=bridget, sending=said)

    page = visit(
        f"/visits/tasks/{task.pk}",
        by=sam,
        sending={"became": "not-done", "why": "No bread was left", "read": "1"},
    )

    assert "Someone else changed this" in page.text
    assert "She was not hungry" in page.text
    assert page.select("textarea[name=why]")[0].text.strip() == "No bread was left"
    assert page.select("input[name=read]")[0]["value"] == "2"


@pytest.mark.parametrize(
    ("path", "sent", "says"),
    [
        ("begin", {"at": "soon"}, "Enter a time"),
        ("end", {"at": ""}, "Say first when this visit began"),
        ("did-not-happen", {"kind": "missed"}, "Say in words what happened"),
        ("not-as-planned", {"kind": "other"}, "Say in words what was not as planned"),
        ("not-as-planned", {"kind": "late", "minutes": "ten"}, "must be a whole number"),
        ("note", {"words": ""}, "Write the note first"),
        ("say", {"words": ""}, "Write what you want to say"),
        ("tasks", {"what": ""}, "Say what is to be done"),
        ("times", {"began": "9am", "ended": "10am", "read": "1"}, "Only a visit that is over"),
        ("prove", {"code": "123456"}, "Say first that you came"),
    ],
)
def test_what_is_wrong_is_said(
    path: str, sent: dict[str, str], says: str, visit: Goto, visit_at_nine: Visit, sam: Actor
) -> None:
    assert says in visit(f"/visits/{visit_at_nine.pk}/{path}", by=sam, sending=sent).text


@pytest.mark.parametrize(
    "path", ["begin", "end", "did-not-happen", "not-as-planned", "note", "tasks", "times", "prove"]
)
def test_she_does_not_write_as_a_worker_does(
    path: str, visit: Goto, visit_at_nine: Visit, maggie_herself: Actor, owen: Actor
) -> None:
    visit(f"/visits/{visit_at_nine.pk}/{path}", by=maggie_herself, expecting=403)
    visit(f"/visits/{visit_at_nine.pk}/{path}", by=owen, expecting=404)


def test_she_sees_it_confirms_it_and_says_how_it_was(
    visit: Goto, visit_at_nine: Visit, sam: Actor, maggie_herself: Actor
) -> None:
    with clock.at(NINE + HOUR):
        begin_visit(visit=visit_at_nine, by=sam, at=NINE)
        end_visit(visit=visit_at_nine, by=sam, at=NINE + HOUR)
        assert (
            "Was it like this?"
            in visit(f"/visits/of/{visit_at_nine.person_id}", by=maggie_herself).text
        )
        address = f"/visits/{visit_at_nine.pk}"
        assert "took 1 hour" in visit(address, by=maggie_herself).text

        confirmed = visit(f"{address}/confirm", by=maggie_herself, sending={})
        assert "You confirmed it" not in confirmed.select("h1")[0].text
        page = visit(
            f"{address}/say", by=maggie_herself, sending={"feeling": "5", "words": "He is kind"}
        )

    assert "He is kind" in page.text
    assert Visit.objects.get().sure == "by-them"
    assert "Yes, it was so" not in page.text


def test_what_somebody_may_not_know_is_not_there(
    visit: Goto, visit_at_nine: Visit, june: Actor, tomasz: Actor
) -> None:
    """June may read Maggie’s plan, and not her visits, until Maggie shares those too."""
    for address in (f"/visits/{visit_at_nine.pk}", f"/visits/{visit_at_nine.pk}/say"):
        visit(address, by=june, expecting=404)
        visit(address, by=tomasz, expecting=404)
    visit(f"/visits/of/{visit_at_nine.person_id}", by=june, expecting=403)

    Share.objects.filter(member__user=june.user).update(visits=True)

    assert visit(f"/visits/of/{visit_at_nine.person_id}", by=june).select("h1")[0].text
    assert "Sam Adeyemi" in visit(f"/visits/{visit_at_nine.pk}", by=june).text
    visit(f"/visits/{visit_at_nine.pk}/say", by=june, expecting=403)


def test_what_she_wants_is_not_told_with_her_visits(
    visit: Goto, plan: Plans, allotment: Outcome, june: Actor
) -> None:
    one = plan(outcomes=[allotment])
    shares = Share.objects.filter(member__user=june.user)
    for plan_too in (True, False):
        shares.update(visits=True, plan=plan_too)
        for address in (f"/visits/of/{one.person_id}", f"/visits/{one.pk}"):
            assert ("allotment" in visit(address, by=june).text) == plan_too


def test_two_texts_stand_side_by_side_and_become_one(
    visit: Goto, visit_at_nine: Visit, sam: Actor, bridget: Actor
) -> None:
    first = write_note(visit=visit_at_nine, by=sam, words="Up")
    for actor, words in ((sam, "Up early"), (bridget, "Up at eight")):
        write_note(visit=visit_at_nine, by=actor, words=words, note=first.note, after=first)

    page = visit(f"/visits/{visit_at_nine.pk}", by=sam)
    assert "Both texts are kept" in page.text
    again = visit(f"/visits/notes/{first.note_id}", by=sam)
    typed = {
        name: again.select(f"[name={name}]")[0].get("value", "") for name in ("after", "joins")
    }
    typed_at_first = again.select("textarea")[0].text.strip().split("\n\n")
    assert sorted(typed_at_first) == ["Up at eight", "Up early"]
    page = visit(f"/visits/notes/{first.note_id}", by=sam, sending={**typed, "words": "Up at 8"})

    assert "Both texts are kept" not in page.text
    assert [one.words for one in NoteText.objects.all().as_it_stands()] == ["Up at 8"]


def test_her_code_is_shown_to_her_and_turns(
    visit: Goto, maggie: Person, maggie_herself: Actor, sam: Actor
) -> None:
    address = f"/visits/of/{maggie.pk}/code"
    assert "There is no code yet" in visit(address, by=maggie_herself).text
    page = visit(f"{address}/change", by=maggie_herself, sending={"do": "new"})
    assert len(page.select(".visits-code")[0].text) == 6
    page = visit(f"{address}/phone", by=maggie_herself, sending={"number": "home"})
    assert "Enter a phone number" in page.text
    visit(f"{address}/phone", by=maggie_herself, sending={"number": "01227 960 001"})
    where = {"latitude": "51.27870", "longitude": "1.07890"}
    assert (
        "We know where your home is"
        in visit(f"{address}/place", by=maggie_herself, sending=where).text
    )
    visit(f"{address}/place", by=maggie_herself, sending={"do": "end"})
    assert HomeCode.objects.get().sealed_place is None
    visit(f"{address}/change", by=maggie_herself, sending={"do": "end"})

    assert not HomeCode.objects.current().exists()
    visit(address, by=sam, expecting=403)


def test_without_a_place_nothing_is_kept(
    visit: Goto, maggie: Person, maggie_herself: Actor
) -> None:
    begin_code(person=maggie, by=maggie_herself)
    sent = {"latitude": "here", "longitude": "1e999"}
    visit(f"/visits/of/{maggie.pk}/code/place", by=maggie_herself, sending=sent)

    assert HomeCode.objects.get().sealed_place is None


def test_what_nobody_should_do_is_said_and_taken_away(
    visit: Goto, maggie: Person, maggie_herself: Actor, sam: Actor, june: Actor
) -> None:
    address = f"/visits/of/{maggie.pk}/please-do-not"
    assert (
        "Write what people should not do"
        in visit(address, by=maggie_herself, sending={"words": ""}).text
    )
    visit(address, by=maggie_herself, sending={"words": "Move my letters"})
    assert "Take it away" not in visit(address, by=sam).text
    wish = PleaseDoNot.objects.get()
    visit(f"/visits/please-do-not/{wish.pk}/end", by=sam, sending={}, expecting=403)
    visit(f"/visits/please-do-not/{wish.pk}/end", by=maggie_herself, sending={})
    visit(address, by=june, sending={"words": ""}, expecting=403)

    assert "Nothing yet" in visit(address, by=maggie_herself).text
