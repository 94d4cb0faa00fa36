"""Lock and read again: how each deed of this room begins. Always the person first, so that
two who review, or plan and review, at once take turns."""

from uuid import UUID

from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import Look, Review, ReviewNotReady

NOT_IN_IT = _("That outcome is not part of this review")


def held_person(person_id: UUID) -> Person:
    return Person.objects.select_for_update(of=("self",)).get(pk=person_id)


def locked(review: Review) -> Review:
    person = held_person(review.person_id)
    review = Review.objects.select_for_update(of=("self",)).select_related("plan").get(pk=review.pk)
    review.person = person
    return review


def locked_plan(plan: Plan) -> Plan:
    person = held_person(plan.person_id)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    plan.person = person
    return plan


def look_of(review: Review, outcome: Outcome) -> Look:
    """A locked review's look at an outcome of its plan, made when it is first needed."""
    review.must_be_unfinished()
    if not review.plan.aims.filter(outcome=outcome).exists():
        raise ReviewNotReady(NOT_IN_IT)
    look, _ = Look.objects.get_or_create(review=review, outcome=outcome)
    return look
