"""Weeks ahead are planned in the same few statements however many visits there are of somebody."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.timebank.models import TimeBudget, TimeEntry
from whatmatters.visits.actions import plan_ahead, plan_regular
from whatmatters.visits.models import Goes, Task, Visit, VisitServes
from whatmatters.visits.tests.conftest import MONDAY, at

A_WEEK = MONDAY + timedelta(days=6)
Comes = Callable[[int], None]


@pytest.fixture
def comes(
    maggie: Person,
    brook: Organisation,
    bridget: Actor,
    sam: Actor,
    budget: TimeBudget,
    allotment: Outcome,
) -> Comes:
    """So many a week more: each by Sam, for her allotment, with something to do."""

    def comes(many: int) -> None:
        for number in range(many):
            plan_regular(
                person=maggie,
                organisation=brook,
                by=bridget,
                weekday=number % 7 + 1,
                at=time(7 + number),
                minutes=30,
                begins_on=MONDAY,
                worker=sam.user,
                budget=budget,
                outcomes=[allotment],
                tasks=["Breakfast"],
            )

    return comes


def asked(organisation: Organisation, by: Actor) -> int:
    with CaptureQueriesContext(connection) as sent:
        plan_ahead(organisation=organisation, by=by, until=A_WEEK)
    return len(sent)


def test_twelve_a_week_ask_as_much_as_one(
    comes: Comes, brook: Organisation, bridget: Actor
) -> None:
    comes(1)
    with transaction.atomic():
        of_one = asked(brook, bridget)
        transaction.set_rollback(True)
    comes(12)

    assert asked(brook, bridget) == of_one
    kept = (Visit, Goes, VisitServes, Task)
    assert [model._default_manager.count() for model in kept] == [12] * 4
    assert TimeEntry.objects.filter(kind="planned").count() == 12


def test_the_audit_is_told_once_of_each_person(
    comes: Comes, brook: Organisation, bridget: Actor, maggie: Person, budget: TimeBudget
) -> None:
    comes(3)
    plan_ahead(organisation=brook, by=bridget, until=A_WEEK)
    plan_ahead(organisation=brook, by=bridget, until=A_WEEK)

    told = AuditEntry.objects.filter(did__endswith="planned-ahead").order_by("did")
    assert [(one.did, one.to, one.about) for one in told] == [
        ("timebank.planned-ahead", f"timebank.TimeBudget:{budget.pk}", str(maggie.pk)),
        ("visits.planned-ahead", f"people.Person:{maggie.pk}", str(maggie.pk)),
    ]


def test_one_that_stands_at_that_moment_is_not_made_again(
    comes: Comes, brook: Organisation, bridget: Actor
) -> None:
    comes(1)
    (made,) = plan_ahead(organisation=brook, by=bridget, until=A_WEEK).made
    later = MONDAY + timedelta(days=7)
    Visit.objects.filter(pk=made.pk).update(day=later, starts_at=at(7, day=later))

    assert plan_ahead(organisation=brook, by=bridget, until=later).made == ()


def test_who_has_another_place_than_to_work_is_not_sent(
    comes: Comes, brook: Organisation, bridget: Actor, sam: Actor
) -> None:
    comes(2)
    CircleMember.objects.filter(user=sam.user).update(kind="friend")

    made = plan_ahead(organisation=brook, by=bridget, until=A_WEEK).made

    assert len(made) == 2
    assert not Goes.objects.exists()
