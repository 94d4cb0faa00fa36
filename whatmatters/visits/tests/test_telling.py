"""Tasks, hitches, notes, what the person said, and what nobody should do."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.visits.actions import (
    add_task,
    end_please_do_not,
    link_task,
    say_of_visit,
    say_please_do_not,
    settle_task,
    tell_hitch,
    write_note,
)
from whatmatters.visits.models import (
    Hitch,
    NoteText,
    PleaseDoNot,
    SaidOfVisit,
    Task,
    Visit,
    VisitNote,
    VisitNotReady,
)
from whatmatters.visits.tests.conftest import Plans, at


@pytest.fixture
def breakfast(visit_at_nine: Visit, sam: Actor) -> Task:
    return add_task(visit=visit_at_nine, by=sam, what="Make breakfast")


def test_who_did_it_is_said(breakfast: Task, sam: Actor) -> None:
    done = settle_task(task=breakfast, by=sam, became="done", how="with", read=1)

    assert (done.became, done.how, done.settled_by) == ("done", "with", sam.user)
    again = settle_task(task=breakfast, by=sam, became="planned")
    assert (again.how, again.settled_by, again.settled_at) == ("", None, None)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"became": "done"}, "who did it"),
        ({"became": "not-done"}, "why it was not done"),
        ({"became": "declined", "why": "  "}, "why it was not done"),
    ],
)
def test_what_became_of_it_says_enough(
    said: dict[str, Any], refused: str, breakfast: Task, sam: Actor
) -> None:
    with pytest.raises(VisitNotReady, match=refused):
        settle_task(task=breakfast, by=sam, **said)

    assert Task.objects.get().became == "planned"


def test_two_who_settle_it_at_once_are_told(breakfast: Task, sam: Actor, bridget: Actor) -> None:
    settle_task(task=breakfast, by=sam, became="declined", why="Not hungry", read=1)

    with pytest.raises(Stale):
        settle_task(task=breakfast, by=bridget, became="done", how="for", read=1)
    with pytest.raises(PermissionDenied):
        settle_task(task=breakfast, by=cast.worker("owen"), became="done", how="for")


def test_work_is_for_an_outcome_or_is_seen_to_be_for_none(
    breakfast: Task, sam: Actor, allotment: Outcome
) -> None:
    assert list(Task.objects.unlinked()) == [breakfast]

    link_task(task=breakfast, by=sam, outcome=allotment)

    assert not Task.objects.unlinked().exists()


def test_a_task_pressed_twice_is_one_and_says_what(visit_at_nine: Visit, sam: Actor) -> None:
    for _ in range(2):
        add_task(visit=visit_at_nine, by=sam, what=" Boots ")
    with pytest.raises(VisitNotReady, match="what is to be done"):
        add_task(visit=visit_at_nine, by=sam, what=" ")

    assert Task.objects.get().what == "Boots"


def test_what_was_not_as_planned_is_told_once(visit_at_nine: Visit, sam: Actor) -> None:
    for _ in range(2):
        tell_hitch(visit=visit_at_nine, by=sam, kind="let-in-late", minutes=15)
    with pytest.raises(VisitNotReady, match="Say in words"):
        tell_hitch(visit=visit_at_nine, by=sam, kind="other")
    with pytest.raises(VisitNotReady, match="Choose"):
        tell_hitch(visit=visit_at_nine, by=sam, kind="rain")

    assert Hitch.objects.get().minutes == 15


def stands(note: VisitNote) -> list[str]:
    """What it says now, each of them."""
    texts = NoteText.objects.filter(note=note).as_it_stands().in_order()
    return sorted(text.words for text in texts)


def test_two_who_write_at_once_stand_side_by_side_until_joined(
    visit_at_nine: Visit, sam: Actor, bridget: Actor
) -> None:
    first = write_note(visit=visit_at_nine, by=sam, words="She was up")
    given: dict[str, Any] = {"visit": visit_at_nine, "note": first.note}
    one = write_note(**given, by=sam, words="She was up, and smiled", after=first)
    other = write_note(**given, by=bridget, words="She was up at eight", after=first)
    assert stands(first.note) == ["She was up at eight", "She was up, and smiled"]

    write_note(**given, by=sam, words="She was up at eight, and smiled", after=one, joins=other)

    assert stands(first.note) == ["She was up at eight, and smiled"]
    assert NoteText.objects.count() == 4


def test_a_note_pressed_twice_is_one_and_never_empty(visit_at_nine: Visit, sam: Actor) -> None:
    texts = {write_note(visit=visit_at_nine, by=sam, words="She was up").pk for _ in range(2)}

    assert len(texts) == VisitNote.objects.count() == 1
    with pytest.raises(VisitNotReady, match="Write the note first"):
        write_note(visit=visit_at_nine, by=sam, words=" \n")


def test_a_text_follows_one_of_its_own_note(plan: Plans, sam: Actor) -> None:
    here, there = plan(), plan(starts_at=at(12))
    text = write_note(visit=here, by=sam, words="Here")
    other = write_note(visit=there, by=sam, words="There")

    wrong: list[dict[str, Any]] = [
        {"visit": there, "note": text.note},
        {"visit": here, "note": text.note, "after": other},
        {"visit": here, "after": text},
        {"visit": here, "note": text.note, "joins": text},
        {"visit": here, "note": text.note, "after": text, "joins": text},
    ]
    for said in wrong:
        with pytest.raises(VisitNotReady):
            write_note(**said, by=sam, words="Again")

    assert NoteText.objects.count() == 2


def test_what_she_says_is_hers_and_what_she_told_is_said_to_be(
    visit_at_nine: Visit, sam: Actor, maggie_herself: Actor
) -> None:
    for _ in range(2):
        say_of_visit(visit=visit_at_nine, by=maggie_herself, words="He is kind", feeling=5)
    say_of_visit(visit=visit_at_nine, by=sam, words="I like the walk")

    kept = {one.words: (one.is_their_own, one.feeling) for one in SaidOfVisit.objects.in_order()}
    assert kept == {"He is kind": (True, 5), "I like the walk": (False, None)}


def test_she_says_something_and_nobody_says_it_for_her(
    visit_at_nine: Visit, maggie_herself: Actor, june: Actor
) -> None:
    with pytest.raises(VisitNotReady, match="Write what you want to say"):
        say_of_visit(visit=visit_at_nine, by=maggie_herself, words=" ")
    with pytest.raises(VisitNotReady, match="Choose how it was"):
        say_of_visit(visit=visit_at_nine, by=maggie_herself, words="So", feeling=6)
    with pytest.raises(PermissionDenied):
        say_of_visit(visit=visit_at_nine, by=june, words="She liked it")


def test_what_nobody_should_do_stands_until_she_ends_it(
    maggie: Person, maggie_herself: Actor, sam: Actor
) -> None:
    for actor in (maggie_herself, sam):
        wish = say_please_do_not(person=maggie, by=actor, words="Move my letters")
    assert PleaseDoNot.objects.count() == 1
    with pytest.raises(PermissionDenied):
        end_please_do_not(wish=wish, by=sam)

    end_please_do_not(wish=wish, by=maggie_herself)

    assert not PleaseDoNot.objects.current().exists()
    with pytest.raises(VisitNotReady, match="Write what people should not do"):
        say_please_do_not(person=maggie, by=maggie_herself, words=" ")


def test_a_stranger_asks_nothing_for_her(maggie: Person, owen: Actor, june: Actor) -> None:
    for actor in (owen, june):
        with pytest.raises(PermissionDenied):
            say_please_do_not(person=maggie, by=actor, words="Come in")
