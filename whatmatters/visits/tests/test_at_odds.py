"""Two who decide of one visit at once; and what was asked of a visit that will not be."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.visit import Visit as Goto
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions import (
    add_task,
    answer_change,
    book_slot,
    end_regular,
    give_visit,
    link_task,
    miss_visit,
    offer_slot,
    plan_ahead,
    plan_regular,
)
from whatmatters.visits.models import Change, Goes, Visit, VisitNotReady
from whatmatters.visits.tests.conftest import MONDAY, NINE, Plans, at, went
from whatmatters.visits.tests.sent import second_worker, sends

THURSDAY, SATURDAY = MONDAY + timedelta(days=3), MONDAY + timedelta(days=5)
GONE = "The visit will not be"


def to(name: str, about: Any) -> str:
    return reverse(f"visits:{name}", args=[about.pk])


def test_who_goes_is_decided_by_one_at_a_time_and_nothing_typed_is_lost(
    visit_at_nine: Visit, maggie: Person, bridget: Actor, sam: Actor, visit: Goto
) -> None:
    lena = second_worker(maggie)
    read = visit_at_nine.version
    give_visit(visit=visit_at_nine, by=bridget, workers=[lena.user], read=read)
    with pytest.raises(Stale):
        give_visit(visit=visit_at_nine, by=bridget, workers=[], read=read)

    typed = {"workers": [str(sam.user.pk)], "read": str(read)}
    page = visit(to("give", visit_at_nine), by=bridget, sending=typed)

    assert "changed this while you had it open" in page.text
    ticked = [one["value"] for one in page.select("input[name=workers][checked]")]
    assert ticked == [str(sam.user.pk)]
    assert [one.user for one in Goes.objects.select_related("user")] == [lena.user]
    read_now = page.select_one("input[name=read]")
    assert read_now is not None
    visit(to("give", visit_at_nine), by=bridget, sending={**typed, "read": str(read_now["value"])})
    assert [one.user for one in Goes.objects.select_related("user")] == [sam.user]


def test_what_work_is_for_is_said_by_one_at_a_time(
    visit_at_nine: Visit, allotment: Outcome, sam: Actor, visit: Goto
) -> None:
    task = add_task(visit=visit_at_nine, by=sam, what="Boots by the door")
    read = task.version
    link_task(task=task, by=sam, outcome=allotment, read=read)
    with pytest.raises(Stale):
        link_task(task=task, by=sam, outcome=None, read=read)

    page = visit(to("link", task), by=sam, sending={"outcome": "", "read": str(read)})

    assert "changed this while you had it open" in page.text
    task.refresh_from_db()
    assert task.outcome == allotment


def test_what_is_asked_of_a_visit_nobody_came_to_is_closed(
    visit_at_nine: Visit, asks: Any, sam: Actor, maggie_herself: Actor, bridget: Actor, visit: Goto
) -> None:
    change = asks("move", visit_at_nine, starts_at=at(14, day=SATURDAY))
    with clock.at(NINE + timedelta(hours=2)):
        miss_visit(visit=visit_at_nine, by=sam, because="The bus broke down", kind="missed")

    change.refresh_from_db()
    assert (change.state, change.answer, change.answered_by) == ("refused", GONE, sam.user)
    assert AuditEntry.objects.filter(did="visits.change-closed").count() == 1
    for who in (maggie_herself, bridget):
        assert GONE in visit(to("answer", change), by=who).text


def test_and_so_is_what_is_asked_of_one_that_comes_no_more(
    maggie: Person, brook: Organisation, bridget: Actor, budget: TimeBudget, asks: Any
) -> None:
    weekly = plan_regular(
        person=maggie, organisation=brook, by=bridget, weekday=MONDAY.isoweekday(), at=time(9),
        minutes=60, begins_on=MONDAY, budget=budget,
    )  # fmt: skip
    made = plan_ahead(organisation=brook, by=bridget, until=MONDAY + timedelta(days=8)).made
    first, later = sorted(made, key=lambda one: one.day)
    asked, stays = asks("swap", first, other=later), Change.objects.waiting()
    end_regular(regular=weekly, by=bridget, on=MONDAY)

    asked.refresh_from_db()
    assert (asked.state, asked.answer, stays.count()) == ("refused", GONE, 0)


def test_a_second_worker_who_came_is_one_of_those_who_went(
    visit_at_nine: Visit, maggie: Person, sam: Actor
) -> None:
    lena = second_worker(maggie)
    with clock.at(NINE + timedelta(hours=2)):
        sends(sam, "begin", visit_at_nine, at=NINE)
        sends(lena, "begin", visit_at_nine, at=NINE + timedelta(minutes=5))

    went = Goes.objects.filter(visit=visit_at_nine).values_list("user", flat=True)
    assert set(went) == {sam.user.pk, lena.user.pk}


def test_whoever_has_the_name_of_one_who_went_was_not_there(
    visit_at_nine: Visit, bridget: Actor, sam: Actor, visit: Goto
) -> None:
    assert not visit(to("prove", visit_at_nine), by=sam).select("[name=of]")
    assert visit(to("prove", visit_at_nine), by=bridget).select("[name=of]")

    type(bridget.user).objects.filter(pk=bridget.user.pk).update(name=sam.name)
    bridget.user.refresh_from_db()
    assert visit(to("prove", visit_at_nine), by=bridget).select("[name=of]")


def test_who_is_promised_elsewhere_is_not_free_twice(
    brook: Organisation, bridget: Actor, sam: Actor, owen: Actor
) -> None:
    said: dict[str, Any] = {"starts_at": at(10, day=SATURDAY), "minutes": 60}
    offer_slot(organisation=brook, worker=sam.user, by=bridget, **said)
    other = cast.place("friends")
    Membership.objects.create(user=sam.user, organisation=other, role_key=RoleKey.SUPPORT_WORKER)
    manages = Membership.objects.create(
        user=owen.user, organisation=other, role_key=RoleKey.PROVIDER_MANAGER
    )
    manager = Actor(owen.user, manages)

    with pytest.raises(VisitNotReady, match="not free then"):
        offer_slot(organisation=other, worker=sam.user, by=manager, **said)


@pytest.fixture
def hers(plan: Plans, budget: TimeBudget) -> Visit:
    return plan(starts_at=at(9, day=THURSDAY), budget=budget)


def test_a_provider_says_why_a_moved_visit_is_short_and_the_person_need_not(
    hers: Visit, asks: Any, bridget: Actor, maggie_herself: Actor, visit: Goto
) -> None:
    with pytest.raises(VisitNotReady, match="Say why less than 30 minutes"):
        asks("move", hers, starts_at=at(9, day=SATURDAY), minutes=20, by=bridget)
    on = {"on_day": SATURDAY.day, "on_month": SATURDAY.month, "on_year": SATURDAY.year}
    typed = {**on, "at": "9am", "minutes": "20", "words": "", "read": hers.version}
    assert "Say why less than 30" in visit(to("move", hers), by=bridget, sending=typed).text

    change = asks("move", hers, starts_at=at(9, day=SATURDAY), minutes=20)
    answer_change(change=change, by=bridget, agrees=True)

    hers.refresh_from_db()
    assert (hers.minutes, hers.short_because) == (20, "They asked for it to be this short")


def test_nor_need_she_say_it_of_free_time_that_is_short(
    brook: Organisation, bridget: Actor, sam: Actor, maggie: Person, maggie_herself: Actor,
    budget: TimeBudget,
) -> None:  # fmt: skip
    slot = offer_slot(
        organisation=brook, worker=sam.user, by=bridget, starts_at=at(10, day=SATURDAY), minutes=20
    )
    booked = book_slot(slot=slot, person=maggie, by=maggie_herself)

    assert booked.short_because == "They asked for it to be this short"


def test_two_visits_at_the_same_time_are_told_apart(
    plan: Plans, maggie: Person, maggie_herself: Actor, bridget: Actor, sam: Actor, visit: Goto
) -> None:
    for minutes in (60, 61):
        one = plan(minutes=minutes)
        went(one, sam, NINE, 60)
    with clock.at(NINE + timedelta(hours=3)):
        page = visit(to("of-person", maggie), by=maggie_herself)

    links = [link for link in page.select("main a") if "to confirm" in link.text]
    assert len({link.text for link in links}) == 2
