from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions.locking import held_person, locked, locked_plan
from whatmatters.reviews.models import Review, ReviewNotReady

NO_PLAN = _(
    "There is no agreed plan to look back on yet. "
    "Talk about what has changed in a conversation instead"
)
NOT_RUNNING = _("Only a plan that has been agreed and is running can be reviewed")


@transaction.atomic
def ask_for_review(*, person: Person, by: Actor, because: str = "") -> Review:
    """The person wants to look again at how it is going. It is due from today.

    Raises ReviewNotReady when there is no plan to look back on.
    """
    person = held_person(person.pk)
    require(by, Permission.REVIEW_ASK, person)
    plan = Plan.objects.filter(person=person).running().first()
    if plan is None:
        raise ReviewNotReady(NO_PLAN)
    today = clock.today()
    review = _waiting(plan) or _new(plan, by, kind=Review.Kind.ASKED, due_on=today)
    review.be_asked_for(because=because, on=today)
    review.save()
    audit.record(by=by, did="reviews.asked", to=review, about=person.pk)
    return review


@transaction.atomic
def schedule_review(*, plan: Plan, by: Actor, due_on: date, kind: str = "light") -> Review:
    """Arrange when to look again, or move what was arranged."""
    plan = locked_plan(plan)
    require(by, Permission.REVIEW_HOLD, plan.person)
    review = _waiting(plan) or _new(plan, by, kind=kind, due_on=due_on)
    review.due_on = due_on
    review.save()
    audit.record(by=by, did="reviews.scheduled", to=review, about=plan.person_id)
    return review


@transaction.atomic
def open_review(
    *,
    plan: Plan,
    by: Actor,
    kind: str = "light",
    due_on: date | None = None,
    held_on: date | None = None,
    present: str = "",
) -> Review:
    """Begin a review, or the one that was due. One that is open already is the answer.

    If another plan has taken this one's place, it is of that. Raises ReviewNotReady when
    none is running.
    """
    plan = locked_plan(plan)
    require(by, Permission.REVIEW_HOLD, plan.person)
    held_on = held_on or clock.today()
    plan = _running_now(plan)
    review = _waiting(plan)
    if review and review.is_open:
        return review
    if not plan.is_running:
        raise ReviewNotReady(NOT_RUNNING)
    review = review or _new(plan, by, kind=kind, due_on=due_on or held_on)
    review.hold(kind=kind, on=held_on, present=present)
    review.save()
    audit.record(by=by, did="reviews.opened", to=review, about=plan.person_id)
    return review


@transaction.atomic
def describe_review(
    *, review: Review, by: Actor, kind: str, held_on: date, present: str, read: int | None = None
) -> Review:
    """Put right what is written about a review that is being held. Raises Stale."""
    review = locked(review)
    require(by, Permission.REVIEW_HOLD, review.person)
    review.must_be_unfinished()
    review.turn_page(read=read)
    review.hold(kind=kind, on=held_on, present=present)
    review.save(update_fields=["status", "kind", "held_on", "present", "version"])
    audit.record(by=by, did="reviews.described", to=review, about=review.person_id)
    return review


def _running_now(plan: Plan) -> Plan:
    if plan.is_running:
        return plan
    return Plan.objects.filter(person=plan.person_id).running().first() or plan


def _waiting(plan: Plan) -> Review | None:
    review = Review.objects.waiting_for(plan).first()
    if review:
        review.plan = plan
    return review


def _new(plan: Plan, by: Actor, *, kind: str, due_on: date) -> Review:
    return Review(
        person_id=plan.person_id,
        plan=plan,
        kind=Review.Kind(kind),
        due_on=due_on,
        opened_by=by.user,
    )
