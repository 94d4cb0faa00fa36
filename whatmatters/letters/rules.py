from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass
from whatmatters.letters.models import other_side, own_side
from whatmatters.people.models import KIND_OF_WORKER, CircleMember
from whatmatters.people.viewers import Known, Viewer, known_about, viewers_of


@rule(Permission.MESSAGE_SEND)
def may_send(actor: Actor, member: CircleMember) -> bool:
    """The person, to somebody who can read it now; or that one, to the person."""
    if other_side(actor).filter(pk=member.pk).exists():
        return True
    is_own = own_side(actor).filter(pk=member.pk).exists()
    return is_own and member.pk in who_can_read(known_about(member.person))


def who_can_read(known: Known) -> set[object]:
    """The places in a circle whose holder would find what the person writes to them."""
    own = known.person.user_id
    return {one.place.pk for one in viewers_of(known) if one.place and _reads(one, own)}


def _reads(one: Viewer, own: object) -> bool:
    if one.actor is None or one.place is None or one.actor.user.pk == own:
        return False
    kind = KIND_OF_WORKER.get(one.actor.role.key)
    return DataClass.CORE in one.sees and (not one.actor.is_staff or one.place.kind == kind)
