"""When we meant to look again, for whoever's day it is."""

from datetime import timedelta
from typing import Any

import pytest

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import ask_for_review, finish_review, open_review, schedule_review
from whatmatters.reviews.models import Review
from whatmatters.reviews.selectors import due, overdue
from whatmatters.reviews.tests.lives import CARRY_ON, CHANGE, decided, planned

TODAY = clock.today()


def test_what_is_arranged_is_due_until_it_is_done(plan: Plan, priya: Actor) -> None:
    review = schedule_review(plan=plan, by=priya, due_on=TODAY + timedelta(days=7))
    assert due(priya, TODAY) == ()

    (one,) = due(priya, TODAY + timedelta(days=7))

    assert (one.person, one.review, one.due_on) == (plan.person, review, review.due_on)
    assert (one.what, one.route, one.pk) == ("A review", "reviews:show", review.pk)


def test_overdue_is_before_today(plan: Plan, priya: Actor) -> None:
    schedule_review(plan=plan, by=priya, due_on=TODAY)
    assert overdue(priya, TODAY) == ()

    assert len(overdue(priya, TODAY + timedelta(days=1))) == 1


def test_a_plan_that_named_a_day_is_due_until_it_has_a_review(plan: Plan, priya: Actor) -> None:
    Plan.objects.filter(pk=plan.pk).update(review_on=TODAY)
    (one,) = due(priya, TODAY)
    assert (one.review, one.route, one.pk) == (None, "reviews:begin", plan.pk)

    review = open_review(plan=plan, by=priya)

    (one,) = due(priya, TODAY)
    assert (one.review, one.what) == (review, "A review that has been begun")


@pytest.mark.parametrize("second", [CARRY_ON, CHANGE])
def test_once_done_nothing_is_due_until_the_next_day_named(
    second: tuple[str, str], review: Review, priya: Actor
) -> None:
    Plan.objects.filter(pk=review.plan_id).update(review_on=TODAY - timedelta(days=9))
    decided(review, priya, CARRY_ON, second, CARRY_ON)

    finish_review(review=review, by=priya)

    assert due(priya, TODAY) == ()


def test_what_was_arranged_for_a_plan_since_replaced_is_no_longer_due(
    plan: Plan, priya: Actor
) -> None:
    schedule_review(plan=plan, by=priya, due_on=TODAY)
    Plan.objects.filter(pk=plan.pk).update(status="replaced", ended_on=TODAY)

    assert due(priya, TODAY) == ()


@pytest.mark.parametrize("who", ["tomasz", "owen"])
def test_nobody_hears_of_those_they_do_not_see(
    who: str, plan: Plan, maggie: Person, priya: Actor, request: pytest.FixtureRequest
) -> None:
    ask_for_review(person=maggie, by=priya)

    assert due(request.getfixturevalue(who), TODAY) == ()


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_same_two_queries_however_many(
    how_many: int, priya: Actor, django_assert_num_queries: Any
) -> None:
    for number in range(how_many):
        person = begin_record(by=priya, known_as=f"Person {number}")
        plan = planned(person, priya, outcomes=1)
        if number % 2:
            Plan.objects.filter(pk=plan.pk).update(review_on=TODAY)
        else:
            schedule_review(plan=plan, by=priya, due_on=TODAY)

    with django_assert_num_queries(2):
        found = due(priya, TODAY)
        assert len([one.person.known_as for one in found]) == how_many
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
