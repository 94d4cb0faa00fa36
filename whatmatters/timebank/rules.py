from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may_knock, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of
from whatmatters.timebank.models import TimeBudget

may_knock(Permission.TIME_LOOK)


@rule(Permission.TIME_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """Whoever may read what the person’s support costs: they, who helps them, and who pays."""
    return standing_of(actor, person).may(DataClass.BUDGET)


@rule(Permission.TIME_AGREE)
def may_agree(actor: Actor, person: Person) -> bool:
    """Their practitioner, or who answers for the money: they say how much time there is."""
    return agrees(standing_of(actor, person))


@rule(Permission.TIME_PLAN)
def may_plan(actor: Actor, budget: TimeBudget) -> bool:
    """The person; or who may write of visits, of a provider’s own time if they work there."""
    if actor.provides and actor.organisation_id != budget.organisation_id:
        return False
    standing = standing_of(actor, budget.person)
    theirs = standing.speaks_for_them and standing.may(DataClass.VISITS)
    return theirs or standing.may(DataClass.VISITS, Deed.WRITE)


@rule(Permission.TIME_CHOOSE)
def may_choose(actor: Actor, budget: TimeBudget) -> bool:
    """The person; or their practitioner, who writes down what they said."""
    return chooses(standing_of(actor, budget.person))


@rule(Permission.TIME_PAUSE)
def may_pause(actor: Actor, budget: TimeBudget) -> bool:
    """The same, and the manager of the provider that holds the time."""
    standing = standing_of(actor, budget.person)
    return chooses(standing) or holds(actor, standing, budget)


@rule(Permission.TIME_PUT_RIGHT)
def may_put_right(actor: Actor, budget: TimeBudget) -> bool:
    """The provider’s manager, their practitioner, or who answers for the money."""
    standing = standing_of(actor, budget.person)
    return agrees(standing) or holds(actor, standing, budget)


def agrees(standing: Standing) -> bool:
    practises = standing.is_practitioner and standing.may(DataClass.BUDGET, Deed.WRITE)
    return practises or standing.answers_for_money


def chooses(standing: Standing) -> bool:
    said = standing.is_self or standing.is_practitioner
    return said and standing.may(DataClass.BUDGET, Deed.WRITE)


def holds(actor: Actor, standing: Standing, budget: TimeBudget) -> bool:
    """Manages the provider that holds this time."""
    return standing.manages_support and actor.organisation_id == budget.organisation_id
