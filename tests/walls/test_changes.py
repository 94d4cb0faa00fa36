"""Both sides get through the second wall to change what is planned, and to book free time."""

from datetime import timedelta
from typing import Any

import pytest

from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record, give_account
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.timebank.actions import open_time_budget
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits import actions
from whatmatters.visits.models import Change, Slot, Status, Visit, VisitNotReady


@pytest.fixture
def bridget(maggie: Person) -> Actor:
    bridget, brook = cast.worker("bridget"), cast.place("brook")
    CircleMember.objects.create(
        person=maggie, kind=Kind.PROVIDER, name="Bridget", user=bridget.user, organisation=brook
    )
    return bridget


@pytest.fixture
def budget(maggie: Person, priya: Actor) -> TimeBudget:
    return open_time_budget(
        person=maggie,
        organisation=cast.place("brook"),
        by=priya,
        minutes_a_week=405,
        begins_on=clock.today(),
    )


@pytest.fixture
def hers(maggie: Person, bridget: Actor, sam: Actor, budget: TimeBudget) -> dict[str, Any]:
    """Whose it is; and a visit in three days, another in four."""
    said: dict[str, Any] = {"person": maggie, "organisation": cast.place("brook")}
    for days in (3, 4):
        actions.plan_visit(
            **said,
            by=bridget,
            starts_at=clock.now() + timedelta(days=days),
            minutes=45,
            workers=[sam.user],
            budget=budget,
        )
    return said


@pytest.mark.django_db
def test_each_side_asks_and_answers(
    hers: dict[str, Any], maggie_herself: Actor, bridget: Actor, priya: Actor, owen: Actor
) -> None:
    first, second = Visit.objects.in_order()
    later = clock.now() + timedelta(days=5)
    with served(maggie_herself):
        change = actions.ask_change(
            **hers, by=maggie_herself, kind="move", visit=first, starts_at=later, words="x"
        )
        actions.ask_change(**hers, by=maggie_herself, kind="bank", visit=second)
        more = actions.ask_change(
            **hers, by=maggie_herself, kind="beyond", starts_at=later, minutes=900, words="y"
        )
    with served(bridget):
        actions.answer_change(change=change, by=bridget, agrees=True)
    with served(priya):
        actions.answer_change(change=more, by=priya, agrees=True)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.starts_at, second.status) == (later, Status.CANCELLED_BY_THEM)
    assert set(Change.objects.values_list("state", flat=True)) == {"agreed"}
    with served(owen):
        assert not Change.objects.exists()


@pytest.mark.django_db
def test_free_time_that_somebody_else_took_is_not_free_though_nobody_sees_whose_visit_it_is(
    hers: dict[str, Any], maggie_herself: Actor, bridget: Actor, sam: Actor, priya: Actor
) -> None:
    slot = actions.offer_slot(
        organisation=hers["organisation"],
        worker=sam.user,
        by=bridget,
        starts_at=clock.now() + timedelta(days=6),
        minutes=60,
    )
    kofi = another(sam, priya)
    assert kofi.user is not None
    with served(maggie_herself):
        actions.book_slot(slot=slot, person=hers["person"], by=maggie_herself)
    himself = Actor(kofi.user)
    with served(himself):
        assert not Slot.objects.free().exists()
        with pytest.raises(VisitNotReady, match="not free any more"):
            actions.book_slot(slot=slot, person=kofi, by=himself)
    with served(maggie_herself):
        actions.cancel_visit(visit=Visit.objects.get(slot=slot), by=maggie_herself)
    with served(himself):
        actions.book_slot(slot=slot, person=kofi, by=himself)

    assert Visit.objects.get(slot=slot).person == kofi


def another(sam: Actor, priya: Actor) -> Person:
    """Kofi, to whom Sam comes too, with time of his own."""
    kofi, brook = begin_record(by=priya, known_as="Kofi"), cast.place("brook")
    give_account(person=kofi, user=cast.account("kofi", "Kofi Asare"), by="system")
    CircleMember.objects.create(
        person=kofi, kind=Kind.SUPPORT_WORKER, name=sam.name, user=sam.user, organisation=brook
    )
    open_time_budget(
        person=kofi, organisation=brook, by=priya, minutes_a_week=405, begins_on=clock.today()
    )
    kofi.refresh_from_db()
    return kofi
