"""Visits as they were, put there past who may plan them, to be counted by hand."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from whatmatters.access.models import Organisation, User
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.visits.models import Goes, Hitch, Status, Visit
from whatmatters.visits.tests.conftest import at

#: The Sunday evening on which all of it is counted.
SUNDAY = at(20, day=at(20).date() + timedelta(days=6))
NINE = at(9)
Puts = Callable[..., Visit]


def somebody(key: str) -> User:
    return cast.account(key, f"{key.title()} Worker")


def put_for(person: Person, organisation: Organisation, by: User) -> Puts:
    """A visit this Monday at nine, for an hour and on time, unless it is said otherwise."""

    def put(
        *goers: User,
        starts: datetime = NINE,
        minutes: int = 60,
        late: int = 0,
        took: int | None = None,
        status: str = Status.DONE,
        **more: Any,
    ) -> Visit:
        began = starts + timedelta(minutes=late)
        times: dict[str, Any] = {}
        if status in {Status.DONE, Status.BEGUN}:
            times["began_at"] = began
        if status == Status.DONE:
            times["ended_at"] = began + timedelta(minutes=minutes if took is None else took)
        visit: Visit = Visit.objects.create(
            person=person,
            organisation=organisation,
            starts_at=starts,
            day=clock.day_of(starts),
            minutes=minutes,
            status=status,
            recorded_by=by,
            **times,
            **more,
        )
        for user in goers:
            Goes.objects.create(visit=visit, user=user, day=visit.day)
        return visit

    return put


def every_case(put: Puts, sam: User) -> None:
    """Twenty that were planned and one that was not: each case of the report at least once."""
    put(sam, sure="by-them")
    put(sam, late=15, sure="verified")
    put(sam, late=14)
    put(sam, took=45)
    put(sam, took=46)
    put(sam, minutes=30, took=22)
    put(sam, minutes=30, took=23)
    for status in ("missed", "no-answer", "sent-away", "cancelled-by-them", "cancelled-by-us"):
        put(sam, status=status, because="Hm")
    put(sam, status="planned")
    put(sam, status="begun")
    put(sam, status="begun", starts=SUNDAY - timedelta(hours=1))
    put(sam, status="planned", starts=SUNDAY + timedelta(hours=2))
    put(sam, minutes=20, short_because="Her tablets")
    put(sam, minutes=29)
    another(put(sam), somebody("ina"))
    put()
    put(sam, was_planned=False)


def another(visit: Visit, came: User) -> None:
    """Somebody else came to it than was planned, and it is told of."""
    Goes.objects.create(visit=visit, user=came, day=visit.day)
    Hitch.objects.create(visit=visit, kind="other-worker", recorded_by=came)
