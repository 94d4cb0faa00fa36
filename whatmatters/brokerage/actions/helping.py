"""Who helps somebody find and choose, and what help they gave."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.brokerage.models import BrokerRecord, BrokerSkill, HelpGiven
from whatmatters.foundations import clock
from whatmatters.people.models import Person

SAID = (
    "name",
    "kind",
    "independence",
    "conflict",
    "agreement",
    "hours",
    "fee",
    "fee_per",
    "paid_by",
    "began_on",
    "ended_on",
)


@transaction.atomic
def name_broker(
    *, person: Person, by: Actor, skills: Iterable[str] = (), **said: Any
) -> BrokerRecord:
    """Write down who helps the person find and choose, and what may pull them another way."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.BROKER_HELP_RECORD, person)
    broker = BrokerRecord.objects.create(person=person, **said)
    _say_skills(broker, skills)
    audit.record(by=by, did="brokerage.broker-named", to=broker, about=person.pk)
    return broker


@transaction.atomic
def change_broker(
    *,
    broker: BrokerRecord,
    by: Actor,
    skills: Iterable[str] = (),
    read: int | None = None,
    **said: Any,
) -> BrokerRecord:
    """Say it otherwise, or that it ended. Raises Stale."""
    rows = BrokerRecord.objects.select_for_update(of=("self",)).select_related("person")
    broker = rows.get(pk=broker.pk)
    require(by, Permission.BROKER_HELP_RECORD, broker.person)
    broker.turn_page(read=read)
    for name in SAID:
        setattr(broker, name, said.get(name, getattr(broker, name)))
    broker.save(update_fields=[*SAID, "version"])
    broker.skills.all().delete()
    _say_skills(broker, skills)
    audit.record(by=by, did="brokerage.broker-changed", to=broker, about=broker.person_id)
    return broker


@transaction.atomic
def record_help(
    *,
    person: Person,
    by: Actor,
    kind: str,
    minutes: int,
    given_on: date | None = None,
    words: str = "",
    helper: str = "",
    sent_as: UUID | None = None,
) -> HelpGiven:
    """Write down help that was given. Sent twice, it is kept once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.BROKER_HELP_RECORD, person)
    name = sent_as or uuid4()
    mine = HelpGiven.objects.filter(person=person, recorded_by=by.user, sent_as=name)
    if already := mine.order_by("pk").first():
        return already
    given = HelpGiven.objects.create(
        person=person,
        kind=HelpGiven.Kind(kind),
        minutes=minutes,
        given_on=given_on or clock.today(),
        words=words,
        helper=helper or by.name,
        recorded_by=by.user,
        sent_as=name,
    )
    audit.record(by=by, did="brokerage.help-recorded", to=given, about=person.pk)
    return given


def _say_skills(broker: BrokerRecord, skills: Iterable[str]) -> None:
    BrokerSkill.objects.bulk_create(
        BrokerSkill(broker=broker, skill=BrokerSkill.Skill(skill))
        for skill in dict.fromkeys(skills)
    )
