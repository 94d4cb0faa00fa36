"""Free time: offered, booked by whoever is first, and given up again."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.timebank.models import TimeBudget, TimeEntry
from whatmatters.visits.actions import (
    book_slot,
    cancel_visit,
    offer_slot,
    plan_visit,
    withdraw_slot,
)
from whatmatters.visits.models import Change, Slot, Visit, VisitNotReady
from whatmatters.visits.selectors.slots import free_page
from whatmatters.visits.tests.conftest import MONDAY, Plans, at

SATURDAY = MONDAY + timedelta(days=5)


@pytest.fixture
def offers(brook: Organisation, bridget: Actor, sam: Actor) -> Any:
    def offers(**more: Any) -> Slot:
        said: dict[str, Any] = {"organisation": brook, "worker": sam.user, "by": bridget}
        said |= {"starts_at": at(10, day=SATURDAY), "minutes": 120}
        return offer_slot(**said | more)

    return offers


@pytest.fixture
def slot(offers: Any) -> Slot:
    """Two hours of Sam’s, this Saturday at ten."""
    return offers()  # type: ignore[no-any-return]


def test_it_is_booked_for_a_visit_more(
    slot: Slot, maggie: Person, maggie_herself: Actor, sam: Actor, budget: TimeBudget
) -> None:
    visit = book_slot(slot=slot, person=maggie, by=maggie_herself, words="The sea")

    assert (visit.starts_at, visit.minutes, visit.budget) == (slot.starts_at, 120, budget)
    assert [one.user for one in visit.goers.all()] == [sam.user]
    assert [one.what for one in visit.tasks.all()] == ["The sea"]
    assert TimeEntry.objects.filter(budget=budget).planned() == 120
    assert not Slot.objects.free().exists()
    change = Change.objects.get()
    assert (change.kind, change.state, change.slot) == ("visit", "agreed", slot)
    assert book_slot(slot=slot, person=maggie, by=maggie_herself, words="The sea") == visit
    assert Change.objects.count() == 1


def test_time_of_somebody_who_has_left_is_not_free(
    slot: Slot, plan: Plans, maggie: Person, maggie_herself: Actor, sam: Actor, budget: TimeBudget
) -> None:
    plan(starts_at=at(18), budget=budget)
    seen: dict[str, Any] = {"viewer": maggie_herself, "person_id": maggie.pk}
    assert [one.slot for one in free_page(**seen).slots] == [slot]
    left = clock.today()
    Membership.objects.filter(user=sam.user).update(began_on=left, ended_on=left)

    assert not free_page(**seen).slots
    with pytest.raises(VisitNotReady, match="not free any more"):
        book_slot(slot=slot, person=maggie, by=maggie_herself)


def test_a_visit_moves_there(
    slot: Slot, plan: Plans, maggie: Person, maggie_herself: Actor, budget: TimeBudget
) -> None:
    visit = plan(starts_at=at(18), budget=budget)
    book_slot(slot=slot, person=maggie, by=maggie_herself, visit=visit)

    visit.refresh_from_db()
    assert (visit.starts_at, visit.minutes, visit.slot) == (slot.starts_at, 120, slot)
    assert TimeEntry.objects.filter(budget=budget).planned() == 120


def test_a_visit_that_moves_there_is_of_whoever_is_free_then(
    slot: Slot,
    plan: Plans,
    maggie: Person,
    maggie_herself: Actor,
    bridget: Actor,
    sam: Actor,
    budget: TimeBudget,
) -> None:
    visit = plan(starts_at=at(18), budget=budget, workers=[bridget.user])
    book_slot(slot=slot, person=maggie, by=maggie_herself, visit=visit)

    assert [one.user for one in visit.goers.all()] == [sam.user]


def test_nor_does_one_move_to_a_worker_whom_they_do_not_know(
    slot: Slot, plan: Plans, maggie: Person, maggie_herself: Actor, budget: TimeBudget
) -> None:
    visit = plan(starts_at=at(18), budget=budget)
    CircleMember.objects.filter(person=maggie, kind=Kind.SUPPORT_WORKER).delete()
    with pytest.raises(VisitNotReady, match="circle"):
        book_slot(slot=slot, person=maggie, by=maggie_herself, visit=visit)

    slot.refresh_from_db()
    assert slot.is_free


def test_whoever_is_first_has_it(
    slot: Slot, maggie: Person, maggie_herself: Actor, priya: Actor, budget: TimeBudget
) -> None:
    kofi = begin_record(by=priya, known_as="Kofi", full_name="Kofi Asare")
    book_slot(slot=slot, person=maggie, by=maggie_herself)
    with pytest.raises(VisitNotReady, match="not free any more"):
        book_slot(slot=slot, person=kofi, by=priya)

    assert Visit.objects.count() == 1


def test_called_off_it_is_free_for_another(
    slot: Slot, maggie: Person, maggie_herself: Actor, budget: TimeBudget
) -> None:
    visit = book_slot(slot=slot, person=maggie, by=maggie_herself)
    cancel_visit(visit=visit, by=maggie_herself)

    assert Slot.objects.free().get() == slot
    again = book_slot(slot=slot, person=maggie, by=maggie_herself)
    assert again != visit


def test_only_those_who_plan_offer_and_withdraw(
    offers: Any, slot: Slot, sam: Actor, priya: Actor, maggie_herself: Actor
) -> None:
    for somebody in (sam, priya, maggie_herself):
        with pytest.raises(PermissionDenied):
            offers(by=somebody)
        with pytest.raises(PermissionDenied):
            withdraw_slot(slot=slot, by=somebody)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"starts_at": at(6)}, "still to come"),
        ({"minutes": 5}, "15 minutes to 24 hours"),
    ],
)
def test_what_can_not_be_offered_is_said(more: dict[str, Any], told: str, offers: Any) -> None:
    with pytest.raises(VisitNotReady, match=told):
        offers(**more)


def test_who_works_elsewhere_is_not_offered(offers: Any) -> None:
    with pytest.raises(VisitNotReady, match="who works here"):
        offers(worker=cast.worker("priya").user)


def test_offered_twice_it_is_there_once(offers: Any) -> None:
    assert offers() == offers()


def test_it_is_withdrawn_unless_it_is_booked(
    slot: Slot, offers: Any, bridget: Actor, maggie: Person, maggie_herself: Actor, budget: Any
) -> None:
    other = offers(starts_at=at(14, day=SATURDAY))
    for _ in range(2):
        withdraw_slot(slot=other, by=bridget)
    with pytest.raises(VisitNotReady, match="not free any more"):
        book_slot(slot=other, person=maggie, by=maggie_herself)
    book_slot(slot=slot, person=maggie, by=maggie_herself)
    with pytest.raises(VisitNotReady, match="has booked"):
        withdraw_slot(slot=slot, by=bridget)


def test_a_worker_whom_they_do_not_know_is_added_to_the_circle_first(
    slot: Slot, maggie: Person, maggie_herself: Actor, budget: TimeBudget
) -> None:
    CircleMember.objects.filter(person=maggie, kind=Kind.SUPPORT_WORKER).delete()
    with pytest.raises(VisitNotReady, match="circle"):
        book_slot(slot=slot, person=maggie, by=maggie_herself)

    slot.refresh_from_db()
    assert slot.is_free


def test_nobody_books_for_somebody_else(
    slot: Slot, maggie: Person, sam: Actor, owen: Actor, budget: TimeBudget
) -> None:
    for somebody in (sam, owen):
        with pytest.raises(PermissionDenied):
            book_slot(slot=slot, person=maggie, by=somebody)


def test_a_manager_plans_with_free_time_too(
    slot: Slot, maggie: Person, brook: Organisation, bridget: Actor, sam: Actor
) -> None:
    plan_visit(
        person=maggie,
        organisation=brook,
        by=bridget,
        starts_at=slot.starts_at,
        minutes=60,
        workers=[sam.user],
        slot=slot,
    )

    slot.refresh_from_db()
    assert not slot.is_free
