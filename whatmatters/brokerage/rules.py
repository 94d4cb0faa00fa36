from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, may_knock, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.models import Recipient, Search
from whatmatters.brokerage.models.sides import is_provider
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of

may_knock(Permission.PROVIDERS_LOOK)


@rule(Permission.BROKERAGE_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """Whoever may see the person’s money; never whoever manages a provider."""
    return is_on_their_side(actor, standing_of(actor, person))


@rule(Permission.BROKERAGE_WORK)
def may_work(actor: Actor, person: Person) -> bool:
    """The person; or their practitioner, its lead or their broker, with them."""
    return works_on_their_side(actor, standing_of(actor, person))


@rule(Permission.OFFER_MAKE)
def may_make_offer(actor: Actor, recipient: Recipient | None) -> bool:
    """Whoever manages a provider: to what that provider was sent."""
    if Permission.OFFER_MAKE not in actor.role.doors:
        return False
    return recipient is None or recipient.organisation_id == actor.organisation_id


@rule(Permission.OFFER_CHOOSE)
def may_choose(actor: Actor, search: Search) -> bool:
    """The person; or who writes down what the person told them: practitioner, lead or broker."""
    is_there = Search.objects.visible_to(actor).filter(pk=search.pk).exists()
    return is_there and works_on_their_side(actor, standing_of(actor, search.person))


@rule(Permission.BROKER_HELP_RECORD)
def may_record_help(actor: Actor, person: Person) -> bool:
    """The person; or their practitioner, its lead or their broker, with them."""
    return works_on_their_side(actor, standing_of(actor, person))


@rule(Permission.PROVIDER_PROFILE_CHANGE)
def may_change_profile(actor: Actor, organisation: Organisation | None) -> bool:
    """Whoever manages a provider: what it says of itself."""
    if Permission.PROVIDER_PROFILE_CHANGE not in actor.role.doors:
        return False
    return organisation is None or organisation.pk == actor.organisation_id


def is_on_their_side(actor: Actor, standing: Standing) -> bool:
    """The same answer, where it is already known how the actor stands to the person."""
    return standing.may(DataClass.BUDGET) and not is_provider(actor)


def works_on_their_side(actor: Actor, standing: Standing) -> bool:
    """Who pays may look, and never looks for offers themself."""
    pays = actor.role.key == RoleKey.COMMISSIONER
    lives = not standing.facts.has_died
    writes = standing.may(DataClass.BUDGET, Deed.WRITE)
    return writes and lives and not pays and is_on_their_side(actor, standing)
