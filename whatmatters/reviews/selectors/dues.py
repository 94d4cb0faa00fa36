"""When we meant to look again: reviews arranged or asked for, and plans that named a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import Review


@dataclass(frozen=True, slots=True)
class DueReview:
    """Somebody's review and its day; `review` is None until one is arranged for the plan."""

    person: Person
    due_on: date
    plan_id: UUID
    review: Review | None = None

    @property
    def what(self) -> str:
        if self.review and self.review.is_open:
            return gettext("A review that has been begun")
        if self.review and self.review.kind == Review.Kind.ASKED:
            return gettext("%(known_as)s asked for a review") % {"known_as": self.person.known_as}
        return gettext("A review")

    @property
    def route(self) -> str:
        return "reviews:show" if self.review else "reviews:begin"

    @property
    def pk(self) -> UUID:
        return self.review.pk if self.review else self.plan_id


def due(viewer: Actor, until: date) -> tuple[DueReview, ...]:
    """Every review due by that day among those the viewer sees, the longest waiting first."""
    found = [*_arranged(viewer, until), *_named_by_plans(viewer, until)]
    return tuple(sorted(found, key=lambda one: (one.due_on, str(one.pk))))


def overdue(viewer: Actor, today: date) -> tuple[DueReview, ...]:
    return due(viewer, today - timedelta(days=1))


def _arranged(viewer: Actor, until: date) -> Iterator[DueReview]:
    """Leaving out what was arranged, but not asked for, for a plan since replaced."""
    reviews = (
        Review.objects.visible_to(viewer)
        .to_hold()
        .filter(due_on__lte=until)
        .select_related("person")
        .order_by("due_on", "pk")
    )
    for review in reviews:
        yield DueReview(review.person, review.due_on, review.plan_id, review)


def _named_by_plans(viewer: Actor, until: date) -> Iterator[DueReview]:
    """Once a plan has had a review, that review has said when to look again.

    A plan whose outcomes have all ended, or whose person has died, is looked at no more.
    """
    plans = (
        Plan.objects.visible_to(viewer)
        .in_force()
        .filter(review_on__lte=until, reviews=None)
        .select_related("person")
        .order_by("review_on", "pk")
    )
    for plan in plans:
        if plan.review_on:
            yield DueReview(plan.person, plan.review_on, plan.pk)
