"""Twenty people book the same free time, round after round: one has it, and nobody else."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import django

PEOPLE = 20


def main(rounds: int) -> None:
    django.setup()

    from django.conf import settings

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    people = known_people()
    sys.stdout.write(json.dumps([booked_at_once(people, number) for number in range(rounds)]))


def booked_at_once(people: list[Any], number: int) -> dict[str, int]:
    """How many were told that it is theirs, how many that it is gone, and what there is of it."""
    from whatmatters.timebank.models import TimeEntry
    from whatmatters.visits.models import Change, Visit

    slot = offered(number)
    together = Barrier(PEOPLE)
    with ThreadPoolExecutor(max_workers=PEOPLE) as hands:
        done = list(hands.map(lambda person: book(slot, person, together), people))
    visits = Visit.objects.filter(slot=slot)
    planned = TimeEntry.objects.filter(occasion__in=[one.pk for one in visits]).planned()
    return {
        "booked": done.count(True),
        "refused": done.count(False),
        "visits": len(visits),
        "minutes": planned,
        "agreed": Change.objects.filter(slot=slot, state="agreed").count(),
    }


def book(slot: Any, person: Any, together: Barrier) -> bool:
    from django.db import connection

    from whatmatters.access.actor import Actor
    from whatmatters.visits.actions import book_slot
    from whatmatters.visits.models import VisitNotReady

    together.wait()
    try:
        book_slot(slot=slot, person=person, by=Actor(person.user))
    except VisitNotReady:
        return False
    finally:
        connection.close()
    return True


def offered(number: int) -> Any:
    from whatmatters.demonstration import cast
    from whatmatters.foundations import clock
    from whatmatters.visits.actions import offer_slot

    return offer_slot(
        organisation=cast.place("brook"),
        worker=cast.worker("sam").user,
        by=cast.worker("bridget"),
        starts_at=clock.now() + timedelta(days=2, hours=number),
        minutes=45,
    )


def known_people() -> list[Any]:
    """Each has time at Brook Home Care, and Sam comes to each."""
    return [_person(number) for number in range(PEOPLE)]


def _person(number: int) -> Any:
    from whatmatters.demonstration import cast
    from whatmatters.foundations import clock
    from whatmatters.people import actions
    from whatmatters.people.models import CircleMember, Kind
    from whatmatters.timebank.actions import open_time_budget

    priya, sam, brook = cast.worker("priya"), cast.worker("sam"), cast.place("brook")
    person = actions.begin_record(by=priya, known_as=f"Ada {number}")
    account = cast.account(f"ada-{number}", f"Ada {number}")
    actions.give_account(person=person, user=account, by="system")
    said: dict[str, Any] = {"person": person, "organisation": brook}
    CircleMember.objects.create(**said, kind=Kind.SUPPORT_WORKER, name=sam.name, user=sam.user)
    open_time_budget(**said, by=priya, minutes_a_week=1200, begins_on=clock.today())
    person.refresh_from_db()
    return person


if __name__ == "__main__":
    main(int(sys.argv[1]))
