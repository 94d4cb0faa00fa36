from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.eligibility.actions.locking import held_person, held_weighing, must_be_ours
from whatmatters.eligibility.actions.walking import lane_for, open_lane
from whatmatters.eligibility.models import CannotDecide, Decision, Disagreement, Weighing
from whatmatters.eligibility.suggesting import suggested
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, signed_for, standing_of


@transaction.atomic
def decide(
    *,
    weighing: Weighing,
    by: Actor,
    result: str,
    because: str,
    decided_on: date,
    level: str = "",
    present: str = "",
    what_now: str = "",
    outcomes: Iterable[Outcome] = (),
    service: str = "",
) -> Decision:
    """Somebody decides, with reasons. Below what the law asks, early help begins with it.

    Raises CannotDecide. It follows the decision before it, which stays as it was.
    """
    weighing = held_weighing(weighing, by=by)
    _must_have_words(result, because, what_now)
    if level not in {"", *(one.code for one in weighing.test.levels)}:
        raise CannotDecide(gettext("Choose a level from the page"))
    decision = Decision(
        weighing=weighing,
        result=Decision.Result(result),
        level=level,
        suggested=_suggested(weighing),
        because=because,
        present=present,
        decided_on=decided_on,
        decided_by=by.user,
        decided_as=by.name,
        follows=_before(weighing),
    )
    decision.must_be_on_a_day_that_was()
    if decision.is_below:
        decision.lane = open_lane(weighing, by=by, what_now=what_now, service=service)
        lane_for(lane=decision.lane, by=by, outcomes=outcomes)
    decision.save(force_insert=True)
    weighing.closed_at = clock.now()
    weighing.save(update_fields=["closed_at"])
    audit.record(by=by, did="eligibility.decided", to=decision, about=weighing.person_id)
    return decision


@transaction.atomic
def tell(*, decision: Decision, by: Actor, on: date, how: str) -> Decision:
    """They were told in writing. Raises CannotDecide, for the second time or a day to come."""
    held_person(decision.weighing.person)
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    require(by, Permission.ELIGIBILITY_DECIDE, decision.weighing.person)
    must_be_ours(decision.weighing, by)
    decision.tell(on=on, how=how)
    decision.save(update_fields=["told_on", "told_how"])
    audit.record(by=by, did="eligibility.told", to=decision, about=decision.weighing.person_id)
    return decision


@transaction.atomic
def disagree(*, decision: Decision, by: Actor, words: str, said_by: str = "") -> Disagreement:
    """The person sees it differently. Their words stand beside it; the same twice is once."""
    person = held_person(decision.weighing.person)
    require(by, Permission.ELIGIBILITY_DISAGREE, decision)
    if not words.strip():
        raise CannotDecide(gettext("Say in your own words what you see differently"))
    said_by = _who_says(standing_of(by, person), by, person, said_by)
    said = Disagreement.objects.filter(decision=decision, words=words, recorded_by=by.user)
    if there := said.order_by("pk").first():
        return there
    disagreement = Disagreement.objects.create(
        decision=decision, words=words, said_by=said_by, recorded_by=by.user
    )
    audit.record(by=by, did="eligibility.disagreed", to=disagreement, about=person.pk)
    return disagreement


def _who_says(standing: Standing, by: Actor, person: Person, said_by: str) -> str:
    """Nobody, where the person writes it; whoever decides for them; or who told us."""
    if standing.is_self:
        return ""
    if standing.speaks_for_them:
        return signed_for(by, person)
    return said_by or person.known_as


def _must_have_words(result: str, because: str, what_now: str) -> None:
    if not because.strip():
        raise CannotDecide(gettext("Say in words why this is decided"))
    if result == Decision.Result.BELOW and not what_now.strip():
        raise CannotDecide(gettext("Say what we do now: nobody is left with nothing"))


def _suggested(weighing: Weighing) -> Decision.Suggested:
    limbs = dict(weighing.findings.order_by("pk").values_list("domain", "limb"))
    met = dict(weighing.answers.order_by("pk").values_list("condition", "met"))
    return suggested(weighing.test, limbs=limbs, met=met).says


def _before(weighing: Weighing) -> Decision | None:
    """The latest decision of the same kind, that the new one follows."""
    same = Decision.objects.filter(
        weighing__person=weighing.person,
        weighing__organisation=weighing.organisation_id,
        weighing__whose=weighing.whose,
        followed_by=None,
    )
    return same.latest_first().select_related("weighing").first()
