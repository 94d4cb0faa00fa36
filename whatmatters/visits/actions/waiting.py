"""Part of other deeds: what is asked of a visit that will not be is closed, with a word to both."""

from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.visits.models import Change, Visit

ANSWERED = ["version", "state", "answer", "answered_by", "answered_at"]


def close_what_waits(visit: Visit, *, by: Actor, but: Change | None = None) -> None:
    """Nobody is left waiting for an answer. The person is held, and the visit after them."""
    about = Change.objects.waiting()
    about = about.exclude(pk=but.pk) if but else about
    rows = (about.filter(visit=visit) | about.filter(other=visit)).order_by("pk")
    for asked in rows.select_for_update(of=("self",)):
        asked.turn_page(read=None)
        asked.refuse(by=by.user, words=gettext("The visit will not be"))
        asked.save(update_fields=ANSWERED)
        audit.record(by=by, did="visits.change-closed", to=asked, about=visit.person_id)
