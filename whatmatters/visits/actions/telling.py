from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may, require
from whatmatters.foundations import clock
from whatmatters.people.standing import standing_of
from whatmatters.visits.actions.charging import settle_time
from whatmatters.visits.actions.locking import held_visit
from whatmatters.visits.models import (
    Hitch,
    NoteText,
    SaidOfVisit,
    Status,
    Visit,
    VisitNote,
    VisitNotReady,
)


@transaction.atomic
def tell_hitch(
    *, visit: Visit, by: Actor, kind: str, minutes: int | None = None, words: str = ""
) -> Hitch:
    """Say what was not as planned. The same pressed twice is one. Raises VisitNotReady.

    That it needed longer counts as much said after the visit as before its end.
    """
    visit = held_visit(visit)
    require(by, Permission.VISIT_RECORD, visit)
    if kind not in Hitch.Kind:
        raise VisitNotReady(gettext("Choose what was not as planned"))
    if kind == Hitch.Kind.OTHER and not words.strip():
        raise VisitNotReady(gettext("Say in words what was not as planned"))
    said = {"visit": visit, "kind": kind, "minutes": minutes, "words": words}
    if there := Hitch.objects.filter(**said).order_by("pk").first():
        return there
    hitch = Hitch.objects.create(**said, recorded_by=by.user)
    if kind == Hitch.Kind.LONGER and visit.status == Status.DONE:
        settle_time(visit, by=by)
    audit.record(by=by, did="visits.hitch-told", to=hitch, about=visit.person_id)
    return hitch


@transaction.atomic
def write_note(
    *,
    visit: Visit,
    by: Actor,
    words: str,
    written_at: datetime | None = None,
    note: VisitNote | None = None,
    after: NoteText | None = None,
    joins: NoteText | None = None,
) -> NoteText:
    """Write a note; or write one anew, `after` the text that was read.

    Nothing is written over: two who wrote after the same text stand side by side, until
    somebody writes one that comes `after` the one and `joins` the other. The same pressed
    twice is one. Raises VisitNotReady.
    """
    visit = held_visit(visit)
    require(by, Permission.VISIT_RECORD, visit)
    if not words.strip():
        raise VisitNotReady(gettext("Write the note first"))
    _must_follow(visit, note, after, joins)
    said = {"words": words, "after": after, "joins": joins, "written_by": by.user}
    if there := _there_already(visit, note, said):
        return there
    note = note or VisitNote.objects.create(visit=visit, begun_by=by.user)
    text = NoteText.objects.create(note=note, written_at=written_at or clock.now(), **said)
    audit.record(by=by, did="visits.note-written", to=text, about=visit.person_id)
    return text


@transaction.atomic
def say_of_visit(*, visit: Visit, by: Actor, words: str, feeling: int | None = None) -> SaidOfVisit:
    """What the person says of it: by their own hand, or written down by whoever they told."""
    visit = held_visit(visit)
    if not may(by, Permission.VISIT_SAY, visit.person):
        require(by, Permission.VISIT_RECORD, visit)
    if not words.strip():
        raise VisitNotReady(gettext("Write what you want to say first"))
    if feeling is not None and not 1 <= feeling <= 5:
        raise VisitNotReady(gettext("Choose how it was from the list"))
    said = {
        "visit": visit,
        "words": words,
        "feeling": feeling,
        "is_their_own": standing_of(by, visit.person).is_self,
    }
    kept, is_new = SaidOfVisit.objects.get_or_create(**said, defaults={"recorded_by": by.user})
    if is_new:
        audit.record(by=by, did="visits.said", to=kept, about=visit.person_id)
    return kept


def _must_follow(
    visit: Visit, note: VisitNote | None, after: NoteText | None, joins: NoteText | None
) -> None:
    """A text comes after one of the same note, and joins another of it."""
    if note is not None and note.visit_id != visit.pk:
        raise VisitNotReady(gettext("That note is of another visit"))
    for text in (after, joins):
        if text is not None and (note is None or text.note_id != note.pk):
            raise VisitNotReady(gettext("That text is of another note"))
    if joins is not None and (after is None or after.pk == joins.pk):
        raise VisitNotReady(gettext("Choose the two texts that you are making one"))


def _there_already(
    visit: Visit, note: VisitNote | None, said: Mapping[str, object]
) -> NoteText | None:
    """The same text by the same hand, in this note; or, of a new one, in a note of its own."""
    texts = NoteText.objects.filter(note__visit=visit, **said)
    if note is not None:
        texts = texts.filter(note=note)
    return texts.order_by("pk").first()
