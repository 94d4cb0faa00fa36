"""A file of readings, kept between its preview and the yes or no."""

from functools import partial

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.letting_go import let_go
from whatmatters.access.permissions import Permission, require
from whatmatters.readings.actions.locking import held_stream
from whatmatters.readings.actions.taking import TakenIn, take_in
from whatmatters.readings.models import NotTakenIn, Reading, Sheet, Stream
from whatmatters.readings.sheet import read_sheet


@transaction.atomic
def keep_sheet(*, stream: Stream, by: Actor, name: str, content: bytes) -> Sheet:
    """Keep a file that can be read until its sender has looked at it. Raises CannotRead."""
    stream = held_stream(stream)
    require(by, Permission.READING_ADD, stream)
    stream.must_take_in()
    read_sheet(content, stream.sort)
    Sheet.objects.filter(stream=stream, owner=by.user).delete()
    clear_sheets()
    sheet = Sheet.objects.create(
        stream=stream, owner=by.user, name=name.replace("\0", "")[:200], content=content
    )
    audit.record(by=by, did="readings.file-sent", to=sheet, about=stream.person_id)
    return sheet


@transaction.atomic
def bring_in_sheet(*, sheet: Sheet, by: Actor, keep_good: bool = False) -> TakenIn:
    """Say yes to a file: take its good rows in, each once, and let it go. Raises NotTakenIn."""
    stream = held_stream(sheet.stream)
    require(by, Permission.READING_ADD, stream)
    own = Sheet.objects.visible_to(by).filter(stream=stream)
    sheet = get_object_or_404(own.select_for_update(of=("self",)), pk=sheet.pk)
    found = read_sheet(bytes(sheet.content), stream.sort)
    if found.problems and not keep_good:
        raise NotTakenIn(gettext("Some rows need mending. Leave them out, or mend the file"))
    taken = take_in(stream=stream, given=found.given, source=Reading.Source.SHEET, hand=by.user)
    audit.record(by=by, did="readings.file-taken-in", to=sheet, about=stream.person_id)
    sheet.delete()
    return taken


@transaction.atomic
def throw_away_sheet(*, sheet: Sheet, by: Actor) -> None:
    """Say no to a file."""
    stream = held_stream(sheet.stream)
    require(by, Permission.READING_ADD, stream)
    audit.record(by=by, did="readings.file-thrown-away", to=sheet, about=stream.person_id)
    Sheet.objects.filter(pk=sheet.pk, owner=by.user).delete()


@transaction.atomic
def clear_sheets() -> int:
    """Let go of every file that nobody said yes or no to for a day.

    Anybody may who can reach the command, or send another: it chooses nothing but what has run out.
    """
    old = Sheet.objects.stale().select_related("stream").defer("content").order_by("pk")
    did = partial(audit.record, by=audit.SYSTEM, did="readings.file-let-go")
    return let_go(old, written_down=lambda one: did(to=one, about=one.stream.person_id))
