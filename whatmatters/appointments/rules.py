from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of


@rule(Permission.APPOINTMENTS_WRITE)
def may_write(actor: Actor, person: Person) -> bool:
    """Whoever at work may write of what was talked about: their practitioner."""
    return actor.is_staff and standing_of(actor, person).may(DataClass.TALK, Deed.WRITE)


@rule(Permission.APPOINTMENTS_CHOOSE)
def may_choose(actor: Actor, person: Person) -> bool:
    """The person; and, with their yes, their practitioner."""
    return standing_of(actor, person).may(DataClass.TALK, Deed.WRITE)
