from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass
from whatmatters.eligibility.models import Decision
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of


@rule(Permission.ELIGIBILITY_DECIDE)
def may_decide(actor: Actor, person: Person) -> bool:
    """Their practitioner, for the organisation they act for. No table and no count decides."""
    standing = standing_of(actor, person)
    return standing.writes and standing.is_practitioner


@rule(Permission.ELIGIBILITY_DISAGREE)
def may_disagree(actor: Actor, decision: Decision) -> bool:
    """The person, or who decides for them; their practitioner, who writes down what they said."""
    if not Decision.objects.visible_to(actor).filter(pk=decision.pk).exists():
        return False
    standing = standing_of(actor, decision.weighing.person)
    return standing.writes and (standing.speaks_for_them or standing.is_practitioner)


@rule(Permission.FUNDING_REQUEST)
def may_ask_for_funding(actor: Actor, person: Person) -> bool:
    """Their practitioner, who writes the plan and reads what it costs."""
    standing = standing_of(actor, person)
    return standing.writes and standing.is_practitioner and standing.may(DataClass.BUDGET)
