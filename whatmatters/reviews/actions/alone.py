from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.models import Outcome
from whatmatters.reviews.actions.locking import NOT_IN_IT, locked
from whatmatters.reviews.models import AloneAnswer, Review, ReviewNotReady, Verdict


@transaction.atomic
def answer_alone(
    *,
    review: Review,
    outcome: Outcome,
    by: Actor,
    says: str,
    nearness: int | None = None,
    words: str = "",
) -> AloneAnswer:
    """The person answers again on their own: beside what was said, also once it is finished.

    Sent twice it is kept once. Raises ReviewNotReady for an outcome that is not part of it.
    """
    review = locked(review)
    require(by, Permission.ANSWER_ALONE, review.person)
    if not review.plan.aims.filter(outcome=outcome).exists():
        raise ReviewNotReady(NOT_IN_IT)
    said = {"says": Verdict.Says(says), "nearness": nearness, "words": words}
    before = AloneAnswer.objects.filter(review=review, outcome=outcome)
    last = before.order_by("-recorded_at", "pk").first()
    if last and all(getattr(last, name) == value for name, value in said.items()):
        return last
    answer = AloneAnswer.objects.create(
        person=review.person, review=review, outcome=outcome, **said
    )
    audit.record(by=by, did="reviews.answered-alone", to=answer, about=review.person_id)
    return answer
