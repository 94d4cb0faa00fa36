"""An Observation becomes a reading, where somebody keeps track of such a thing and said yes."""

from whatmatters.exchange.actions.fhir.circle import NOBODY_HERE
from whatmatters.exchange.actions.fhir.desk import Desk
from whatmatters.exchange.fhir.library import Thing
from whatmatters.exchange.fhir.observation import ObservationDraft
from whatmatters.people.models import Person
from whatmatters.readings.actions import TakenIn, take_in_from_elsewhere
from whatmatters.readings.given import Given
from whatmatters.readings.kinds import Kind
from whatmatters.readings.models import NotTakenIn, Stream, With

NOT_KEPT = "they have not said that they keep track of this, or not for now"
CANNOT_BE = "the number or the day can’t be so"
TAKEN = "it was taken in before"


def bring_in_observation(desk: Desk, thing: Thing) -> None:
    draft: ObservationDraft = thing.draft
    if not desk.is_news(thing):
        return
    person = desk.person_of(draft.patient, thing)
    if draft.refused or draft.kind is None or person is None:
        desk.leave(thing, draft.refused or NOBODY_HERE)
        return
    stream = _stream(desk, person, draft.kind)
    if stream is None:
        desk.leave(thing, NOT_KEPT)
        return
    _take_in(desk, thing, stream)


def _stream(desk: Desk, person: Person, kind: Kind) -> Stream | None:
    """Theirs of this kind, while their yes holds; one that they keep to themself, no file finds."""
    if person.pk not in desk.streams:
        agreed = Stream.objects.agreed_now().filter(person=person).exclude(shared_with=With.NOBODY)
        found = agreed.select_related("person").order_by("recorded_at", "pk")
        desk.streams[person.pk] = {stream.kind: stream for stream in found}
    return desk.streams[person.pk].get(kind.key)


def _take_in(desk: Desk, thing: Thing, stream: Stream) -> None:
    try:
        taken = _taken(desk, thing, stream)
    except NotTakenIn:
        desk.leave(thing, CANNOT_BE)
        return
    if not taken.new:
        desk.leave(thing, TAKEN)
        return
    desk.remember(thing, taken.new[0])
    desk.touch(stream.person)


def _taken(desk: Desk, thing: Thing, stream: Stream) -> TakenIn:
    draft: ObservationDraft = thing.draft
    if draft.on is None or draft.value is None:
        raise NotTakenIn
    own = f"{desk.source}|{thing.source_id}" if desk.source else thing.source_id
    given = Given(draft.on, draft.value, draft.second, draft.at, source_id=own)
    return take_in_from_elsewhere(stream=stream, given=[given], hand=desk.hand, by=desk.by)
