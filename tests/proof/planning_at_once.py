"""Twenty hands plan an hour each, where there is time for seven, round after round."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import django

HANDS = 20


def main(rounds: int) -> None:
    django.setup()

    from django.conf import settings

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    sys.stdout.write(json.dumps([planned_at_once(number) for number in range(rounds)]))


def planned_at_once(number: int) -> dict[str, int]:
    """A week of 445 minutes and none ahead: seven of twenty can have their hour."""
    from whatmatters.foundations import clock
    from whatmatters.timebank.actions import open_time_budget
    from whatmatters.timebank.selectors import left_on

    by, person, provider = somebody(number)
    today = clock.today()
    budget = open_time_budget(
        person=person,
        organisation=provider,
        by=by,
        minutes_a_week=445,
        begins_on=today,
        ends_on=today + timedelta(days=6),
        overdraw_percent=0,
    )
    together = Barrier(HANDS)
    with ThreadPoolExecutor(max_workers=HANDS) as hands:
        # Each hand has the clock of this one: a test may have moved it.
        each = [
            hands.submit(copy_context().run, plan_an_hour, budget, by, together)
            for _ in range(HANDS)
        ]
        done = [hand.result() for hand in each]
    return {
        "planned": done.count(True),
        "refused": done.count(False),
        "minutes": budget.entries.all().planned(),
        "left": left_on(budget=budget, day=today),
    }


def plan_an_hour(budget: Any, by: Any, together: Barrier) -> bool:
    from django.db import connection

    from whatmatters.foundations import clock
    from whatmatters.timebank.actions import plan_time
    from whatmatters.timebank.models import TimeNotReady

    together.wait()
    try:
        plan_time(budget=budget, by=by, minutes=60, occasion=uuid4(), on=clock.today())
    except TimeNotReady:
        return False
    finally:
        connection.close()
    return True


def somebody(number: int) -> tuple[Any, Any, Any]:
    from whatmatters.demonstration import cast
    from whatmatters.people import actions

    priya = cast.worker("priya")
    person = actions.begin_record(by=priya, known_as=f"Ada {number}")
    return priya, person, cast.place("brook")


if __name__ == "__main__":
    main(int(sys.argv[1]))
