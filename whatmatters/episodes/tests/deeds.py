"""What the tests of services share."""

from datetime import timedelta
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.episodes import actions
from whatmatters.episodes.models import Episode, Hold
from whatmatters.episodes.tests.conftest import days_ago
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person


def begin(person: Person, by: Actor, **more: Any) -> Episode:
    given = {"service": "Adult social care", "source": "gp", "began_on": days_ago(100)}
    return actions.open_episode(person=person, by=by, **{**given, **more})


def pause(episode: Episode, by: Actor, began: int, until: int | None) -> Hold:
    return actions.hold_episode(
        episode=episode,
        by=by,
        why="away",
        began_on=days_ago(began),
        until=None if until is None else days_ago(until),
    )


def move(episode: Episode, by: Actor, *, to: str, service: str) -> Episode:
    return actions.transfer_episode(
        episode=episode,
        by=by,
        to=cast.place(to),
        service=service,
        on=clock.today() - timedelta(days=1),
        because="It is nearer",
    )


def put_to_work(person: Person, worker: Actor) -> None:
    CircleMember.objects.create(
        person=person,
        kind="practitioner",
        name=worker.name,
        user=worker.user,
        organisation_id=worker.organisation_id,
    )
