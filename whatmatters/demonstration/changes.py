"""What Maggie asked of her visits, what was said to it, and Sam’s free afternoon."""

from datetime import date, datetime, time, timedelta
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.visits import actions
from whatmatters.visits.models import Visit, Weekday
from whatmatters.visits.walltime import moment_of


def tell_of_changes() -> None:
    """One saved, one moved with a yes, one still waiting; and time that can be booked."""
    maggie = Person.objects.get(full_name="Margaret Holt")
    if maggie.user is None:
        raise TypeError("Maggie asks for herself, and can’t sign in")
    herself, bridget = Actor(maggie.user), cast.worker("bridget")
    asked: dict[str, Any] = {"person": maggie, "organisation": cast.place("brook")}
    saved, moved, waits = _to_come(maggie)
    words = "My sister comes. Keep it for the sea."
    actions.ask_change(**asked, by=herself, kind="bank", visit=saved, words=words)
    said: dict[str, Any] = {
        "starts_at": moved.starts_at + timedelta(hours=2),
        "minutes": moved.minutes,
    }
    words = "The chiropodist is at nine"
    change = actions.ask_change(**asked, by=herself, kind="move", visit=moved, words=words, **said)
    actions.answer_change(change=change, by=bridget, agrees=True, words="Sam can be there then")
    said = {"starts_at": waits.starts_at + timedelta(hours=5), "minutes": 90}
    words = "The beans want an afternoon"
    actions.ask_change(**asked, by=herself, kind="move", visit=waits, words=words, **said)
    _free_afternoon(bridget)


def _to_come(person: Person) -> list[Visit]:
    """Three more than two days off, so that there is time to answer."""
    since = clock.today() + timedelta(days=2)
    visits = Visit.objects.still_planned().filter(person=person, day__gt=since)
    return list(visits.in_order()[:3])


def _free_afternoon(bridget: Actor) -> None:
    for hour in (13, 15):
        actions.offer_slot(
            organisation=cast.place("brook"),
            worker=cast.worker("sam").user,
            by=bridget,
            starts_at=_next(Weekday.SATURDAY, hour),
            minutes=90,
        )


def _next(weekday: Weekday, hour: int) -> datetime:
    day: date = clock.today() + timedelta(days=1)
    while day.isoweekday() != weekday:
        day += timedelta(days=1)
    return moment_of(day, time(hour))
