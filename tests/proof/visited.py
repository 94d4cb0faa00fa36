"""Somebody’s visits with something in each of their tables, put there past who may plan them."""

from datetime import time, timedelta

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.visits.models import (
    Goes,
    Hitch,
    HomeCode,
    NoteText,
    PleaseDoNot,
    Proof,
    Regular,
    RegularServes,
    RegularTask,
    SaidOfVisit,
    Status,
    Task,
    Visit,
    VisitNote,
    VisitServes,
)
from whatmatters.visits.sealing import seal


def visited(person: Person, by: Actor, provider: Organisation, words: str = "Hm") -> dict[str, str]:
    """One that comes each week, one that was, and what the person asks of whoever comes."""
    outcome = Outcome.objects.filter(person=person).order_by("recorded_at", "pk")[0]
    regular = _regular(person, by, provider, outcome, words)
    visit = _visit(person, by, provider, regular, words)
    Goes.objects.create(visit=visit, user=by.user, day=visit.day)
    VisitServes.objects.create(visit=visit, outcome=outcome, step=outcome.steps.first())
    task = Task.objects.create(
        visit=visit, what=words[:290], outcome=outcome, became="declined", why=words
    )
    Task.objects.create(visit=visit, what=words[:290], place=2)
    note = _told(visit, by, words)
    wish = PleaseDoNot.objects.create(person=person, words=words[:290], recorded_by=by.user)
    home = HomeCode(person=person, begun_by=by.user)
    home.sealed = seal(b"12345678901234567890", of=home, field="sealed")
    home.save(force_insert=True)
    things = {"visit": visit, "task": task, "note": note, "regular": regular, "wish": wish}
    return {name: str(thing.pk) for name, thing in things.items()}


def _regular(
    person: Person, by: Actor, provider: Organisation, outcome: Outcome, words: str
) -> Regular:
    regular = Regular.objects.create(
        person=person,
        organisation=provider,
        weekday=1,
        at=time(9),
        minutes=20,
        short_because=words,
        begins_on=clock.today() - timedelta(days=30),
        recorded_by=by.user,
    )
    RegularServes.objects.create(regular=regular, outcome=outcome)
    RegularTask.objects.create(regular=regular, what=words[:290], outcome=outcome)
    return regular


def _visit(
    person: Person, by: Actor, provider: Organisation, regular: Regular, words: str
) -> Visit:
    """Over an hour ago, late and short; and another that is to come tomorrow."""
    began = clock.now() - timedelta(hours=2)
    same = {"person": person, "organisation": provider, "minutes": 45, "recorded_by": by.user}
    tomorrow = clock.now() + timedelta(days=1)
    Visit.objects.create(starts_at=tomorrow, day=clock.day_of(tomorrow), **same)
    return Visit.objects.create(
        regular=regular,
        regular_on=clock.day_of(began),
        starts_at=began - timedelta(minutes=20),
        day=clock.day_of(began),
        status=Status.DONE,
        began_at=began,
        ended_at=began + timedelta(minutes=20),
        short_because=words,
        **same,
    )


def _told(visit: Visit, by: Actor, words: str) -> VisitNote:
    """A note that two wrote at once, what was not as planned, and what was said of it."""
    for of in Proof.Of:
        Proof.objects.create(
            visit=visit, of=of, by="code", at=visit.starts_at, held=False, recorded_by=by.user
        )
    Hitch.objects.create(visit=visit, kind="other", minutes=15, words=words, recorded_by=by.user)
    for is_their_own in (True, False):
        SaidOfVisit.objects.create(
            visit=visit, words=words, feeling=4, is_their_own=is_their_own, recorded_by=by.user
        )
    note = VisitNote.objects.create(visit=visit, begun_by=by.user)
    first = _text(note, by, words, None)
    for again in ("One: ", "Other: "):
        _text(note, by, f"{again}{words}", first)
    return note


def _text(note: VisitNote, by: Actor, words: str, after: NoteText | None) -> NoteText:
    return NoteText.objects.create(
        note=note, words=words, after=after, written_at=clock.now(), written_by=by.user
    )
