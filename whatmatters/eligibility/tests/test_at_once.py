"""Two who do the same in the same second: one has done it, and the other is told so."""

import pytest

from tests.at_once import at_once, on_postgresql
from whatmatters.access.actor import Actor
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import CannotDecide, Decision, Weighing
from whatmatters.eligibility.tests.conftest import WHAT_NOW, days_ago
from whatmatters.eligibility.tests.deeds import decide
from whatmatters.episodes.actions import hold_episode, open_episode
from whatmatters.episodes.models import Episode, EpisodeNotReady, Hold
from whatmatters.people.models import Person

pytestmark = [on_postgresql, pytest.mark.django_db(transaction=True)]
REFUSED = (CannotDecide, EpisodeNotReady)


def test_decided_four_times_at_once_it_is_decided_once(weighing: Weighing, priya: Actor) -> None:
    told = at_once(
        *[
            lambda because=str(number): decide(
                weighing, priya, result="below", because=because, what_now=WHAT_NOW
            )
            for number in range(4)
        ],
        refused=REFUSED,
    )

    assert sorted(told)[0] == ""
    assert all("decided while you had it open" in words for words in sorted(told)[1:])
    assert Decision.objects.count() == 1
    assert Episode.objects.count() == 1


def test_begun_twice_at_once_it_is_one(maggie: Person, priya: Actor, england: None) -> None:
    told = at_once(
        *[lambda: actions.begin_weighing(person=maggie, by=priya) for _ in range(4)],
        refused=REFUSED,
    )

    assert told == [""] * 4
    assert Weighing.objects.count() == 1


def test_two_services_of_one_name_at_once(maggie: Person, priya: Actor) -> None:
    told = at_once(
        *[
            lambda source=source: open_episode(
                person=maggie, by=priya, service="Adult social care", source=source
            )
            for source in ("gp", "hospital")
        ],
        refused=REFUSED,
    )

    assert sorted(map(bool, told)) == [False, True]
    assert Episode.objects.count() == 1


def test_two_pauses_on_the_same_days_at_once(maggie: Person, priya: Actor) -> None:
    episode = open_episode(
        person=maggie, by=priya, service="Home support", source="gp", began_on=days_ago(50)
    )

    told = at_once(
        *[
            lambda began=began: hold_episode(
                episode=episode,
                by=priya,
                why="away",
                began_on=days_ago(began),
                until=days_ago(began - 10),
            )
            for began in (40, 35, 33)
        ],
        refused=REFUSED,
    )

    assert sorted(map(bool, told)) == [False, True, True]
    assert Hold.objects.count() == 1
