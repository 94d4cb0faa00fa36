from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Step
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject, subject_of
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import AloneAnswer, Look, Review, Verdict
from whatmatters.reviews.next import goes_on, takes_changes
from whatmatters.reviews.selectors.alone import all_alone
from whatmatters.reviews.selectors.shown import (
    Found,
    concerned,
    counted,
    counted_again,
    found,
    looks_of,
)
from whatmatters.reviews.tally import Tally

STEPS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A review, as far as it has come: the story so far, and each outcome."""

    review: Review
    subject: Subject
    found: tuple[Found, ...]
    before: Review | None
    before_by_person: Tally
    steps_done: tuple[Step, ...]
    next_on: date | None
    alone: tuple[AloneAnswer, ...] = ()

    @property
    def kind(self) -> str:
        return self.review.get_kind_display().replace(gettext("The person"), self.subject.known_as)

    @property
    def may_hold(self) -> bool:
        return self.subject.standing.is_practitioner and not self.review.is_done

    @property
    def may_answer(self) -> bool:
        """The person themself, for as long as it is not finished."""
        return self.subject.standing.is_self and not self.review.is_done

    @property
    def may_answer_for_them(self) -> bool:
        """Whoever may decide for the person now, for as long as it is not finished."""
        standing = self.subject.standing
        return standing.speaks_for_them and not standing.is_self and not self.review.is_done

    @property
    def by_person(self) -> Tally:
        return counted(self.found, Verdict.Party.PERSON)

    @property
    def by_practitioner(self) -> Tally:
        return counted(self.found, Verdict.Party.PRACTITIONER)

    @property
    def to_do(self) -> tuple[Found, ...]:
        return tuple(one for one in self.found if one.is_to_do)

    @property
    def unanswered(self) -> tuple[Found, ...]:
        """What the person has not said how it is going with."""
        return tuple(one for one in self.found if one.person is None)

    @property
    def since(self) -> date | None:
        return (self.before and self.before.held_on) or self.review.plan.agreed_on

    @property
    def has_next(self) -> bool:
        """Whether there will be anything to look at again, as decided so far."""
        return goes_on(self.subject.person, self._looks)

    @property
    def changes(self) -> bool:
        """Whether finishing opens another version of the plan."""
        return self.has_next and takes_changes(self._looks)

    @property
    def _looks(self) -> list[Look]:
        return [one.look for one in self.found if one.look and one.is_decided]


def review_page(*, viewer: Actor, review_id: UUID) -> ReviewPage:
    """Everything a review's page shows. Unseen is 404."""
    review = get_object_or_404(
        Review.objects.visible_to(viewer).select_related("person", "plan", "next_plan"),
        pk=review_id,
    )
    of = subject_of(viewer=viewer, person=review.person)
    all_found = all_found_by(review, of)
    before = _before(review, viewer)
    return ReviewPage(
        review=review,
        subject=of,
        found=all_found,
        before=before,
        before_by_person=counted_again(before, Verdict.Party.PERSON),
        steps_done=_steps_done(all_found, (before and before.held_on) or review.plan.agreed_on),
        next_on=_next_on(review),
        alone=all_alone(of, review=review.pk),
    )


def all_found_by(review: Review, of: Subject) -> tuple[Found, ...]:
    """Each outcome of the plan that this review concerns, in the plan's order."""
    looks = looks_of(review)
    outcomes = concerned(review, looks)
    return tuple(
        found(number, outcome, looks.get(outcome.pk), of)
        for number, outcome in enumerate(outcomes, 1)
    )


def _before(review: Review, viewer: Actor) -> Review | None:
    return (
        Review.objects.visible_to(viewer)
        .done()
        .filter(person=review.person_id, recorded_at__lt=review.recorded_at)
        .exclude(pk=review.pk)
        .select_related("plan")
        .last_held_first()
        .first()
    )


def _steps_done(all_found: tuple[Found, ...], since: date | None) -> tuple[Step, ...]:
    if since is None:
        return ()
    done = Step.objects.filter(outcome__in=[one.outcome.pk for one in all_found])
    return tuple(done.filter(done_on__gte=since).order_by("-done_on", "pk")[:STEPS_SHOWN])


def _next_on(review: Review) -> date | None:
    """When we look again, once this review is done."""
    if not review.is_done:
        return None
    if review.next_plan:
        return review.next_plan.review_on
    following = Review.objects.filter(plan=review.plan_id).unfinished().order_by("due_on", "pk")
    return following.values_list("due_on", flat=True).first()


@dataclass(frozen=True, slots=True)
class AskPage:
    """Whether there is a plan to look back on, and a review already waiting."""

    subject: Subject
    plan: Plan | None
    waiting: Review | None


def ask_page(*, viewer: Actor, person_id: UUID) -> AskPage:
    of = subject(viewer=viewer, person_id=person_id)
    plan = Plan.objects.visible_to(viewer).filter(person=of.person).running().first()
    return AskPage(of, plan, _unfinished(viewer, plan))


@dataclass(frozen=True, slots=True)
class BeginPage:
    """A plan, and the review of it that is waiting or has been begun."""

    subject: Subject
    plan: Plan
    waiting: Review | None

    @property
    def person(self) -> Person:
        return self.subject.person


def begin_page(*, viewer: Actor, plan_id: UUID) -> BeginPage:
    plan = get_object_or_404(Plan.objects.visible_to(viewer).select_related("person"), pk=plan_id)
    of = subject_of(viewer=viewer, person=plan.person)
    return BeginPage(of, plan, _unfinished(viewer, plan))


def _unfinished(viewer: Actor, plan: Plan | None) -> Review | None:
    if plan is None:
        return None
    return Review.objects.visible_to(viewer).waiting_for(plan).first()
