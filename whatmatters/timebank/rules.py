from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of
from whatmatters.timebank.models import TimeBudget


@rule(Permission.TIME_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """Whoever may read what the person’s support costs: they, who helps them, and who pays."""
    return standing_of(actor, person).may(DataClass.BUDGET)


@rule(Permission.TIME_AGREE)
def may_agree(actor: Actor, person: Person) -> bool:
    """Their practitioner, or who answers for the money: they say how much time there is."""
    standing = standing_of(actor, person)
    writes = standing.may(DataClass.BUDGET, Deed.WRITE)
    return standing.answers_for_money or (standing.is_practitioner and writes)


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
    standing = standing_of(actor, budget.person)
    said_by = standing.is_self or standing.is_practitioner
    return said_by and standing.may(DataClass.BUDGET, Deed.WRITE)


@rule(Permission.TIME_PAUSE)
def may_pause(actor: Actor, budget: TimeBudget) -> bool:
    """The same, and the manager of the provider that holds the time."""
    return _holds(actor, budget) or may_choose(actor, budget)


@rule(Permission.TIME_PUT_RIGHT)
def may_put_right(actor: Actor, budget: TimeBudget) -> bool:
    """The provider’s manager, their practitioner, or who answers for the money."""
    return _holds(actor, budget) or may_agree(actor, budget.person)


def _holds(actor: Actor, budget: TimeBudget) -> bool:
    ours = actor.organisation_id == budget.organisation_id
    return ours and standing_of(actor, budget.person).manages_support
