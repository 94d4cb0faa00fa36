"""What the person decides: to keep track of something, with whom, until when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of
from whatmatters.readings.actions.locking import held_outcome, held_person, held_stream
from whatmatters.readings.kinds import KINDS, OWN
from whatmatters.readings.models import Agreed, Stream, StreamNotReady, With
from whatmatters.readings.models.stream import StreamQuerySet


@transaction.atomic
def begin_stream(
    *,
    person: Person,
    outcome: Outcome,
    by: Actor,
    kind: str,
    until: date,
    shared_with: str = With.NOBODY,
    name: str = "",
    unit: str = "",
) -> Stream:
    """Keep track of something, on the way to one of their outcomes. Raises StreamNotReady."""
    person = held_person(person)
    require(by, Permission.READINGS_BEGIN, person)
    outcome = held_outcome(outcome)
    stream = Stream(person=person, outcome=outcome, kind=KINDS[kind].key, begun_by=by.user)
    if kind == OWN:
        stream.name, stream.unit = name.strip(), unit.strip()
    _must_be_theirs(stream)
    _must_be_new(stream, Stream.objects.visible_to(by))
    _share(stream, shared_with, until, by)
    stream.save(force_insert=True)
    _say(stream, Agreed.What.YES, by)
    audit.record(by=by, did="readings.begun", to=stream, about=person.pk)
    return stream


@transaction.atomic
def agree_again(
    *, stream: Stream, by: Actor, shared_with: str, until: date, read: int | None = None
) -> Stream:
    """Say anew with whom it is shared, and until when. Raises StreamNotReady or Stale."""
    stream = _held(stream, by, read)
    _share(stream, shared_with, until, by)
    _must_be_new(stream, Stream.objects.alike(stream))
    stream.save(update_fields=["version", "shared_with", "until"])
    return _said(stream, Agreed.What.YES, by, "readings.agreed")


@transaction.atomic
def pause_stream(*, stream: Stream, by: Actor) -> Stream:
    """Nothing is taken in, and nobody else sees it, until they go on. Raises StreamNotReady."""
    stream = _held(stream, by)
    stream.pause()
    stream.save(update_fields=["version", "paused_at"])
    return _said(stream, Agreed.What.PAUSE, by, "readings.paused")


@transaction.atomic
def go_on_with_stream(*, stream: Stream, by: Actor) -> Stream:
    """Go on after a pause, as it was agreed. Raises StreamNotReady."""
    stream = _held(stream, by)
    stream.go_on()
    stream.save(update_fields=["version", "paused_at"])
    return _said(stream, Agreed.What.GO_ON, by, "readings.gone-on")


@transaction.atomic
def end_stream(*, stream: Stream, by: Actor) -> Stream:
    """Nothing more is taken in, and nobody else sees what there is. Raises StreamNotReady."""
    stream = _held(stream, by)
    stream.end()
    stream.save(update_fields=["version", "ended_at", "paused_at"])
    return _said(stream, Agreed.What.END, by, "readings.ended")


def _held(stream: Stream, by: Actor, read: int | None = None) -> Stream:
    stream = held_stream(stream)
    require(by, Permission.READINGS_DECIDE, stream)
    stream.turn_page(read=read)
    return stream


def _must_be_theirs(stream: Stream) -> None:
    if stream.outcome.person_id != stream.person_id or stream.outcome.ended_on is not None:
        raise StreamNotReady(gettext("Choose something you want now"))
    if stream.kind == OWN and not stream.name:
        raise StreamNotReady(gettext("Say what you call it"))


def _must_be_new(stream: Stream, among: StreamQuerySet) -> None:
    """Asked of what they know of: nobody is told by a refusal that there is another, hidden."""
    same = among.kept_on().filter(person=stream.person, kind=stream.kind, name=stream.name)
    if same.exclude(pk=stream.pk).exists():
        raise StreamNotReady(gettext("You keep track of this already. End that one first"))


def _share(stream: Stream, shared_with: str, until: date, by: Actor) -> None:
    if shared_with == With.NOBODY and not standing_of(by, stream.person).is_self:
        raise StreamNotReady(
            gettext("You decide for them, so somebody has to see it with you. Choose who")
        )
    stream.share(shared_with, until=until)


def _said(stream: Stream, what: Agreed.What, by: Actor, did: str) -> Stream:
    _say(stream, what, by)
    audit.record(by=by, did=did, to=stream, about=stream.person_id)
    return stream


def _say(stream: Stream, what: Agreed.What, by: Actor) -> None:
    Agreed.objects.create(
        stream=stream,
        what=what,
        shared_with=stream.shared_with,
        until=stream.until,
        said_by=by.user,
    )
