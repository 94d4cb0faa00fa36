"""What holds now: the law where the viewer works, and the plan that a page is about."""

from whatmatters.access.actor import Actor
from whatmatters.eligibility.law import Pack, every_pack
from whatmatters.eligibility.models import LawInForce
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan


def law_now(viewer: Actor) -> Pack | None:
    """None, where nothing is chosen, or its file was taken away."""
    now = LawInForce.objects.on(clock.today(), organisation=viewer.organisation_id).first()
    return every_pack().get((now.pack, now.pack_version)) if now else None


def plan_now(viewer: Actor, person: Person) -> Plan | None:
    """The plan that runs, or else the one that is being written."""
    plans = Plan.objects.visible_to(viewer).filter(person=person)
    now = plans.filter(status__in=[Plan.Status.RUNNING, Plan.Status.DRAFT])
    return now.order_by("-status", "pk").first()  # `running` comes after `draft`
