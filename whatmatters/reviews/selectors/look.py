from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Barrier, Outcome, Step
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.reviews.models import AloneAnswer, Look, Review, Verdict
from whatmatters.reviews.selectors.alone import answered_alone
from whatmatters.reviews.selectors.shown import Found, Said, concerned, found, said, with_all
from whatmatters.web.components.words import written


@dataclass(frozen=True, slots=True)
class LookPage:
    """One outcome at a time: its words, what we know since last time, and the questions."""

    review: Review
    subject: Subject
    found: Found
    of: int
    next_id: UUID | None
    last: Look | None
    last_said: Said | None
    points: tuple[tuple[date, int], ...]
    steps: tuple[Step, ...]
    barriers: tuple[Barrier, ...]
    alone: tuple[AloneAnswer, ...]

    @property
    def outcome(self) -> Outcome:
        return self.found.outcome

    @property
    def line_says(self) -> str:
        """What the line of nearness shows, in a sentence."""
        (first_on, first), (last_on, last) = self.points[0], self.points[-1]
        return gettext(
            "It felt %(first)s out of 10 near on %(written)s, "
            "and %(last)s out of 10 on %(written2)s."
        ) % {
            "first": first,
            "written": written(first_on),
            "last": last,
            "written2": written(last_on),
        }

    @property
    def steps_done(self) -> int:
        return sum(step.done_on is not None for step in self.steps)


def look_page(*, viewer: Actor, review_id: UUID, outcome_id: UUID) -> LookPage:
    """Everything the page about one outcome shows. Unseen, or not of this review, is 404."""
    review = get_object_or_404(
        Review.objects.visible_to(viewer).select_related("person", "plan"), pk=review_id
    )
    of = subject_of(viewer=viewer, person=review.person)
    outcomes = concerned(review, set(review.looks.values_list("outcome_id", flat=True)))
    ids = [outcome.pk for outcome in outcomes]
    if outcome_id not in ids:
        raise Http404
    at = ids.index(outcome_id)
    looks = _looks(review, outcome_id)
    now = next((look for look in looks if look.review_id == review.pk), None)
    earlier = [look for look in looks if look.review.is_done and look.review_id != review.pk]
    last = earlier[-1] if earlier else None
    return LookPage(
        review=review,
        subject=of,
        found=found(at + 1, outcomes[at], now, of),
        of=len(ids),
        next_id=ids[at + 1] if at + 1 < len(ids) else None,
        last=last,
        last_said=said(last, Verdict.Party.PERSON, of),
        points=_points([*earlier, *([now] if now else [])]),
        steps=tuple(outcomes[at].steps.filter(let_go_on=None).order_by("place", "pk")),
        barriers=tuple(outcomes[at].barriers.order_by("recorded_at", "pk")),
        alone=answered_alone(of, review=review.pk, outcome=outcome_id),
    )


def _looks(review: Review, outcome_id: UUID) -> list[Look]:
    """Every look at the outcome up to this review's, the earliest first."""
    looks = Look.objects.filter(
        outcome=outcome_id,
        review__person=review.person_id,
        review__recorded_at__lte=review.recorded_at,
    )
    return list(
        with_all(looks)
        .select_related("review")
        .order_by("review__held_on", "review__recorded_at", "pk")
    )


def _points(looks: Iterable[Look]) -> tuple[tuple[date, int], ...]:
    """How near it has felt, day by day."""
    return tuple((look.review.day, look.nearness) for look in looks if look.nearness is not None)
