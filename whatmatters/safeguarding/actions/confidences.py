from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.safeguarding.models import Confidence


@transaction.atomic
def keep_confidence(
    *,
    person: Person,
    by: Actor,
    said_by: str,
    words: str,
    said_on: date | None = None,
    sent_as: UUID | None = None,
) -> Confidence:
    """Keep what a third person said, for those of this organisation who may read it.

    Never changed, and never shown to the person or those around them. Sent twice, kept once.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.CONFIDENCE_KEEP, person)
    if by.membership is None:
        raise PermissionDenied(Permission.CONFIDENCE_KEEP)
    here = {"person": person, "organisation": by.membership.organisation}
    sent_as = sent_as or uuid4()
    before = Confidence.objects.filter(**here, sent_as=sent_as).order_by("pk").first()
    if before is not None:
        return before
    kept = Confidence.objects.create(
        **here,
        said_by=said_by,
        words=words,
        said_on=said_on or clock.today(),
        written_by=by.user,
        sent_as=sent_as,
    )
    audit.record(by=by, did="safeguarding.confidence-kept", to=kept, about=person.pk)
    return kept
