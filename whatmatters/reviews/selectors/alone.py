"""What the person answered again alone, to them and to those who hear their conversations."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.outcomes.models import Outcome
from whatmatters.people.opened import Opened
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.reviews.models import AloneAnswer, Review
from whatmatters.reviews.selectors.shown import concerned

ALONE = Opened(
    DataClass.TALK,
    lambda person: AloneAnswer.objects.filter(person=person).order_by("recorded_at", "pk"),
)


@dataclass(frozen=True, slots=True)
class AlonePage:
    subject: Subject
    review: Review
    outcome: Outcome
    before: tuple[AloneAnswer, ...]


def alone_page(*, viewer: Actor, review_id: UUID, outcome_id: UUID) -> AlonePage:
    """One outcome of a review, for the person to answer again. Unseen is 404."""
    seen = Review.objects.visible_to(viewer).select_related("person", "plan")
    review = get_object_or_404(seen, pk=review_id)
    looked_at = set(review.looks.values_list("outcome_id", flat=True))
    of = subject_of(viewer=viewer, person=review.person)
    for outcome in concerned(review, looked_at):
        if outcome.pk == outcome_id:
            said = answered_alone(of, review=review.pk, outcome=outcome.pk)
            return AlonePage(of, review, outcome, said)
    raise Http404


def all_alone(of: Subject, *, review: UUID) -> tuple[AloneAnswer, ...]:
    """Of a whole review, the first first; to whom it is not open, none."""
    return tuple(one for one in ALONE.rows(of) if one.review_id == review)


def answered_alone(of: Subject, *, review: UUID, outcome: UUID) -> tuple[AloneAnswer, ...]:
    """Of one of its outcomes."""
    return tuple(one for one in all_alone(of, review=review) if one.outcome_id == outcome)
