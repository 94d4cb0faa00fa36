"""How much help the person wants with their plan."""

from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of
from whatmatters.plans.actions.locking import held_person
from whatmatters.plans.models import HelpLevel


@transaction.atomic
def say_how_much_help(
    *,
    person: Person,
    by: Actor,
    level: str,
    words: str = "",
    said_by: str = "",
    asked: str = "",
    said_on: date | None = None,
    ask_again_on: date | None = None,
) -> HelpLevel:
    """The person says how much help they want; or a practitioner writes down what they said.

    Who said it, and whether the person was asked alone, is only for a practitioner to write.
    Pressed twice on one day it is said once. Earlier answers are kept.
    """
    person = held_person(person)
    require(by, Permission.HELP_LEVEL_SAY, person)
    said = HelpLevel(person=person, level=HelpLevel.Level(level), words=words)
    said.recorded_by, said.said_on = by.user, clock.today()
    if not standing_of(by, person).is_self:
        said.said_by, said.asked = said_by or person.known_as, asked
        said.said_on, said.ask_again_on = said_on or said.said_on, ask_again_on
    if last := _the_same(said):
        return last
    said.save(force_insert=True)
    audit.record(by=by, did="plans.help-said", to=said, about=person.pk)
    return said


def _the_same(said: HelpLevel) -> HelpLevel | None:
    """What was said last, if that is this."""
    last = said.person.help_levels.latest_first().first()
    if last is None:
        return None
    own = [*HelpLevel.kept, "ask_again_on"]
    same = all(getattr(last, name) == getattr(said, name) for name in own)
    return last if same else None
