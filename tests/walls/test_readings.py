"""A stream is shared as the person said, also to PostgreSQL alone."""

import pytest

from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import CircleMember, Person, Share
from whatmatters.readings.models import Reading, Stream
from whatmatters.readings.tests.deeds import add, begin, days_ago


@pytest.fixture
def steps(maggie: Person, priya: Actor, maggie_herself: Actor) -> Stream:
    outcome = hear_outcome(person=maggie, by=priya, words="Get back to my allotment")
    stream = begin(outcome, maggie_herself)
    add(stream, maggie_herself, 4210)
    return stream


@pytest.fixture
def rose(maggie: Person) -> Actor:
    rose = Actor(cast.account("rose", "Rose"))
    place = CircleMember.objects.create(person=maggie, kind="family", name="Rose", user=rose.user)
    Share.objects.create(person=maggie, member=place, core=True, visits=True, purpose="To know")
    return rose


def found(who: Actor | None) -> tuple[int, int]:
    with served(who):
        return Stream.objects.count(), Reading.objects.count()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "work", "circle"),
    [
        ({"shared_with": "nobody"}, 0, 0),
        ({"shared_with": "work"}, 1, 0),
        ({"shared_with": "circle"}, 1, 1),
        ({"shared_with": "circle", "paused_at": clock.now()}, 0, 0),
        ({"shared_with": "circle", "ended_at": clock.now()}, 0, 0),
        ({"shared_with": "circle", "until": days_ago(1)}, 0, 0),
    ],
)
def test_the_yes_holds_here_too(
    said: dict[str, object],
    work: int,
    circle: int,
    steps: Stream,
    maggie_herself: Actor,
    priya: Actor,
    sam: Actor,
    rose: Actor,
    june: Actor,
    owen: Actor,
) -> None:
    Stream.objects.filter(pk=steps.pk).update(**said)

    assert found(maggie_herself) == (1, 1)
    assert found(priya) == found(sam) == (work, work)
    assert found(rose) == (circle, circle)
    for other in (june, owen, None):
        assert found(other) == (0, 0)
