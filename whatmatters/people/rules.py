from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.access.roles import RoleKey
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.standing import standing_of


@rule(Permission.PERSON_VIEW)
def may_view(actor: Actor, person: Person) -> bool:
    """The person; whoever is in their circle and may see; the lead of a team that helps."""
    return Person.objects.visible_to(actor).filter(pk=person.pk).exists()


@rule(Permission.PERSON_CHANGE)
def may_change(actor: Actor, person: Person) -> bool:
    """The person themself, or their practitioner with them."""
    return standing_of(actor, person).may(DataClass.CORE, Deed.WRITE)


@rule(Permission.CONSENT_CHANGE)
def may_change_consent(actor: Actor, person: Person) -> bool:
    """The person themself, or their practitioner with them: who is around, and who sees what."""
    return standing_of(actor, person).may(DataClass.CONSENT, Deed.WRITE)


@rule(Permission.PERSON_TAKE_ON)
def may_take_on(actor: Actor, person: Person) -> bool:
    """A practitioner of an organisation that knows the person, while none there works with them."""
    if actor.role.key != RoleKey.PRACTITIONER:
        return False
    known = Person.objects.registered_with(actor).filter(pk=person.pk).exists()
    return known and not worked_with(actor).filter(person=person).exists()


def worked_with(actor: Actor) -> QuerySet[CircleMember]:
    """Places in circles held by practitioners of the actor's organisation."""
    return CircleMember.objects.current().filter(
        organisation=actor.organisation_id, kind=Kind.PRACTITIONER
    )
