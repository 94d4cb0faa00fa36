from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of

#: Who answers for what is spent.
AGREES = {"lead", "commissioner"}
#: Who writes down what came of a check of benefits.
HELPS_WITH_BENEFITS = {"self", "practitioner", "broker"}


@rule(Permission.BUDGET_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """Whoever may read what the person’s support costs, and who pays."""
    return standing_of(actor, person).may(DataClass.BUDGET)


@rule(Permission.BUDGET_WRITE)
def may_write(actor: Actor, person: Person) -> bool:
    """The person; who works with them, leads there or is their broker; a commissioner they let."""
    return standing_of(actor, person).may(DataClass.BUDGET, Deed.WRITE)


@rule(Permission.BUDGET_AGREE)
def may_agree(actor: Actor, person: Person) -> bool:
    """The lead of a team that works with them, or a commissioner the person shares it with."""
    standing = standing_of(actor, person)
    return standing.may(DataClass.BUDGET, Deed.WRITE) and bool(standing.facts.ways & AGREES)


@rule(Permission.BENEFITS_SAY)
def may_say_of_benefits(actor: Actor, person: Person) -> bool:
    """The person; or their practitioner or broker, who writes down what came of it."""
    standing = standing_of(actor, person)
    ways = standing.facts.ways & HELPS_WITH_BENEFITS
    return standing.may(DataClass.BUDGET, Deed.WRITE) and bool(ways)
