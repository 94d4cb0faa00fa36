"""The enquiry this browser is writing, remembered by its session until it is cleared."""

from django.http import HttpRequest

from whatmatters.access.models import Organisation
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations.codes import read_code

HELD = "enquiries"


def held(request: HttpRequest, place: Organisation) -> Enquiry | None:
    """What this browser is writing to this place, or has just sent there."""
    known = request.session.get(HELD, {}).get(str(place.pk))
    mine = Enquiry.objects.filter(pk=known, organisation=place).select_related("organisation")
    enquiry = mine.order_by("pk").first()
    is_gone = enquiry and enquiry.is_draft and not Enquiry.objects.unsent().contains(enquiry)
    return None if is_gone else enquiry


def hold(request: HttpRequest, enquiry: Enquiry) -> None:
    """Remember it, so that nobody needs a code who stays where they are."""
    request.session[HELD] = request.session.get(HELD, {}) | {
        str(enquiry.organisation_id): str(enquiry.pk)
    }


def let_go(request: HttpRequest, place: Organisation) -> None:
    """Forget it here: the next to use this screen sees nothing. The code still finds it."""
    kept = request.session.get(HELD, {})
    kept.pop(str(place.pk), None)
    request.session[HELD] = kept


def sent_under(reference: str) -> Enquiry | None:
    """What was sent under this reference. It is known to whoever sent it, and says nothing."""
    sent = Enquiry.objects.exclude(status=Enquiry.Status.DRAFT).select_related("organisation")
    return sent.filter(reference=read_code(reference)).order_by("pk").first()
