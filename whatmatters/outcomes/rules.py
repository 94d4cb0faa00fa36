from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of


@rule(Permission.OUTCOME_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """Whoever may see the person may see what they want from their life."""
    return Person.objects.visible_to(actor).filter(pk=person.pk).exists()


@rule(Permission.OUTCOME_CHANGE)
def may_change(actor: Actor, person: Person) -> bool:
    """The person themself, or their practitioner with them."""
    return standing_of(actor, person).writes


def is_themself(actor: Actor, person: Person) -> bool:
    """Whether the person is doing this with their own hands."""
    return not actor.is_staff and person.user_id == actor.user.pk
