"""Saying openly what cannot be met; and that it is met now, or was wrong."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.standing import signed_for, standing_of
from whatmatters.plans import unmet as codes
from whatmatters.plans.actions.locking import held_person
from whatmatters.plans.models import Action, PlanNotReady, Unmet, UnmetWord, Whose


@transaction.atomic
def say_unmet(
    *,
    outcome: Outcome,
    by: Actor,
    words: str,
    why: str,
    why_words: str = "",
    whose: str = "",
    said_by: str = "",
    tried: str = "",
    needed: str = "",
    since: date | None = None,
    action: Action | None = None,
) -> Unmet:
    """What an outcome needs cannot be had as things are. Sent twice, it is said once.

    What the person says themself is always in their own name. Raises PlanNotReady.
    """
    person = held_person(outcome.person)
    require(by, Permission.UNMET_RECORD, person)
    said = Unmet(person=person, outcome=outcome, words=words, why=why, why_words=why_words)
    said.tried, said.needed, said.since = tried, needed, since or clock.today()
    said.whose, said.said_by = _whose(said, by=by, whose=whose, said_by=said_by)
    said.recorded_by = by.user
    _about(said, action)
    _must_make_sense(said)
    if there := _the_same(said):
        return there  # sent twice
    said.save(force_insert=True)
    audit.record(by=by, did="plans.unmet-said", to=said, about=person.pk)
    return said


@transaction.atomic
def end_unmet(*, unmet: Unmet, by: Actor, ending: str, on: date, words: str) -> Unmet:
    """It is met now, or taken back. What was said stays. Raises PlanNotReady.

    What the person said in their own words, nobody else takes back.
    """
    person = held_person(unmet.person)
    require(by, Permission.UNMET_RECORD, person)
    held = Unmet.objects.select_for_update(of=("self",)).get(pk=unmet.pk)
    is_ours = held.is_theirs and not standing_of(by, person).speaks_for_them
    if ending == Unmet.Ending.WITHDRAWN and is_ours:
        raise PlanNotReady(gettext("The person said this. Only they can take it back"))
    held.end(ending=ending, on=on, words=words)
    held.ended_by = by.user
    held.save(update_fields=["ended_as", "ended_on", "ended_words", "ended_by"])
    audit.record(by=by, did="plans.unmet-ended", to=held, about=person.pk)
    return held


@transaction.atomic
def say_beside(*, unmet: Unmet, by: Actor, words: str, said_by: str = "") -> UnmetWord:
    """The person’s own word beside what was written; or a practitioner writes it for them."""
    person = held_person(unmet.person)
    require(by, Permission.UNMET_RECORD, person)
    said = UnmetWord(unmet=unmet, words=words, recorded_by=by.user)
    said.said_by = _name(by, unmet, said_by=said_by)
    there = unmet.beside.filter(words=words, said_by=said.said_by, said_on=said.said_on)
    if last := there.order_by("pk").first():
        return last  # sent twice
    said.save(force_insert=True)
    audit.record(by=by, did="plans.unmet-word-added", to=said, about=person.pk)
    return said


def _whose(said: Unmet, *, by: Actor, whose: str, said_by: str) -> tuple[str, str]:
    """Whose words they are, and their name. Signed in as themself, somebody says their own."""
    standing = standing_of(by, said.person)
    if standing.speaks_for_them:
        return Whose.PERSON, _name(by, said, said_by="")
    if standing.manages_support:
        return Whose.PROVIDER, by.name
    own = {Whose.PERSON: said.person.known_as, Whose.PRACTITIONER: by.name}
    asked = Whose(whose or Whose.PRACTITIONER)
    if name := said_by or own.get(asked, ""):
        return asked, name
    raise PlanNotReady(gettext("Say whose words these are"))


def _name(by: Actor, unmet: Unmet, *, said_by: str) -> str:
    standing = standing_of(by, unmet.person)
    if standing.speaks_for_them and not standing.is_self:
        return signed_for(by, unmet.person)
    return unmet.person.known_as if standing.is_self else said_by or unmet.person.known_as


def _the_same(said: Unmet) -> Unmet | None:
    same = {name: getattr(said, name) for name in Unmet.kept}
    return Unmet.objects.standing().filter(**same).order_by("pk").first()


def _about(said: Unmet, action: Action | None) -> None:
    if action is None:
        return
    if action.aim.outcome_id != said.outcome_id:
        raise PlanNotReady(gettext("Choose something that is done for this outcome"))
    said.line, said.action = action.line, action.what


def _must_make_sense(said: Unmet) -> None:
    if said.why not in codes.titles():
        raise PlanNotReady(gettext("Choose why it cannot be met"))
    if said.since > clock.today():
        raise PlanNotReady(gettext("The day must be today or earlier"))
    if said.why == codes.OTHER and not said.why_words.strip():
        raise PlanNotReady(gettext("Say why in your own words"))
