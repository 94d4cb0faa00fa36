"""The worker who is measured, their day, and visits of theirs that nobody has recorded yet.

`python -m bench.visits.world DIR VISITS ROUNDS` makes it, or finds it made, and says as JSON
what there is to measure. It is a process of its own, since there are two databases to measure.
"""

import json
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from bench import world as worlds
from bench.race import CONTROL, OURS

if TYPE_CHECKING:
    from whatmatters.access.actor import Actor
    from whatmatters.people.models import Person
    from whatmatters.visits.models import Visit

PEOPLE, STOPS = 20_000, 8
TASKS = ("Breakfast with them", "Water the seedlings", "Ring Ike about Saturday")
NOTE = "We sat by the window and she told me about the figs. The frame was by the door again."
WISH = "Do not move the chair by the window"
FLAG = "There is a step behind the front door"


def make(visits: int, people: int, rounds: int) -> dict[str, Any]:
    """What is measured: whose day, which visit, and rounds for each side to go once."""
    from django.db import transaction

    from whatmatters.access.sealing import seal
    from whatmatters.visits.models import Visit

    worlds.make(people)
    worker = _worker()
    seal(all_of_it=True)  # what the crowd left to do is not to be done while we measure
    if not Visit.objects.exists():
        _fill(visits, worker)
    seen = _people_of(worker)
    with transaction.atomic():
        _know_before(seen, worker)
        stops = _day(seen, worker)
        left = _unrecorded(seen, worker, 2 * rounds)
    return {
        "visit": str(stops[0].pk),
        "visits": Visit.objects.count(),
        "words": sorted(_words(stops)),
        "cookies": {side: worlds.cookies(worker, side, 1 + rounds) for side in (OURS, CONTROL)},
        "rounds": {
            OURS: [_round(visit) for visit in left[:rounds]],
            CONTROL: [_round(visit) for visit in left[rounds:]],
        },
    }


def _worker() -> "Actor":
    from whatmatters.access.actor import Actor
    from whatmatters.access.models import Membership
    from whatmatters.demonstration.crowd.workforce import Workforce

    user = Workforce(worlds.SEED).support_worker(0).user
    membership = Membership.objects.select_related("user", "organisation").get(user=UUID(user))
    return Actor(membership.user, membership)


def _fill(visits: int, worker: "Actor") -> None:
    from bench.visits.filling import fill
    from whatmatters.foundations import clock
    from whatmatters.foundations.progress import progress
    from whatmatters.foundations.statistics import gather_statistics

    with progress() as bar:
        task = bar.add_task("Visits", total=visits)
        for there in fill(visits=visits, today=clock.today(), clear=worker.user.pk):
            bar.update(task, completed=there)
    gather_statistics()


def _people_of(worker: "Actor") -> list["Person"]:
    from whatmatters.people.models import Person

    return list(Person.objects.visible_to(worker).filter(died_on=None).order_by("pk")[:STOPS])


def _know_before(people: list["Person"], worker: "Actor") -> None:
    """Something that each asks nobody to do; and of every other, something to be careful of."""
    from whatmatters.people.models import SafetyFlag
    from whatmatters.visits.models import PleaseDoNot

    if PleaseDoNot.objects.exists():
        return
    for place, person in enumerate(people):
        PleaseDoNot.objects.create(person=person, words=WISH, recorded_by=worker.user)
        if place % 2 == 0:
            SafetyFlag.objects.create(
                person=person, kind=SafetyFlag.Kind.values[0], words=FLAG, raised_by=worker.user
            )


def _day(people: list["Person"], worker: "Actor") -> list["Visit"]:
    """One visit to each today, an hour apart; with a note at the first."""
    from whatmatters.foundations import clock
    from whatmatters.visits.actions import write_note

    today = datetime.combine(clock.today(), time(7), tzinfo=UTC)
    stops = [_planned(one, worker, today + timedelta(hours=n)) for n, one in enumerate(people)]
    write_note(visit=stops[0], by=worker, words=NOTE)
    return stops


def _unrecorded(people: list["Person"], worker: "Actor", count: int) -> list["Visit"]:
    """Visits of the weeks before, that nobody has said anything of: so many a day as today."""
    from whatmatters.foundations import clock
    from whatmatters.visits.models import Status, Visit

    last = datetime.combine(clock.today() - timedelta(days=3), time(7), tzinfo=UTC)
    earlier = Visit.objects.filter(goers__user=worker.user, day__lt=clock.today())
    earlier.filter(status=Status.PLANNED).delete()
    return [
        _planned(
            people[number % len(people)],
            worker,
            last + timedelta(days=-(number // STOPS), hours=number % STOPS),
        )
        for number in range(count)
    ]


def _planned(person: "Person", worker: "Actor", starts_at: datetime) -> "Visit":
    """As planning has it, with three things to do, for the first of their outcomes."""
    from whatmatters.outcomes.models import Outcome
    from whatmatters.visits.actions.planning import NewVisit, put_visit
    from whatmatters.visits.purposes import Purpose, Todo

    assert worker.membership
    outcome = Outcome.objects.filter(person=person).order_by("pk").first()
    plan = NewVisit(
        person=person,
        organisation=worker.membership.organisation,
        starts_at=starts_at,
        minutes=30,
        workers=(worker.user,),
        outcomes=[Purpose(outcome)] if outcome else [],
        tasks=[Todo(what, outcome) for what in TASKS],
    )
    return put_visit(plan, by=worker)


def _words(stops: list["Visit"]) -> set[str]:
    """What is written of these people that a worker is to read, and of these visits."""
    from whatmatters.people.models import CommunicationNeed
    from whatmatters.visits.models import VisitServes

    people = [stop.person for stop in stops]
    needs = CommunicationNeed.objects.current().filter(person__in=people).order_by("pk")
    aims = VisitServes.objects.filter(visit__in=stops).order_by("pk")
    return {
        *TASKS,
        NOTE,
        WISH,
        FLAG,
        *(person.known_as for person in people),
        *(person.full_name for person in people),
        *(person.address for person in people if person.address),
        *needs.values_list("words", flat=True),
        *aims.values_list("outcome__words", flat=True),
    }


def _round(visit: "Visit") -> list[tuple[str, str]]:
    """Coming, each thing that was to be done, a note, and going: as the pages send them."""
    from whatmatters.visits.models import Task

    there = f"/visits/{visit.pk}"
    came, went = visit.starts_here, visit.starts_here + timedelta(minutes=30)
    tasks = Task.objects.filter(visit=visit).order_by("place").values_list("pk", flat=True)
    done = _sent(became="done", how="with", why="", read="1")
    return [
        (f"{there}/begin", _sent(code="", at=f"{came:%H:%M}", latitude="", longitude="")),
        *((f"/visits/tasks/{task}", done) for task in tasks),
        (f"{there}/note", _sent(words=NOTE)),
        (f"{there}/end", _sent(code="", at=f"{went:%H:%M}", latitude="", longitude="")),
    ]


def _sent(**answers: str) -> str:
    return urlencode({"csrfmiddlewaretoken": worlds.CSRF} | answers)


def main() -> None:
    data, *counts = sys.argv[1:]
    worlds.at(Path(data))
    made = make(*(int(count) for count in counts))
    sys.stdout.write(json.dumps(made))


if __name__ == "__main__":
    main()
