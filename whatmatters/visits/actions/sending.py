"""What was written on a device with no signal, once there is some: each thing once."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.timebank.models import TimeNotReady
from whatmatters.visits.actions.written import DEEDS, Write, gone
from whatmatters.visits.models import Sent, VisitNotReady
from whatmatters.visits.receiving import NotTaken, Said


@dataclass(frozen=True, slots=True)
class Taken:
    """It is here. `again`, where it was before; `beside`, where another’s stands and so does it."""

    came_to: UUID
    again: bool = False
    beside: bool = False


def apply_sent(
    *, by: Actor, made_as: UUID, about: str, said: Said, device_now: datetime | None = None
) -> Taken:
    """Apply one write from a device and keep that it was, both or neither.

    Part of other deeds: each asks its own leave and is written down by itself. However often it
    is sent, and if twice at once, it is applied once. `device_now` is the clock of the device as
    it is sent. Raises NotTaken where it can’t be applied.
    """
    digest = sha256(json.dumps([about, said], sort_keys=True).encode()).hexdigest()
    if there := _already(by, made_as, digest):
        return there
    try:
        return _applied(Write(by, said, device_now), made_as, about, digest)
    except IntegrityError:
        # The same was sent at the same moment, and the other was first. Else it is our fault.
        if there := _already(by, made_as, digest):
            return there
        raise


def _already(by: Actor, made_as: UUID, digest: str) -> Taken | None:
    sent = Sent.objects.visible_to(by).filter(made_as=made_as).order_by("pk").first()
    if sent is None:
        return None
    if sent.digest != digest:
        raise NotTaken(gettext("Something else was sent under this number"))
    return Taken(sent.came_to, again=True)


@transaction.atomic
def _applied(write: Write, made_as: UUID, about: str, digest: str) -> Taken:
    if about not in DEEDS:
        raise NotTaken(gettext("This could not be read"))
    try:
        made = DEEDS[about](write)
    except (VisitNotReady, TimeNotReady) as reason:
        raise NotTaken(str(reason)) from None
    except PermissionDenied:
        raise NotTaken(gone()) from None
    Sent.objects.create(
        user=write.by.user,
        made_as=made_as,
        about=about,
        came_to=made.record.pk,
        digest=digest,
    )
    return Taken(made.record.pk, beside=made.beside)
