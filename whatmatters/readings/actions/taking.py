"""How readings come in: once each, while the person's yes holds, and only what may be so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.readings.actions.locking import held_stream
from whatmatters.readings.actions.telling import ask_to_talk
from whatmatters.readings.given import LONGEST_WORDS, Given, wrong_with
from whatmatters.readings.kinds import rounded
from whatmatters.readings.models import NotTakenIn, Reading, Stream, ToTalk

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of them: `here` came before, `talks` are the lines that they crossed."""

    new: tuple[Reading, ...]
    here: int
    talks: tuple[ToTalk, ...]


@transaction.atomic
def add_reading(
    *,
    stream: Stream,
    by: Actor,
    on: date,
    value: Decimal,
    second: Decimal | None = None,
    at: time | None = None,
    words: str = "",
    sent_as: UUID | None = None,
) -> TakenIn:
    """Write down one reading. Sent twice, it is kept once. Raises NotTakenIn."""
    stream = held_stream(stream)
    require(by, Permission.READING_ADD, stream)
    given = Given(on, value, second, at, words.strip(), str(sent_as or uuid4()))
    taken = take_in(stream=stream, given=[given], source=Reading.Source.HAND, hand=by.user)
    for reading in taken.new:
        audit.record(by=by, did="readings.added", to=reading, about=stream.person_id)
    return taken


@transaction.atomic
def take_back_reading(*, reading: Reading, by: Actor) -> Reading:
    """It was a mistake: it stays, and counts no more. Twice changes nothing."""
    stream = held_stream(reading.stream)
    require(by, Permission.READING_ADD, stream)
    reading = Reading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
    if not reading.is_taken_back:
        reading.taken_back_at, reading.taken_back_by = clock.now(), by.user
        reading.save(update_fields=["taken_back_at", "taken_back_by"])
        audit.record(by=by, did="readings.taken-back", to=reading, about=stream.person_id)
    return reading


def take_in_from_elsewhere(
    *, stream: Stream, given: Sequence[Given], hand: User, by: Actor | str
) -> TakenIn:
    """Part of other deeds: what another system measured, where the person keeps track of it.

    It asks for the person's yes, and not for what whoever brings it in may read. Raises NotTakenIn.
    """
    stream = held_stream(stream)
    taken = take_in(stream=stream, given=given, source=Reading.Source.ELSEWHERE, hand=hand)
    for talk in taken.talks:
        audit.record(by=by, did="readings.asked-to-talk", to=talk, about=stream.person_id)
    return taken


def take_in(*, stream: Stream, given: Sequence[Given], source: str, hand: User) -> TakenIn:
    """Part of other deeds, on a stream that is held: all of these, or none. Raises NotTakenIn."""
    stream.must_take_in()
    for one in given:
        if wrong := wrong_with(one, stream.sort):
            raise NotTakenIn(wrong)
    before = Reading.objects.filter(stream=stream, source=source)
    known = set(before.values_list("source_id", flat=True))
    fresh = {one.known_by: one for one in reversed(given) if one.known_by not in known}
    new = [_reading(stream, one, source, hand) for one in reversed(fresh.values())]
    Reading.objects.bulk_create(new, batch_size=AT_ONCE)
    return TakenIn(tuple(new), len(given) - len(new), ask_to_talk(stream=stream, new=new))


def _reading(stream: Stream, given: Given, source: str, hand: User) -> Reading:
    places, second = stream.sort.places, given.second if stream.sort.has_two else None
    return Reading(
        stream=stream,
        on=given.on,
        at=given.at,
        value=rounded(given.value, places),
        second=None if second is None else rounded(second, places),
        words=given.words[:LONGEST_WORDS],
        source=source,
        source_id=given.known_by,
        recorded_by=hand,
    )
