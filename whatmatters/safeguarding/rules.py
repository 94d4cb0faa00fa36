from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.access.roles import RoleKey
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of
from whatmatters.safeguarding.models import Concern


@rule(Permission.CASE_VIEW)
def may_view(actor: Actor, concern: Concern) -> bool:
    """Who is on the case; while no safeguarding lead is, those of the organisation it went to."""
    return Concern.objects.visible_to(actor).filter(pk=concern.pk).exists()


@rule(Permission.CASE_TAKE_ON)
def may_take_on(actor: Actor, concern: Concern) -> bool:
    """A safeguarding lead of the organisation an open concern went to, while no lead is on it."""
    return Concern.objects.open().waiting_for(actor).filter(pk=concern.pk).exists()


@rule(Permission.CASE_WORK)
def may_work(actor: Actor, concern: Concern) -> bool:
    """A safeguarding lead who is on the case, while it is open."""
    if actor.role.key != RoleKey.SAFEGUARDING_LEAD:
        return False
    is_on_it = Concern.objects.open().worked_on_by(actor).filter(pk=concern.pk).exists()
    return is_on_it and _table_lets_write(actor, concern)


@rule(Permission.CASE_REOPEN)
def may_reopen(actor: Actor, concern: Concern) -> bool:
    """A safeguarding lead of the organisation that a closed concern went to."""
    closed = Concern.objects.filter(status=Concern.Status.CLOSED)
    return closed.waiting_for(actor).filter(pk=concern.pk).exists()


@rule(Permission.CONFIDENCES_VIEW)
def may_view_confidences(actor: Actor, person: Person) -> bool:
    """Those who work with the person, of the organisation that was trusted with them."""
    return actor.is_staff and standing_of(actor, person).may(DataClass.CONFIDENCES)


@rule(Permission.CONFIDENCE_KEEP)
def may_keep_confidence(actor: Actor, person: Person) -> bool:
    """The person’s practitioner alone."""
    return actor.is_staff and standing_of(actor, person).may(DataClass.CONFIDENCES, Deed.WRITE)


def _table_lets_write(actor: Actor, concern: Concern) -> bool:
    people = Person.objects.open_to(actor, DataClass.SAFEGUARDING, Deed.WRITE)
    return concern.person_id is None or people.filter(pk=concern.person_id).exists()
