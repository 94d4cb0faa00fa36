"""What every deed on a plan does first: hold it still, and see whether it may be changed."""

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan


def held_person(person: Person) -> Person:
    """The person, read again and locked: two who begin or agree a plan at once take turns."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def held_plan(plan: Plan) -> Plan:
    """The plan with its person, read again and locked, always the person first."""
    person = held_person(plan.person)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    plan.person = person
    return plan


def draft_to_change(plan: Plan, *, by: Actor, read: int | None = None) -> Plan:
    """The draft, held, one version on. Who had agreed to it as it was must be asked again.

    Raises PlanNotReady once it is agreed, and Stale if it changed since it was read.
    """
    plan = held_plan(plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    plan.must_be_a_draft()
    plan.turn_page(read=read)
    plan.save(update_fields=["version"])
    plan.agreements.holding().update(void_since=clock.now())
    return plan
