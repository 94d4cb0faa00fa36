from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of


@rule(Permission.OUTCOME_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """Whoever may see the person may see what they want from their life."""
    return Person.objects.visible_to(actor).filter(pk=person.pk).exists()


@rule(Permission.OUTCOME_CHANGE)
def may_change(actor: Actor, person: Person) -> bool:
    """The person themself, or their practitioner with them."""
    return standing_of(actor, person).writes


@rule(Permission.UPDATE_ADD)
def may_update(actor: Actor, person: Person) -> bool:
    """The person, and whoever has a place in their circle and sees what they want."""
    return tells(standing_of(actor, person))


def tells(standing: Standing) -> bool:
    """The same as `may_update`, where one's standing is known already."""
    has_a_part = standing.is_self or standing.is_in_circle
    return has_a_part and standing.may(DataClass.PLAN) and not standing.facts.has_died


def is_themself(actor: Actor, person: Person) -> bool:
    """Whether the person is doing this with their own hands."""
    return not actor.is_staff and person.user_id == actor.user.pk
