"""What was written with no signal: applied once, and another’s never written over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person
from whatmatters.visits.actions import NotTaken, add_task, apply_sent, begin_visit
from whatmatters.visits.models import (
    Hitch,
    NoteText,
    Proof,
    SaidOfVisit,
    Sent,
    Status,
    Task,
    Visit,
    VisitNote,
)
from whatmatters.visits.tests.conftest import NINE, NOW, at
from whatmatters.visits.tests.sent import second_worker, sends

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one connection write at a time"
)
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


def test_a_whole_visit_is_applied_as_it_was_written(
    visit_at_nine: Visit, breakfast: Task, sam: Actor
) -> None:
    came, went = at(9, 5), at(10, 1)

    sends(sam, "begin", visit_at_nine, at=came)
    sends(sam, "task", visit_at_nine, at=went, task=str(breakfast.pk), became="done", how="with")
    sends(sam, "add-task", visit_at_nine, at=went, what="Water the beans")
    sends(sam, "hitch", visit_at_nine, at=went, kind="late", minutes=5, words="The bus")
    sends(sam, "note", visit_at_nine, at=went, words="She made the toast herself.")
    sends(sam, "say", visit_at_nine, at=went, words="I liked that")
    sends(sam, "end", visit_at_nine, at=went)

    visit_at_nine.refresh_from_db()
    breakfast.refresh_from_db()
    text = NoteText.objects.get()
    assert (visit_at_nine.status, visit_at_nine.began_at) == (Status.DONE, came)
    assert visit_at_nine.ended_at == went
    assert (breakfast.became, breakfast.how) == ("done", "with")
    assert (text.words, text.written_at) == ("She made the toast herself.", went)
    assert Hitch.objects.get().words == "The bus"
    assert SaidOfVisit.objects.get().words == "I liked that"
    assert Task.objects.filter(what="Water the beans").exists()
    assert Sent.objects.count() == 7


def test_sent_again_it_is_applied_once(visit_at_nine: Visit, sam: Actor) -> None:
    number = uuid4()
    first = sends(sam, "note", visit_at_nine, at=NINE, made_as=number, words="All well")
    NoteText.objects.exclude(pk=first.came_to).delete()

    again = sends(sam, "note", visit_at_nine, at=NINE, made_as=number, words="All well")

    assert (again.came_to, again.again) == (first.came_to, True)
    assert NoteText.objects.count() == Sent.objects.count() == 1


def test_two_notes_of_the_same_words_from_two_numbers_are_not_lost(
    visit_at_nine: Visit, sam: Actor
) -> None:
    for _ in range(2):
        sends(sam, "note", visit_at_nine, at=NINE, words="All well")

    assert NoteText.objects.filter(words="All well").exists()
    assert Sent.objects.count() == 2


def test_something_else_under_the_same_number_is_refused(visit_at_nine: Visit, sam: Actor) -> None:
    number = uuid4()
    sends(sam, "note", visit_at_nine, at=NINE, made_as=number, words="All well")

    with pytest.raises(NotTaken, match="under this number"):
        sends(sam, "note", visit_at_nine, at=NINE, made_as=number, words="Not well")


def test_a_note_may_follow_one_that_was_not_sent_yet_when_it_was_written(
    visit_at_nine: Visit, sam: Actor
) -> None:
    first = uuid4()

    sends(sam, "note", visit_at_nine, at=NINE, made_as=first, words="She ate")
    sends(sam, "note", visit_at_nine, at=NINE, words="She ate all of it", after=str(first))

    assert VisitNote.objects.count() == 1
    assert NoteText.objects.as_it_stands().get().words == "She ate all of it"


def test_a_note_that_follows_what_was_never_taken_is_kept_as_one_of_its_own(
    visit_at_nine: Visit, sam: Actor
) -> None:
    sends(sam, "note", visit_at_nine, at=NINE, words="She ate", after=str(uuid4()))

    assert NoteText.objects.get().words == "She ate"


def test_that_it_did_not_happen_is_applied(visit_at_nine: Visit, sam: Actor) -> None:
    sends(sam, "miss", visit_at_nine, at=NINE, kind="sent-away", because="Visitors")

    visit_at_nine.refresh_from_db()
    assert (visit_at_nine.status, visit_at_nine.because) == (Status.SENT_AWAY, "Visitors")


@pytest.mark.parametrize("hours", [-1, 1, 5])
def test_the_time_is_by_our_clock_however_wrong_the_devices_is(
    hours: int, visit_at_nine: Visit, sam: Actor
) -> None:
    wrong = timedelta(hours=hours)

    sends(sam, "begin", visit_at_nine, at=NINE + wrong, device_now=LATER + wrong)

    visit_at_nine.refresh_from_db()
    assert visit_at_nine.began_at == NINE
    assert Proof.objects.get().clock_off == hours * 3600


def test_a_note_is_never_of_later_than_now(visit_at_nine: Visit, sam: Actor) -> None:
    sends(sam, "note", visit_at_nine, at=LATER + timedelta(days=3), words="From the future")

    assert NoteText.objects.get().written_at == LATER


@pytest.mark.parametrize(
    ("about", "said", "told"),
    [
        ("note", {"words": "  "}, "Write the note first"),
        ("note", {"words": 7}, "could not be read"),
        ("note", {"words": "x" * 200_001}, "too long"),
        ("note", {"words": "Well", "after": "7"}, "could not be read"),
        ("note", {"words": "Well", "at": "soon"}, "when it was"),
        ("hitch", {"kind": "other", "words": ""}, "in words"),
        ("hitch", {"kind": "late", "minutes": -1}, "could not be read"),
        ("task", {"became": "done"}, "could not be read"),
        ("end", {}, "when this visit began"),
        ("wish", {}, "could not be read"),
        ("miss", {"kind": "done", "because": "So"}, "what became"),
    ],
)
def test_what_cannot_be_taken_is_told_and_changes_nothing(
    about: str, said: dict[str, Any], told: str, visit_at_nine: Visit, sam: Actor
) -> None:
    whole = {"visit": str(visit_at_nine.pk), "at": NINE.isoformat(), **said}

    with pytest.raises(NotTaken, match=told):
        apply_sent(by=sam, made_as=uuid4(), about=about, said=whole)

    visit_at_nine.refresh_from_db()
    assert visit_at_nine.status == Status.PLANNED
    assert not Sent.objects.exists()
    assert not NoteText.objects.exists()


def test_what_no_database_keeps_is_left_out(visit_at_nine: Visit, sam: Actor) -> None:
    sends(sam, "note", visit_at_nine, at=NINE, words="All\0 well")

    assert NoteText.objects.get().words == "All well"


def test_somebody_elses_visit_can_not_be_written_of(
    visit_at_nine: Visit, sam: Actor, owen: Actor
) -> None:
    with pytest.raises(NotTaken, match="any more"):
        sends(owen, "note", visit_at_nine, at=NINE, words="Hello")

    CircleMember.objects.filter(user=sam.user).delete()
    with pytest.raises(NotTaken, match="any more"):
        sends(sam, "note", visit_at_nine, at=NINE, words="Hello")

    assert not NoteText.objects.exists()


def test_the_number_of_one_is_not_that_of_another(
    visit_at_nine: Visit, sam: Actor, lena: Actor
) -> None:
    number = uuid4()

    sends(sam, "note", visit_at_nine, at=NINE, made_as=number, words="Sam’s")
    sends(lena, "note", visit_at_nine, at=NINE, made_as=number, words="Lena’s")

    assert set(NoteText.objects.values_list("words", flat=True)) == {"Sam’s", "Lena’s"}


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_same_sent_eight_times_at_once_is_applied_once(
    visit_at_nine: Visit, sam: Actor
) -> None:
    number, together = uuid4(), Barrier(8)

    def send(_: int) -> bool:
        together.wait()
        try:
            with clock.at(LATER):
                taken = sends(
                    sam, "hitch", visit_at_nine, at=NINE, made_as=number, kind="late", words="Bus"
                )
            return taken.again
        finally:
            connection.close()

    begin_visit(visit=visit_at_nine, by=sam, at=NOW)
    with ThreadPoolExecutor(max_workers=8) as hands:
        told = list(hands.map(send, range(8)))

    assert sorted(told) == [False] + [True] * 7
    assert Hitch.objects.count() == Sent.objects.count() == 1
