from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, User
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.visits.actions.changing import Booked, agree_to_slot
from whatmatters.visits.actions.locking import held_person, held_visit, must_be_ours
from whatmatters.visits.models import Slot, Visit, VisitNotReady


@transaction.atomic
def offer_slot(
    *, organisation: Organisation, worker: User, by: Actor, starts_at: datetime, minutes: int
) -> Slot:
    """Some time a worker has free, for anybody they work with. Offered twice, it is there once."""
    require(by, Permission.ROUND_PLAN)
    must_be_ours(organisation, by)
    if not _works_there(worker, organisation):
        raise VisitNotReady(gettext("Choose somebody who works here"))
    if starts_at <= clock.now():
        raise VisitNotReady(gettext("Choose a time that is still to come"))
    if not 15 <= minutes <= 1440:
        raise VisitNotReady(gettext("Free time is from 15 minutes to 24 hours"))
    slot, is_new = Slot.objects.get_or_create(
        worker=worker,
        starts_at=starts_at,
        withdrawn_at=None,
        defaults={"organisation": organisation, "minutes": minutes, "recorded_by": by.user},
    )
    if slot.organisation_id != organisation.pk:
        raise VisitNotReady(gettext("They are not free then. Choose another time"))
    if is_new:
        audit.record(by=by, did="visits.slot-offered", to=slot)
    return slot


@transaction.atomic
def withdraw_slot(*, slot: Slot, by: Actor) -> Slot:
    """The time is not free any more. What somebody booked stays theirs. Raises VisitNotReady."""
    slot = _held(slot)
    require(by, Permission.ROUND_PLAN)
    must_be_ours(slot.organisation, by)
    if slot.withdrawn_at is not None:
        return slot
    if slot.taken_at is not None:
        raise VisitNotReady(gettext("Somebody has booked this time. Agree another with them"))
    slot.withdrawn_at = clock.now()
    slot.save(update_fields=["withdrawn_at"])
    audit.record(by=by, did="visits.slot-withdrawn", to=slot)
    return slot


@transaction.atomic
def book_slot(
    *, slot: Slot, person: Person, by: Actor, words: str = "", visit: Visit | None = None
) -> Visit:
    """Take free time for a visit more; or move a visit there. Whoever is first has it.

    Who offered it has agreed by that. Pressed twice, it is booked once. Raises VisitNotReady,
    or TimeNotReady where the person has not so much time left.
    """
    person, slot = held_person(person), _held(slot)
    taken = Visit.objects.still_planned().filter(slot=slot, person=person).first()
    if taken is not None:
        require(by, Permission.CHANGE_ASK, taken)
        return taken
    if not slot.is_free or not _works_there(slot.worker, slot.organisation):
        raise VisitNotReady(gettext("This time is not free any more. Choose another"))
    moved = held_visit(visit) if visit else None
    agree_to_slot(Booked(slot, person, moved, words), by=by)
    return Visit.objects.get(slot=slot)


def _works_there(worker: User, organisation: Organisation) -> bool:
    return Membership.objects.not_ended().filter(user=worker, organisation=organisation).exists()


def _held(slot: Slot) -> Slot:
    """Read again and locked: after the person, and before any visit of theirs."""
    rows = Slot.objects.select_for_update(of=("self",)).select_related("organisation", "worker")
    return rows.get(pk=slot.pk)
