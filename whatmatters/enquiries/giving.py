"""What somebody is told of a service of the directory, and how they see it again."""

from typing import Any

from django.utils.crypto import constant_time_compare

from whatmatters.enquiries.models import Enquiry, Given
from whatmatters.foundations.codes import read_code
from whatmatters.foundations.words import folded
from whatmatters.resources import wording
from whatmatters.resources.models import Service
from whatmatters.resources.selectors import told_in_full


def told_of(service: Service) -> dict[str, Any]:
    """Its name, when, where and the telephone: the fields of `Given`."""
    told = told_in_full([service.pk])[service.pk]
    places, phones = wording.places(told), wording.phones(told)
    lines = (places[0].name, *places[0].lines) if places else ()
    return {
        "service": told,
        "name": told.name,
        "when": "; ".join(wording.when(told)),
        "where": ", ".join(filter(None, lines)),
        "phone": phones[0][:100] if phones else "",
    }


def given_to(enquiry: Enquiry) -> tuple[Given, ...]:
    """What of the directory was given to it, in the order it was."""
    given = Given.objects.filter(enquiry=enquiry).select_related("given_by")
    return tuple(given.order_by("given_at", "pk"))


def given_to_asker(*, reference: str, reach: str) -> tuple[Given, ...] | None:
    """What somebody was given, for whoever knows their reference and how they said to reach them.

    Open to all who know both; None where they belong to no enquiry that we can show. Nothing
    else of it is shown. What has become part of a record is shown there, to those who may see it.
    """
    sent = Enquiry.objects.filter(person=None).exclude(status=Enquiry.Status.DRAFT)
    enquiry = sent.filter(reference=read_code(reference)).order_by("pk").first()
    if enquiry is None or not _is_same(enquiry.reach, reach):
        return None
    return given_to(enquiry)


def _is_same(kept: str, typed: str) -> bool:
    """The same number or address, however it was typed. Never nothing."""
    one, other = (
        "".join(c for c in folded(said) if c.isalnum() or c == "@") for said in (kept, typed)
    )
    return bool(one) and constant_time_compare(one, other)
