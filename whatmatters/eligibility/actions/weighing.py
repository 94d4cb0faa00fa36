from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.eligibility.actions.locking import held_person, held_weighing
from whatmatters.eligibility.law import IMPACT, Test
from whatmatters.eligibility.models import (
    Answer,
    CannotDecide,
    Effect,
    Finding,
    LawInForce,
    Weighing,
    Whose,
)
from whatmatters.foundations import clock
from whatmatters.people.models import Caring, Person


@transaction.atomic
def begin_weighing(
    *, person: Person, by: Actor, whose: str = Whose.ADULT, caring: Caring | None = None
) -> Weighing:
    """Begin to look at what help the law gives; or go on with what is begun.

    It is made under the law in force today where the actor works. Raises CannotDecide.
    """
    person = held_person(person)
    require(by, Permission.ELIGIBILITY_DECIDE, person)
    if by.organisation_id is None:
        raise PermissionDenied(Permission.ELIGIBILITY_DECIDE)
    begun = Weighing.objects.filter(person=person, organisation=by.organisation_id, whose=whose)
    if there := begun.open().order_by("pk").first():
        return there
    law = _law_for(by.organisation_id, whose)
    if caring and caring.carer_id != person.pk:
        raise CannotDecide(gettext("Choose somebody whom this person looks after"))
    weighing = Weighing.objects.create(
        person=person,
        organisation_id=by.organisation_id,
        whose=Whose(whose),
        caring=caring,
        pack=law.pack,
        pack_version=law.pack_version,
        pack_digest=law.law.digest,
        begun_by=by.user,
    )
    audit.record(by=by, did="eligibility.begun", to=weighing, about=person.pk)
    return weighing


@transaction.atomic
def find(*, weighing: Weighing, by: Actor, domain: str, limb: str = "", words: str = "") -> Finding:
    """What is found of one thing the law looks at. Found again, it takes the place of before.

    It says what they need. It changes nothing that they want.
    """
    weighing = held_weighing(weighing, by=by)
    known = weighing.test.domain(domain)
    if known is None or (limb and limb not in {one.code for one in weighing.test.limbs_for(known)}):
        raise CannotDecide(gettext("The law does not look at that"))
    if limb and not words.strip():
        raise CannotDecide(gettext("Say in words why they can’t do this"))
    Finding.objects.filter(weighing=weighing, domain=domain).delete()
    finding = Finding.objects.create(
        weighing=weighing, domain=domain, text=known.text, limb=limb, words=words, found_by=by.user
    )
    audit.record(by=by, did="eligibility.found", to=finding, about=weighing.person_id)
    return finding


@transaction.atomic
def answer(
    *,
    weighing: Weighing,
    by: Actor,
    condition: str,
    met: bool,
    words: str,
    areas: Collection[str] = (),
) -> Answer:
    """Whether a condition is met, in words; and on which areas of well-being it has an effect."""
    weighing = held_weighing(weighing, by=by)
    known = weighing.test.condition(condition)
    if known is None or not known.is_answered:
        raise CannotDecide(gettext("The law does not ask that"))
    if not words.strip():
        raise CannotDecide(gettext("Say in words why"))
    Answer.objects.filter(weighing=weighing, condition=condition).delete()
    given = Answer.objects.create(
        weighing=weighing,
        condition=condition,
        text=known.text,
        met=met,
        words=words,
        given_by=by.user,
    )
    if known.kind == IMPACT:
        _name_areas(weighing, areas if met else ())
    audit.record(by=by, did="eligibility.answered", to=given, about=weighing.person_id)
    return given


def _name_areas(weighing: Weighing, areas: Collection[str]) -> None:
    Effect.objects.filter(weighing=weighing).delete()
    named = [area for area in weighing.law.areas if area.code in areas]
    Effect.objects.bulk_create(
        Effect(weighing=weighing, area=area.code, text=area.text) for area in named
    )


def _law_for(organisation: object, whose: str) -> LawInForce:
    """The law in force there today, where it says something of such needs."""
    law = LawInForce.objects.on(clock.today(), organisation=organisation).first()
    if law is None:
        raise CannotDecide(
            gettext("Your organisation has not chosen its law yet. An administrator can")
        )
    tests: dict[str, Test] = dict(law.law.tests)
    if whose not in tests:
        raise CannotDecide(gettext("This law says nothing here of such needs"))
    return law
