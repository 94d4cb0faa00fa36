"""Somebody who is visited, and the sessions of those who send."""

from datetime import timedelta

from bench import world as worlds
from bench.race import OURS

#: The id of a visit, a cookie, and the id of the user whose it is.
Sender = tuple[str, str, str]


def make(hands: int) -> list[Sender]:
    """So many who send of the same few visits, so that they are in each other’s way."""
    from django.core.management import call_command
    from django.db import connection

    from whatmatters.demonstration import cast
    from whatmatters.demonstration.world import mark_as_demonstration
    from whatmatters.foundations import clock
    from whatmatters.people.actions import begin_record
    from whatmatters.people.models import CircleMember, Kind
    from whatmatters.visits.actions import plan_visit

    call_command("migrate", verbosity=0)
    mark_as_demonstration(seed=worlds.SEED)
    sam, bridget, brook = cast.worker("sam"), cast.worker("bridget"), cast.place("brook")
    person = begin_record(by=cast.worker("priya"), known_as="Maggie", full_name="Maggie Holt")
    for kind, worker in ((Kind.SUPPORT_WORKER, sam), (Kind.PROVIDER, bridget)):
        CircleMember.objects.create(
            person=person, kind=kind, name=worker.name, user=worker.user, organisation=brook
        )
    visits = [
        plan_visit(
            person=person,
            organisation=brook,
            by=bridget,
            starts_at=clock.now() + timedelta(hours=hour),
            minutes=30,
            workers=[sam.user],
        )
        for hour in range(max(1, hands // 2))
    ]
    cookies = worlds.cookies(sam, OURS, hands)
    connection.close()
    return [
        (str(visits[number % len(visits)].pk), cookie, str(sam.user.pk))
        for number, cookie in enumerate(cookies)
    ]
