"""What the tests of plans begin with: things Maggie wants, and a plan for them."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.plans import actions
from whatmatters.plans.models import Action, Agreement, Aim, Doer, Plan, Rate
from whatmatters.plans.tests.signers import bridget, ines, paid

__all__ = ["bridget", "ines", "paid"]

Wanted = Callable[..., Outcome]
ALLOTMENT = "Get back to my allotment"
PERSON, PRACTITIONER = Agreement.Party.PERSON, Agreement.Party.PRACTITIONER


BEGUN_AGO = 100
#: What the short form about a cost sends.
PENNIES = {"unit_price": "12.50", "often": "week", "unit": "item", "read": "1"}


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def begun(plan: Plan, *, days: int) -> None:
    """Let it have been begun so many days ago."""
    Plan.objects.filter(pk=plan.pk).update(recorded_at=clock.now() - timedelta(days=days))


@pytest.fixture
def wanted(maggie: Person, priya: Actor) -> Wanted:
    """Something Maggie wants: `wanted("Sleep through")`."""

    def wanted(words: str, *, person: Person = maggie, rank: int | None = None) -> Outcome:
        return Outcome.objects.create(
            person=person,
            words=words,
            first_words=words,
            rank=rank,
            written_by=priya.user,
            begun_on=days_ago(400),
        )

    return wanted


@pytest.fixture
def allotment(wanted: Wanted) -> Outcome:
    return wanted(ALLOTMENT, rank=1)


@pytest.fixture
def draft(maggie: Person, priya: Actor, allotment: Outcome) -> Plan:
    """Maggie's first plan, begun a while ago, with one thing in it that she will do herself."""
    plan = actions.start_plan(person=maggie, by=priya)
    actions.add_action(
        aim=plan.aims.get(), by=priya, doer=Doer.MYSELF, what="Walk to the gate", how_often="daily"
    )
    begun(plan, days=BEGUN_AGO)
    forget_audit()
    plan.refresh_from_db()
    return plan


@pytest.fixture
def aim(draft: Plan) -> Aim:
    return draft.aims.get()


@pytest.fixture
def walk(aim: Aim) -> Action:
    """What Maggie will do."""
    return aim.actions.get()


@pytest.fixture
def running(draft: Plan, priya: Actor) -> Plan:
    """The same plan, agreed by both sixty days ago."""
    for party in (PERSON, PRACTITIONER):
        plan = actions.agree_plan(plan=draft, by=priya, party=party, agreed_on=days_ago(60))
    forget_audit()
    return plan


def place_of(actor: Actor, person: Person) -> CircleMember:
    return CircleMember.objects.get(user=actor.user, person=person)


def employer(who: Actor) -> UUID:
    assert who.organisation_id is not None
    return who.organisation_id


def hour(by: Actor) -> Rate:
    """A rate of the writer’s organisation: £25.40 an hour from last year."""
    rate, is_new = Rate.objects.get_or_create(
        organisation_id=by.organisation_id, name="An hour of home care", defaults={"unit": "hour"}
    )
    if is_new:
        rate.prices.create(amount=Decimal("25.40"), from_on=days_ago(400), set_by=by.user)
    return rate


def deeds() -> list[str]:
    """What was done, in order: neither looking, nor what was refused."""
    entries = AuditEntry.objects.exclude(did__in=["looked", "denied"]).order_by("pk")
    return list(entries.values_list("did", flat=True))
