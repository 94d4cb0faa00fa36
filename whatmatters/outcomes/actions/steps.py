from datetime import date

from django.db import transaction
from django.db.models import Max

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.actions.theirs import in_hand
from whatmatters.outcomes.models import Outcome, Step


@transaction.atomic
def add_step(*, outcome: Outcome, by: Actor, words: str, due_on: date | None = None) -> Step:
    """Put something small on the way to an outcome, after the steps there are."""
    outcome = in_hand(outcome)
    require(by, Permission.OUTCOME_CHANGE, outcome.person)
    outcome.must_be_live()
    last = outcome.steps.aggregate(last=Max("place"))["last"] or 0
    step = Step.objects.create(outcome=outcome, words=words, due_on=due_on, place=last + 1)
    audit.record(by=by, did="outcomes.step-added", to=step, about=outcome.person_id)
    return step


@transaction.atomic
def finish_step(*, step: Step, by: Actor, done_on: date) -> Step:
    """A step happened, on a day. Said twice, the later day counts. Raises StepIsSettled."""
    step = _ours_to_change(step, by)
    step.finish(on=done_on)
    return _kept(step, by, "outcomes.step-done")


@transaction.atomic
def let_go_step(*, step: Step, by: Actor, on: date) -> Step:
    """A step is no longer on the way. It stays in sight. Raises StepIsSettled."""
    step = _ours_to_change(step, by)
    step.let_go(on=on)
    return _kept(step, by, "outcomes.step-let-go")


@transaction.atomic
def put_back_step(*, step: Step, by: Actor) -> Step:
    """A step is still to do after all."""
    step = _ours_to_change(step, by)
    step.put_back()
    return _kept(step, by, "outcomes.step-put-back")


def _ours_to_change(step: Step, by: Actor) -> Step:
    outcome = in_hand(step.outcome)
    require(by, Permission.OUTCOME_CHANGE, outcome.person)
    outcome.must_be_live()
    step = Step.objects.select_for_update(of=("self",)).get(pk=step.pk)
    step.outcome = outcome
    return step


def _kept(step: Step, by: Actor, did: str) -> Step:
    step.turn_page(read=None)
    step.save(update_fields=["done_on", "let_go_on", "version"])
    audit.record(by=by, did=did, to=step, about=step.outcome.person_id)
    return step
