"""A Goal becomes an outcome, with its steps and with what is in the way of it."""

from collections.abc import Iterable

from whatmatters.exchange.actions.fhir.circle import NOBODY_HERE, name_of
from whatmatters.exchange.actions.fhir.desk import Desk
from whatmatters.exchange.fhir.drafts import GoalDraft, NoteDraft, ThingDraft
from whatmatters.exchange.fhir.library import Thing
from whatmatters.exchange.fhir.shape import Pointer
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Barrier, Block, Outcome, Step
from whatmatters.people.models import Person

LONGEST_BARRIER = 500


def bring_in_goal(desk: Desk, thing: Thing) -> None:
    draft: GoalDraft = thing.draft
    if not desk.is_news(thing):
        return
    person = desk.person_of(draft.patient, thing)
    if draft.refused or person is None:
        desk.leave(thing, draft.refused or NOBODY_HERE)
        return
    outcome = _hear(desk, thing, person)
    steps = [
        Step(outcome=outcome, words=words, due_on=due_on, place=place)
        for place, (words, due_on) in enumerate(draft.steps, 1)
    ]
    Step.objects.bulk_create(steps)
    desk.remember(thing, outcome)
    desk.count("Goal", "step", len(steps))
    put_in_the_way(desk, thing, "Goal.addresses", draft.addresses, person, [outcome])
    desk.touch(person)


def _hear(desk: Desk, thing: Thing, person: Person) -> Outcome:
    draft: GoalDraft = thing.draft
    begun, ended = draft.begun_on, draft.ended_on
    if draft.ending and ended is None:
        ended = clock.today()
        desk.say(thing, "Goal.statusDate", "the day it ended is not given: kept as today")
    if begun is None:
        begun = min(clock.today(), ended or clock.today())
        desk.say(thing, "Goal.startDate", "the day it began is not given: kept as today")
    elif ended and ended < begun:
        ended = begun
        desk.say(thing, "Goal.statusDate", "it ended before it began: kept as the day it began")
    return Outcome.objects.create(
        person=person,
        first_words=draft.words,
        words=draft.words,
        source=Outcome.Source.BROUGHT,
        source_name=name_of(desk, draft.expressed_by, thing) if draft.expressed_by else "",
        written_by=desk.hand,
        why="\n\n".join(_said(desk, thing, note) for note in draft.notes),
        looks_like=draft.looks_like,
        begun_on=begun,
        ended_on=ended,
        ending=draft.ending,
        ending_words=draft.ending_words,
    )


def _said(desk: Desk, thing: Thing, note: NoteDraft) -> str:
    """A note, with whose words it is unless they are the person's own."""
    author = desk.follow(note.author, thing)
    if note.author is None or (author and author.kind == "Patient"):
        return note.words
    name = name_of(desk, note.author, thing)
    return f"{name}: {note.words}" if name else note.words


def put_in_the_way(
    desk: Desk,
    thing: Thing,
    path: str,
    addresses: Iterable[Pointer],
    person: Person,
    outcomes: Iterable[Outcome],
) -> None:
    """Conditions that a goal or a plan is about stand before its outcomes."""
    for pointer in addresses:
        led_to = desk.follow(pointer, thing)
        barrier = _barrier(desk, led_to, person) if led_to else None
        if barrier is None:
            desk.say(thing, path, "it is not a Condition of theirs with words, in these files")
            continue
        for outcome in outcomes:
            Block.objects.get_or_create(barrier=barrier, outcome=outcome)


def _barrier(desk: Desk, thing: Thing, person: Person) -> Barrier | None:
    if thing.kind != "Condition":
        return None
    if before := desk.before(thing):
        found = Barrier.objects.filter(pk=before.became_id, person=person)
        return found.order_by("pk").first()
    draft: ThingDraft = thing.draft
    words = draft.name
    if not words or len(words) > LONGEST_BARRIER or desk.person_of(draft.patient, thing) != person:
        return None
    barrier = Barrier.objects.create(
        person=person,
        words=words,
        state=Barrier.State.REMOVED if draft.has_ended else Barrier.State.OPEN,
        state_since=draft.since or clock.today(),
    )
    desk.remember(thing, barrier)
    return barrier
