"""The pages on which changes are asked for, answered and read; and free time is booked."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.visit import Visit as Goto
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget, TimeEntry
from whatmatters.visits.actions import answer_change, ask_change, offer_slot
from whatmatters.visits.models import Change, Slot, Status, Visit
from whatmatters.visits.tests.conftest import MONDAY, Plans, at
from whatmatters.web.components.words import written

THURSDAY = MONDAY + timedelta(days=3)
SATURDAY = MONDAY + timedelta(days=5)
#: As it is typed in three boxes, and as it is read.
ON = {"on_day": SATURDAY.day, "on_month": SATURDAY.month, "on_year": SATURDAY.year}
THEN, BEFORE = written(SATURDAY), written(THURSDAY)


@pytest.fixture
def hers(plan: Plans, budget: TimeBudget) -> Visit:
    """This Thursday at nine, for an hour of her time."""
    return plan(starts_at=at(9, day=THURSDAY), budget=budget)


@pytest.fixture
def asked(hers: Visit, maggie_herself: Actor) -> Change:
    return ask_change(
        person=hers.person,
        organisation=hers.organisation,
        by=maggie_herself,
        kind="move",
        visit=hers,
        starts_at=at(14, day=SATURDAY),
        words="My sister comes on Thursday",
    )


def to(name: str, *about: Any) -> str:
    return reverse(f"visits:{name}", args=[getattr(one, "pk", one) for one in about])


def test_she_asks_for_another_time_and_loses_nothing_she_typed(
    visit: Goto, hers: Visit, maggie_herself: Actor
) -> None:
    page = visit(to("change", hers), by=maggie_herself)
    assert "All of it: 1 hour" in page.text
    typed = {**ON, "at": "soon", "minutes": "60", "words": "My sister", "read": hers.version}
    page = visit(to("move", hers), by=maggie_herself, sending=typed)
    assert "Enter a time, like 9:30am" in page.text
    assert "My sister" in page.text

    page = visit(to("move", hers), by=maggie_herself, sending={**typed, "at": "2pm"})

    assert f"A visit on {THEN} at 2pm instead, for 1 hour" in page.text
    assert "Waiting for an answer" in page.text
    assert Change.objects.get().asked_side == "person"


def test_the_manager_answers(
    visit: Goto, asked: Change, hers: Visit, bridget: Actor, maggie_herself: Actor
) -> None:
    page = visit(to("requests"), by=bridget)
    assert "My sister comes on Thursday" in page.text
    told = AuditEntry.objects.filter(did="listed", about=str(hers.person_id))
    assert told.count() == 1
    sent = {"answer": "no", "words": "", "read": asked.version}
    page = visit(to("answer", asked), by=bridget, sending=sent)
    assert "Say why not, so that they know" in page.text

    visit(to("answer", asked), by=bridget, sending={**sent, "answer": "yes"})

    hers.refresh_from_db()
    assert hers.day == SATURDAY
    page = visit(to("asked", hers.person), by=maggie_herself)
    assert "Agreed" in page.text


def test_a_manager_says_that_both_have_agreed(visit: Goto, hers: Visit, bridget: Actor) -> None:
    typed = {**ON, "at": "2pm", "minutes": "60", "words": "She rang", "read": hers.version}
    visit(to("move", hers), by=bridget, sending={**typed, "agreed": "on"})

    hers.refresh_from_db()
    assert hers.day == SATURDAY


def test_what_changed_meanwhile_is_said_and_nothing_is_lost(
    visit: Goto, asked: Change, bridget: Actor, maggie_herself: Actor
) -> None:
    answer_change(change=asked, by=bridget, agrees=False, words="Nobody is free")
    sent = {"answer": "no", "words": "Typed by me", "read": asked.version}

    page = visit(to("answer", asked), by=bridget, sending={**sent, "answer": "yes"})

    assert "Nobody is free" in page.text
    asked.refresh_from_db()
    assert asked.state == "refused"


def test_an_hour_is_saved_and_is_free_again(
    visit: Goto, hers: Visit, maggie_herself: Actor, budget: TimeBudget
) -> None:
    page = visit(to("bank", hers), by=maggie_herself)
    assert "1 hour goes back to the time that is free" in page.text
    visit(to("bank", hers), by=maggie_herself, sending={"words": "", "read": hers.version})

    hers.refresh_from_db()
    assert hers.status == Status.CANCELLED_BY_THEM
    assert TimeEntry.objects.filter(budget=budget).planned() == 0


def test_it_is_said_what_calling_off_costs_before_it_is_done(
    visit: Goto, plan: Plans, maggie_herself: Actor, bridget: Actor, budget: TimeBudget
) -> None:
    today = plan(starts_at=at(18), budget=budget)
    page = visit(to("cancel", today), by=maggie_herself)
    assert "so 30 minutes is used" in page.text
    assert "no time is used" in visit(to("cancel", today), by=bridget).text
    refused = visit(to("cancel", today), by=bridget, sending={"words": "", "read": 1})
    assert "Say why nobody can come" in refused.text

    visit(to("cancel", today), by=maggie_herself, sending={"words": "", "read": today.version})

    today.refresh_from_db()
    assert today.status == Status.CANCELLED_BY_THEM


def test_two_change_places(visit: Goto, hers: Visit, plan: Plans, maggie_herself: Actor) -> None:
    other = plan(starts_at=at(14, day=SATURDAY))
    page = visit(to("swap", hers), by=maggie_herself)
    assert f"{THEN} at 2pm" in page.text
    sent = {"other": str(other.pk), "words": "", "read": hers.version}
    visit(to("swap", hers), by=maggie_herself, sending=sent)

    assert Change.objects.get().other == other


def test_a_visit_more_is_asked_for_or_more_than_there_is(
    visit: Goto, hers: Visit, maggie_herself: Actor, bridget: Actor, priya: Actor
) -> None:
    typed = {**ON, "at": "10am", "hours": "36", "minutes": "", "words": "A day at the sea"}
    page = visit(to("ask", hers.person), by=maggie_herself, sending=typed)
    assert "There is not so much time left then" in page.text
    visit(to("ask", hers.person), by=maggie_herself, sending={**typed, "beyond": "on"})

    change = Change.objects.get()
    assert (change.kind, change.minutes) == ("beyond", 36 * 60)
    assert "answers for the money" in visit(to("answer", change), by=bridget).text
    visit(to("answer", change), by=bridget, sending={"answer": "yes"}, expecting=403)
    sent = {"answer": "yes", "words": "", "read": change.version}
    visit(to("answer", change), by=priya, sending=sent)
    assert Visit.objects.filter(budget=None, day=SATURDAY).count() == 1


def test_what_is_asked_is_taken_back(visit: Goto, asked: Change, maggie_herself: Actor) -> None:
    page = visit(to("take-back", asked), by=maggie_herself, sending={})
    assert "Taken back" in page.text


@pytest.fixture
def slot(brook: Organisation, bridget: Actor, sam: Actor, budget: TimeBudget) -> Slot:
    said: dict[str, Any] = {
        "organisation": brook,
        "worker": sam.user,
        "by": bridget,
        "minutes": 120,
    }
    return offer_slot(starts_at=at(10, day=SATURDAY), **said)


def test_free_time_is_offered_booked_and_withdrawn(
    visit: Goto, hers: Visit, slot: Slot, bridget: Actor, sam: Actor, maggie_herself: Actor
) -> None:
    sent = {**ON, "worker": str(sam.user.pk), "at": "3pm", "minutes": "60"}
    page = visit(to("slots"), by=bridget, sending=sent)
    assert f"{THEN} at 3pm" in page.text
    page = visit(to("free", hers.person), by=maggie_herself)
    assert f"{THEN} at 10am" in page.text
    visit(to("book", slot, hers.person), by=maggie_herself, sending={"words": "", "visit": ""})
    assert Visit.objects.filter(slot=slot).count() == 1
    assert "not free any more" in visit(to("book", slot, hers.person), by=maggie_herself).text
    page = visit(to("slots"), by=bridget)
    assert "Booked" in page.text

    other = Slot.objects.free().get()
    visit(to("withdraw", other), by=bridget, sending={})

    assert not Slot.objects.free().exists()


def test_a_visit_is_moved_to_free_time(
    visit: Goto, hers: Visit, slot: Slot, maggie_herself: Actor
) -> None:
    sent = {"words": "", "visit": str(hers.pk)}
    visit(to("book", slot, hers.person), by=maggie_herself, sending=sent)

    hers.refresh_from_db()
    assert hers.slot == slot


def test_my_time_leads_there(visit: Goto, asked: Change, maggie: Person, priya: Actor) -> None:
    page = visit(f"/time/of/{maggie.pk}", by=priya)
    assert f"{BEFORE} at 9am" in page.text
    assert f"A visit on {THEN} at 2pm instead" in page.text


@pytest.mark.parametrize("name", ["change", "move", "swap", "bank", "cancel"])
def test_those_who_only_read_change_nothing(
    name: str, visit: Goto, hers: Visit, sam: Actor, june: Actor, maggie_herself: Actor
) -> None:
    visit(to(name, hers), by=sam, expecting=403)
    visit(to(name, hers), by=june, expecting=404)


@pytest.mark.parametrize("how_many", [1, 12])
def test_more_that_is_asked_needs_no_more_questions(
    how_many: int,
    client: Client,
    plan: Plans,
    maggie: Person,
    brook: Organisation,
    bridget: Actor,
    maggie_herself: Actor,
    django_assert_max_num_queries: Any,
) -> None:
    for hour in range(how_many):
        one = plan(starts_at=at(8 + hour, day=THURSDAY), minutes=15)
        said: dict[str, Any] = {
            "person": maggie,
            "organisation": brook,
            "visit": one,
            "kind": "move",
        }
        ask_change(**said, by=maggie_herself, starts_at=at(8 + hour, 5, day=SATURDAY))
    for by, page, most in (
        (bridget, to("requests"), 12),
        (maggie_herself, to("asked", maggie), 14),
        (maggie_herself, f"/time/of/{maggie.pk}", 26),
    ):
        arrive(client, by)
        with django_assert_max_num_queries(most):
            assert client.get(page).status_code == 200
