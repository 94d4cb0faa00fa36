"""What was written on a device with no signal, once there is some: each thing once."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TypeAlias
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.models import Record
from whatmatters.timebank.models import TimeNotReady
from whatmatters.visits.actions.happening import begin_visit, end_visit, miss_visit
from whatmatters.visits.actions.proof import show_proof
from whatmatters.visits.actions.receiving import (
    NotTaken,
    Said,
    id_of,
    moment_of,
    moment_of_device,
    number_of,
    words_of,
)
from whatmatters.visits.actions.tasks import add_task, settle_task
from whatmatters.visits.actions.telling import tell_hitch, write_note
from whatmatters.visits.models import (
    NoteText,
    Proof,
    Sent,
    Status,
    Task,
    Visit,
    VisitNotReady,
)
from whatmatters.visits.proving import Shown


@dataclass(frozen=True, slots=True)
class Taken:
    """It is here. `again`, where it was before; `beside`, where another’s stands and so does it."""

    came_to: UUID
    again: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    by: Actor
    said: Said
    device_now: datetime | None

    @property
    def visit(self) -> Visit:
        """The one it is about, if they may still see it."""
        seen = Visit.objects.visible_to(self.by).filter(pk=id_of(self.said, "visit"))
        found = seen.order_by("pk").first()
        if found is None:
            raise NotTaken(gettext("You can’t write of this visit any more"))
        return found

    @property
    def at(self) -> datetime:
        return moment_of(self.said, "at", device_now=self.device_now)

    @property
    def shown(self) -> Shown:
        code = words_of(self.said, "code", most=20)
        by = Proof.By.CODE if code else Proof.By.WORD
        return Shown(by=by, code=code, at=self.at, device_now=self.device_now)


def apply_sent(*, by: Actor, made_as: UUID, about: str, said: Said) -> Taken:
    """Apply one write from a device, and keep that it was, in one transaction.

    However often it is sent, it is applied once. Raises NotTaken where it can’t be.
    """
    digest = sha256(json.dumps([about, said], sort_keys=True, default=str).encode()).hexdigest()
    if there := _already(by, made_as, digest):
        return there
    try:
        return _applied_now(by=by, made_as=made_as, about=about, said=said, digest=digest)
    except IntegrityError:
        # Somebody sent the same at the same moment, and was first; or it is a fault of ours.
        if there := _already(by, made_as, digest):
            return there
        raise


@transaction.atomic
def _applied_now(*, by: Actor, made_as: UUID, about: str, said: Said, digest: str) -> Taken:
    if about not in DEEDS:
        raise NotTaken(gettext("This could not be read"))
    try:
        # The clock of the device goes with each sending, and is no part of what was written.
        write = Write(by, said, moment_of_device(said.get("device_now")))
        made, beside = DEEDS[about](write)
    except (VisitNotReady, TimeNotReady) as reason:
        raise NotTaken(str(reason)) from None
    except PermissionDenied:
        raise NotTaken(gettext("You can’t write of this visit any more")) from None
    Sent.objects.create(user=by.user, made_as=made_as, about=about, came_to=made.pk, digest=digest)
    return Taken(made.pk, beside=beside)
