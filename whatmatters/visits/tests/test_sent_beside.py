"""Two who write of one visit with no signal: neither is written over."""

from datetime import timedelta
from typing import Any

import pytest

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.visits.actions import add_task, write_note
from whatmatters.visits.models import NoteText, Proof, Status, Task, Visit, VisitNote
from whatmatters.visits.tests.conftest import NINE, at
from whatmatters.visits.tests.sent import second_worker, sends

LATER = NINE + timedelta(hours=2)


@pytest.fixture
def lena(maggie: Person) -> Actor:
    return second_worker(maggie)


@pytest.fixture
def breakfast(visit_at_nine: Visit, sam: Actor) -> Task:
    return add_task(visit=visit_at_nine, by=sam, what="Make breakfast")


@pytest.fixture(autouse=True)
def afterwards(that_morning: None) -> Any:
    with clock.at(LATER):
        yield


def test_two_who_write_a_note_anew_stand_side_by_side(
    visit_at_nine: Visit, sam: Actor, lena: Actor
) -> None:
    read = write_note(visit=visit_at_nine, by=sam, words="She slept well")

    one = sends(sam, "note", visit_at_nine, at=NINE, words="She slept badly", after=str(read.pk))
    two = sends(lena, "note", visit_at_nine, at=NINE, words="Well, till 3", after=str(read.pk))

    now = NoteText.objects.filter(note=read.note).as_it_stands()
    assert {text.words for text in now} == {"She slept badly", "Well, till 3"}
    assert (one.beside, two.beside) == (False, True)
    assert VisitNote.objects.count() == 1


def test_a_second_who_came_is_kept_beside_the_first(
    visit_at_nine: Visit, sam: Actor, lena: Actor
) -> None:
    sends(sam, "begin", visit_at_nine, at=at(9, 2))
    taken = sends(lena, "begin", visit_at_nine, at=at(9, 10))
    sends(sam, "end", visit_at_nine, at=at(9, 50))
    sends(lena, "end", visit_at_nine, at=at(10, 0))

    visit_at_nine.refresh_from_db()
    assert taken.beside
    assert (visit_at_nine.began_at, visit_at_nine.ended_at) == (at(9, 2), at(9, 50))
    assert list(Proof.objects.order_by("at").values_list("of", "at", "recorded_by__name")) == [
        ("arrival", at(9, 2), sam.name),
        ("arrival", at(9, 10), lena.name),
        ("departure", at(9, 50), sam.name),
        ("departure", at(10, 0), lena.name),
    ]


def test_what_two_say_of_one_task_is_both_kept(
    visit_at_nine: Visit, breakfast: Task, sam: Actor, lena: Actor
) -> None:
    about: dict[str, Any] = {"task": str(breakfast.pk), "read": breakfast.version, "at": NINE}
    sends(sam, "task", visit_at_nine, became="done", how="for", **about)
    same = sends(lena, "task", visit_at_nine, became="done", how="for", **about)
    taken = sends(lena, "task", visit_at_nine, became="declined", why="Not hungry", **about)

    breakfast.refresh_from_db()
    assert (breakfast.became, breakfast.how, breakfast.settled_by) == ("done", "for", sam.user)
    assert not same.beside
    assert taken.beside
    words = NoteText.objects.get(written_by=lena.user).words
    assert words == "Make breakfast\nThey did not want it\nNot hungry"


def test_ones_own_word_on_a_task_may_be_changed(
    visit_at_nine: Visit, breakfast: Task, sam: Actor
) -> None:
    about: dict[str, Any] = {"task": str(breakfast.pk), "read": breakfast.version, "at": NINE}
    sends(sam, "task", visit_at_nine, became="not-done", why="No bread", **about)
    sends(sam, "task", visit_at_nine, became="done", how="with", **about)

    breakfast.refresh_from_db()
    assert (breakfast.became, breakfast.how) == ("done", "with")
    assert not NoteText.objects.exists()


def test_that_nobody_opened_stands_beside_that_another_was_there(
    visit_at_nine: Visit, sam: Actor, lena: Actor
) -> None:
    sends(sam, "begin", visit_at_nine, at=NINE)
    sends(sam, "end", visit_at_nine, at=at(9, 30))
    said: dict[str, Any] = {"kind": "no-answer", "because": "I rang twice"}

    taken = sends(lena, "miss", visit_at_nine, at=NINE, **said)

    visit_at_nine.refresh_from_db()
    assert (visit_at_nine.status, taken.beside) == (Status.DONE, True)
    assert NoteText.objects.get().words == "Nobody came to the door\nI rang twice"
