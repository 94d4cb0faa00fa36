from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may_knock, rule
from whatmatters.access.policy import DataClass
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of
from whatmatters.plans.models import Action, Doer, Plan

may_knock(Permission.RATES_SET)


@rule(Permission.PLAN_VIEW)
def may_view(actor: Actor, plan: Plan) -> bool:
    """Whoever may see the person may see their plan."""
    return Plan.objects.visible_to(actor).filter(pk=plan.pk).exists()


@rule(Permission.PLAN_WRITE)
def may_write(actor: Actor, person: Person) -> bool:
    """The person, or who may decide for them; their practitioner, or their provider, with them."""
    return standing_of(actor, person).writes


@rule(Permission.PLAN_AGREE)
def may_agree(actor: Actor, plan: Plan) -> bool:
    """The person, or who may decide for them; a practitioner, also to write down that they have."""
    standing = standing_of(actor, plan.person)
    return standing.writes and (standing.speaks_for_them or standing.is_practitioner)


@rule(Permission.PLAN_SIGN_AS_PROVIDER)
def may_sign_as_provider(actor: Actor, plan: Plan) -> bool:
    """Their provider’s manager; a practitioner, to write down that a provider has signed."""
    standing = standing_of(actor, plan.person)
    return standing.writes and (standing.manages_support or standing.is_practitioner)


@rule(Permission.PLAN_SIGN_AS_FUNDER)
def may_sign_as_funder(actor: Actor, plan: Plan) -> bool:
    """Who answers for the money and may read the plan; a practitioner, to write it down."""
    standing = standing_of(actor, plan.person)
    if standing.answers_for_money and standing.may(DataClass.PLAN):
        return True
    return standing.writes and standing.is_practitioner


@rule(Permission.UNMET_RECORD)
def may_record_unmet(actor: Actor, person: Person) -> bool:
    """Whoever may write the plan: the person too says what is not met."""
    return standing_of(actor, person).writes


@rule(Permission.HELP_LEVEL_SAY)
def may_say_how_much_help(actor: Actor, person: Person) -> bool:
    """The person, at any time; or their practitioner, who writes down what they were told."""
    standing = standing_of(actor, person)
    return standing.writes and (standing.is_self or standing.is_practitioner)


@rule(Permission.ACTION_TICK)
def may_tick(actor: Actor, action: Action) -> bool:
    """Whoever it falls to: the person, someone in their circle; or a practitioner, anything."""
    return falls_to(actor, standing_of(actor, action.aim.plan.person), action)


def falls_to(actor: Actor, standing: Standing, action: Action) -> bool:
    """The same answer, where it is already known how the actor stands to the person."""
    if standing.is_practitioner:
        return True
    if standing.is_self and action.doer == Doer.MYSELF:
        return True
    is_theirs = action.member is not None and action.member.user_id == actor.user.pk
    return is_theirs and standing.sees
