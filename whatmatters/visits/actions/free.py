"""Part of other deeds: free time that a visit takes, and gives up again."""

from whatmatters.foundations import clock
from whatmatters.visits.models import Slot, Visit


def take_slot(visit: Visit, slot: Slot | None) -> None:
    """This visit takes it, and what it took before is free for another."""
    if visit.slot_id is not None:
        Slot.objects.filter(pk=visit.slot_id).update(taken_at=None)
    if slot is not None:
        Slot.objects.filter(pk=slot.pk).update(taken_at=clock.now())
    visit.slot = slot
    visit.save(update_fields=["slot"])
