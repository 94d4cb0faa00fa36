"""What My time shows of visits: the two weeks to come, and what is asked for."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of
from whatmatters.timebank.above import Coming, Part
from whatmatters.visits.models import Visit
from whatmatters.visits.selectors import lately_asked, next_two_weeks
from whatmatters.visits.showing import pill_of
from whatmatters.visits.sides import may_ask_anybody
from whatmatters.visits.telling import when_of


def visits_on_my_time(*, viewer: Actor, person: Person) -> Sequence[Part]:
    """To whoever may read of visits; nothing at all to others."""
    if not standing_of(viewer, person).may(DataClass.VISITS):
        return ()
    may_ask = may_ask_anybody(viewer, person)
    return (_to_come(viewer, person), _asked_for(viewer, person, may_ask))


def _to_come(viewer: Actor, person: Person) -> Part:
    lines = [
        _coming(line.visit, line.goers)
        for day in next_two_weeks(viewer=viewer, person_id=person.pk)
        for line in day.lines
    ]
    empty = gettext("No visit is planned yet.")
    return Part(gettext("The next two weeks"), lines, empty)


def _coming(visit: Visit, goers: str) -> Coming:
    note, tone = pill_of(visit)
    href = reverse("visits:show", args=[visit.pk])
    return Coming(
        what=when_of(visit),
        at=visit.starts_at,
        minutes=visit.minutes,
        words=goers,
        note=note,
        tone=tone,
        href=href,
    )


def _asked_for(viewer: Actor, person: Person, may_ask: bool) -> Part:
    lines = [
        Coming(
            one.what,
            words=one.change.answer,
            note=one.pill[0],
            tone=one.pill[1],
            href=reverse("visits:answer", args=[one.change.pk]),
        )
        for one in lately_asked(viewer=viewer, person=person)
    ]
    empty = gettext("Nothing is asked for now.")
    return Part(gettext("Asked for"), lines, empty, _doors(person.pk) if may_ask else ())


def _doors(person_id: UUID) -> Sequence[tuple[str, str]]:
    return (
        (gettext("Ask for a visit"), reverse("visits:ask", args=[person_id])),
        (gettext("Book a free time"), reverse("visits:free", args=[person_id])),
    )
