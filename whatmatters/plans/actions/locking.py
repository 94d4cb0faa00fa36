"""Parts of every deed on a plan: hold it still, and turn its page when it is changed."""

from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan


def held_person(person: Person) -> Person:
    """The person, read again and locked: two who begin or agree a plan at once take turns.

    Part of other deeds.
    """
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def held_plan(plan: Plan) -> Plan:
    """The plan with its person, read again and locked, always the person first.

    Part of other deeds.
    """
    person = held_person(plan.person)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    plan.person = person
    return plan


def turn_page(plan: Plan, *, read: int | None = None) -> None:
    """Part of other deeds: the draft is about to change, so it is one version on.

    Whoever had agreed to it as it was must be asked again. Raises PlanNotReady once it is
    agreed, and Stale if it changed since it was read.
    """
    plan.must_be_a_draft()
    plan.turn_page(read=read)
    plan.save(update_fields=["version"])
    plan.agreements.holding().update(void_since=clock.now())
