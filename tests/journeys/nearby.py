"""Something of the directory, given to an enquiry, with a mistake that somebody found in it."""

from whatmatters.access.actor import Actor
from whatmatters.enquiries.actions import give_service
from whatmatters.enquiries.models import Enquiry
from whatmatters.resources.actions.telling import tell_mistake
from whatmatters.resources.tests.listing import WESTBURY, listed


def nearby(enquiry: Enquiry, by: Actor, long: str) -> dict[str, str]:
    """`long` is what a narrow screen finds hardest: it stands wherever words may."""
    service = listed(
        long[:290],
        about=long,
        by=long[:250],
        at=WESTBURY,
        postcode="BA13 1AA",
        byday="TH",
        cost="2.50",
        access=long,
        language="Cymraeg",
        phone="01632 960001",
        url="https://example.org/choir",
        terms=("Choir",),
    )
    give_service(enquiry=enquiry, by=by, service=service)
    told = tell_mistake(service=service, words=long)
    return {"service": str(service.pk), "told": str(told.pk)}
