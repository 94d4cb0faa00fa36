from collections.abc import Mapping

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.models import Outcome
from whatmatters.reviews import reasons as coded
from whatmatters.reviews.actions.locking import locked, look_of
from whatmatters.reviews.models import Help, Look, Reason, Review


@transaction.atomic
def say_why(
    *,
    review: Review,
    outcome: Outcome,
    by: Actor,
    helps: Mapping[str, str],
    reasons: Mapping[str, str],
    read: int | None = None,
) -> Look:
    """What helped, and why it has not fully happened: codes, with words. Raises Stale."""
    look = _look_to_hold(review, outcome, by, read)
    _write_helps(look, helps)
    _write_reasons(look, reasons)
    look.save(update_fields=["version"])
    audit.record(by=by, did="reviews.looked-into", to=look, about=review.person_id)
    return look


@transaction.atomic
def decide(
    *,
    review: Review,
    outcome: Outcome,
    by: Actor,
    decision: str,
    adjust: str = "",
    ending: str = "",
    read: int | None = None,
) -> Look:
    """What we adjust: carry on, change, or end. It takes effect when the review is done."""
    look = _look_to_hold(review, outcome, by, read)
    look.decide(decision, ending=ending, adjust=adjust)
    look.save(update_fields=["decision", "ending", "adjust", "version"])
    audit.record(by=by, did="reviews.decided", to=look, about=review.person_id)
    return look


@transaction.atomic
def look_at(
    *,
    review: Review,
    outcome: Outcome,
    by: Actor,
    read: int | None = None,
    nearness: int | None = None,
    decision: str = "",
    adjust: str = "",
    ending: str = "",
    helps: Mapping[str, str] | None = None,
    reasons: Mapping[str, str] | None = None,
) -> Look:
    """Write down several parts of a look at once. What is not given stays as it was."""
    look = _look_to_hold(review, outcome, by, read)
    if nearness is not None:
        look.nearness = nearness
    if decision:
        look.decide(decision, ending=ending, adjust=adjust)
    if helps is not None:
        _write_helps(look, helps)
    if reasons is not None:
        _write_reasons(look, reasons)
    look.save()
    audit.record(by=by, did="reviews.looked-into", to=look, about=review.person_id)
    return look


def _look_to_hold(review: Review, outcome: Outcome, by: Actor, read: int | None) -> Look:
    """The look at an outcome, its page turned. A look not made yet counts as version 1."""
    review = locked(review)
    require(by, Permission.REVIEW_HOLD, review.person)
    look = look_of(review, outcome)
    look.turn_page(read=read)
    return look


def _write_helps(look: Look, helps: Mapping[str, str]) -> None:
    look.helps.all().delete()
    Help.objects.bulk_create(
        Help(look=look, came_from=Help.From(code), words=words) for code, words in helps.items()
    )


def _write_reasons(look: Look, reasons: Mapping[str, str]) -> None:
    if unknown := set(reasons) - set(coded.labels()):
        raise ValueError(f"Not a reason of ours: {sorted(unknown)}")
    look.reasons.all().delete()
    Reason.objects.bulk_create(
        Reason(look=look, code=code, words=words) for code, words in reasons.items()
    )
