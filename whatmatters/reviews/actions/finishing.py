from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import ngettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.actions import end_outcome
from whatmatters.plans.actions import end_plan, open_next_version, write_plan
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions.holding import schedule_review
from whatmatters.reviews.actions.locking import locked
from whatmatters.reviews.actions.together import ask_how_we_work
from whatmatters.reviews.models import HowWeWork, Look, Review, ReviewNotReady
from whatmatters.reviews.next import goes_on, months_after, takes_changes

USUAL_MONTHS = 3
ALL_HAS_ENDED = _("Everything this plan was for has come to an end")


@transaction.atomic
def finish_review(
    *, review: Review, by: Actor, on: date | None = None, look_again_on: date | None = None
) -> Review:
    """Let the decisions take effect. A review that is done already is the answer.

    Outcomes decided to end are ended. If anything changes, the next version of the plan
    is opened without them, to be looked at on `look_again_on` (three months on, unless
    said); if all carries on, the same plan runs and its next review is arranged; and if
    nothing is left to look at, the plan ends.
    Raises ReviewNotReady until each outcome has a decision.
    """
    review = locked(review)
    require(by, Permission.REVIEW_HOLD, review.person)
    if review.is_done:
        return review
    on = on or review.held_on or clock.today()
    again = look_again_on or months_after(on, USUAL_MONTHS)
    looks = _decided(review)
    ended = _end_what_is_to_end(looks, by, on)
    more = goes_on(review.person, looks)
    next_plan = None
    if more and takes_changes(looks):
        next_plan = _open_next_version(review, by, ended, again)
    review.finish(on=on, next_plan=next_plan)
    review.turn_page(read=None)
    review.save(update_fields=["status", "held_on", "next_plan", "version"])
    audit.record(by=by, did="reviews.finished", to=review, about=review.person_id)
    ask_how_we_work(person=review.person, by=by, after=HowWeWork.After.REVIEW)
    if not next_plan and (plan := _running(review)):
        if more:
            schedule_review(plan=plan, by=by, due_on=again)
        else:
            end_plan(plan=plan, by=by, on=on, because=ALL_HAS_ENDED)
    return review


def _decided(review: Review) -> list[Look]:
    """The looks at outcomes still live. Raises ReviewNotReady unless each has a decision."""
    live = set(review.plan.aims.filter(outcome__ended_on=None).values_list("outcome_id", flat=True))
    looks = list(
        review.looks.filter(outcome__in=live)
        .exclude(decision="")
        .select_related("outcome")
        .order_by("pk")
    )
    if left := len(live) - len(looks):
        raise ReviewNotReady(
            ngettext(
                "Say what you decide for each outcome: %(left)s is still to do",
                "Say what you decide for each outcome: %(left)s are still to do",
                left,
            )
            % {"left": left}
        )
    return looks


def _end_what_is_to_end(looks: Collection[Look], by: Actor, on: date) -> set[UUID]:
    ending = [look for look in looks if look.ends_it]
    for look in ending:
        end_outcome(outcome=look.outcome, by=by, ending=look.ending, on=on, words=look.adjust)
    return {look.outcome_id for look in ending}


def _open_next_version(
    review: Review, by: Actor, ended: Collection[UUID], again: date
) -> Plan | None:
    if (plan := _running(review)) is None:
        return None
    draft = open_next_version(plan=plan, by=by, leave_out=ended)
    return write_plan(
        plan=draft, by=by, if_things_go_wrong=draft.if_things_go_wrong, review_on=again
    )


def _running(review: Review) -> Plan | None:
    """The plan that runs now: the one reviewed, unless another has taken its place."""
    return Plan.objects.filter(person=review.person_id).running().first()
