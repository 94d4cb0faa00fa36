"""A list sent on the page, kept between its preview and the yes or no."""

from collections.abc import Mapping
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.letting_go import let_go
from whatmatters.access.permissions import Permission, require
from whatmatters.exchange.actions.people import PeopleBroughtIn, bring_in_people
from whatmatters.exchange.models import Upload
from whatmatters.exchange.spreadsheet.people import read_people


@transaction.atomic
def keep_upload(*, by: Actor, name: str, content: bytes) -> Upload:
    """Keep a list that can be read until its sender has looked at it. Raises CannotRead."""
    require(by, Permission.PEOPLE_IMPORT)
    if by.membership is None:
        raise PermissionDenied
    read_people(name, content)
    Upload.objects.of(by).people().delete()
    clear_uploads()
    upload = Upload.objects.create(
        organisation=by.membership.organisation, owner=by.user, name=name[:200], content=content
    )
    audit.record(by=by, did="exchange.list-sent", to=upload)
    return upload


@transaction.atomic
def bring_in_upload(
    *, upload: Upload, by: Actor, keep_good: bool, decided: Mapping[int, str], into_circle: bool
) -> PeopleBroughtIn:
    """Say yes to a list: bring its people in, once, and let the list go."""
    upload = get_object_or_404(
        Upload.objects.of(by).people().select_for_update(of=("self",)), pk=upload.pk
    )
    done = bring_in_people(
        people=read_people(upload.name, bytes(upload.content)),
        organisation=upload.organisation,
        by=by,
        keep_good=keep_good,
        decided=decided,
        into_circle=into_circle,
    )
    upload.delete()
    return done


@transaction.atomic
def throw_away_upload(*, upload: Upload, by: Actor) -> None:
    """Say no to a list."""
    require(by, Permission.PEOPLE_IMPORT)
    audit.record(by=by, did="exchange.list-thrown-away", to=upload)
    Upload.objects.of(by).people().filter(pk=upload.pk).delete()


@transaction.atomic
def clear_uploads() -> int:
    """Let go of every list that nobody said yes or no to for a day.

    Anybody may who can reach the command, or send another: it chooses nothing but what has run out.
    """
    old = Upload.objects.stale().defer("content").order_by("pk")
    did = partial(audit.record, by=audit.SYSTEM, did="exchange.list-let-go")
    return let_go(old, written_down=lambda upload: did(to=upload))
