"""Something of the directory, given to an enquiry, with a mistake that somebody found in it."""

import json
from uuid import uuid4

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.enquiries.actions import give_service
from whatmatters.enquiries.models import Enquiry
from whatmatters.resources.actions.bringing import add_feed, keep_upload, note_failure
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
    return {"service": str(service.pk), "told": str(told.pk), **_brought_in(long)}


def _brought_in(long: str) -> dict[str, str]:
    """A file that waits for a yes, with much to tell of it, and a feed that did not come."""
    dev = cast.worker("dev")
    wrong = {"id": str(uuid4()), "name": long, "status": "active", "minimum_age": -1}
    content = json.dumps([wrong, {"id": str(uuid4()), "name": long, "status": long}]).encode()
    sheet = keep_upload(by=dev, name=f"{long[:190]}.json", content=content)
    feed = add_feed(by=dev, name=long[:200], address=f"https://example.org/{'x' * 300}")
    note_failure(feed=feed, by=dev, why=long)
    return {"sheet": str(sheet.pk), "feed": str(feed.pk)}
