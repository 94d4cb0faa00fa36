from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of


@rule(Permission.DIARY_KEEP)
def may_keep(actor: Actor, person: Person) -> bool:
    """The person alone writes in their diary, and says who else may read what."""
    standing = standing_of(actor, person)
    return standing.is_self and standing.may(DataClass.DIARY_PRIVATE, Deed.WRITE)
