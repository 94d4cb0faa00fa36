from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of


@rule(Permission.PERSON_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """The person; whoever is in their circle and may see; the lead of a team that helps."""
    return Person.objects.visible_to(actor).filter(pk=person.pk).exists()


@rule(Permission.PERSON_CHANGE)
def may_change(actor: Actor, person: Person) -> bool:
    """The person themself, or their practitioner with them."""
    return standing_of(actor, person).writes
