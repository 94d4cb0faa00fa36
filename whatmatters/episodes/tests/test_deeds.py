"""A service begins, pauses, goes on and ends: once each, and in an order that can be."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.episodes import actions
from whatmatters.episodes.models import Ending, Episode, EpisodeNotReady, Hold
from whatmatters.episodes.tests.conftest import days_ago
from whatmatters.episodes.tests.deeds import begin, pause
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person


def test_it_begins_with_who_spoke_of_it_first(social_care: Episode, priya: Actor) -> None:
    assert social_care.is_open
    assert (social_care.source, social_care.source_words) == ("gp", "Dr Shah, after a fall")
    assert social_care.organisation_id == priya.organisation_id


def test_pressed_twice_it_begins_once(social_care: Episode, maggie: Person, priya: Actor) -> None:
    again = begin(maggie, priya, source_words="Dr Shah, after a fall")

    assert again == social_care
    assert not AuditEntry.objects.filter(did="episodes.begun").exists()


def test_one_of_a_service_is_open_at_a_time(
    social_care: Episode, maggie: Person, priya: Actor
) -> None:
    with pytest.raises(EpisodeNotReady, match="open for them here already"):
        begin(maggie, priya, source="hospital")
    assert begin(maggie, priya, service="Reablement").is_open
    with pytest.raises(IntegrityError), transaction.atomic():
        Episode.objects.create(
            person=maggie,
            organisation_id=social_care.organisation_id,
            service="Adult social care",
            source="gp",
            began_on=clock.today(),
            opened_by=priya.user,
        )


def test_another_begins_once_the_first_has_ended(
    social_care: Episode, maggie: Person, priya: Actor
) -> None:
    actions.end_episode(episode=social_care, by=priya, on=days_ago(10), ending="well", because="x")

    assert begin(maggie, priya, began_on=days_ago(5)).pk != social_care.pk


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2199, 1, 1), "today or earlier"),
        (date(1944, 12, 31), "after the day the person was born"),
    ],
)
def test_it_begins_on_a_day_that_was(maggie: Person, priya: Actor, day: date, says: str) -> None:
    Person.objects.filter(pk=maggie.pk).update(born_on=date(1945, 3, 2))

    with pytest.raises(EpisodeNotReady, match=says):
        begin(maggie, priya, began_on=day)


def test_a_leap_day_is_a_day_like_others(maggie: Person, priya: Actor) -> None:
    episode = begin(maggie, priya, began_on=date(2024, 2, 29))
    hold = actions.hold_episode(
        episode=episode,
        by=priya,
        why="away",
        began_on=date(2024, 2, 29),
        until=date(2024, 2, 29),
    )

    assert (hold.began_on, hold.until) == (date(2024, 2, 29), date(2024, 2, 29))


class TestPauses:
    def test_it_pauses_and_goes_on(self, social_care: Episode, priya: Actor) -> None:
        hold = actions.hold_episode(
            episode=social_care, by=priya, why="hospital", began_on=days_ago(20), words="Her hip"
        )
        assert hold.is_now

        gone_on = actions.go_on(episode=social_care, by=priya, last_on=days_ago(3))

        assert gone_on.until == days_ago(3)
        assert not gone_on.is_now
        with pytest.raises(EpisodeNotReady, match="not paused"):
            actions.go_on(episode=social_care, by=priya, last_on=days_ago(1))

    @pytest.mark.parametrize(
        ("began", "until"),
        [(20, 10), (15, 12), (25, 20), (10, 5), (30, 5), (30, None), (12, None)],
    )
    def test_no_two_share_a_day(
        self, social_care: Episode, priya: Actor, began: int, until: int | None
    ) -> None:
        pause(social_care, priya, 20, 10)

        with pytest.raises(EpisodeNotReady, match="some of these days already"):
            pause(social_care, priya, began, until)
        assert Hold.objects.count() == 1

    def test_they_may_lie_side_by_side(self, social_care: Episode, priya: Actor) -> None:
        pause(social_care, priya, 20, 10)
        pause(social_care, priya, 9, 5)
        pause(social_care, priya, 30, 21)

        assert Hold.objects.count() == 3

    def test_one_without_an_end_leaves_no_room_after_it(
        self, social_care: Episode, priya: Actor
    ) -> None:
        pause(social_care, priya, 20, None)

        for began, until in ((10, 5), (2, None)):
            with pytest.raises(EpisodeNotReady):
                pause(social_care, priya, began, until)

    def test_it_lies_within_the_service_and_forwards(
        self, social_care: Episode, priya: Actor
    ) -> None:
        with pytest.raises(EpisodeNotReady, match="before the service did"):
            pause(social_care, priya, 101, 90)
        with pytest.raises(EpisodeNotReady, match="on or after the day it began"):
            pause(social_care, priya, 10, 11)

    def test_what_has_ended_does_not_pause(self, social_care: Episode, priya: Actor) -> None:
        actions.end_episode(episode=social_care, by=priya, on=days_ago(1), ending="well")

        with pytest.raises(EpisodeNotReady, match="has ended"):
            pause(social_care, priya, 10, 5)


class TestEnds:
    def test_it_ends_for_a_reason_and_its_pause_with_it(
        self, social_care: Episode, priya: Actor
    ) -> None:
        pause(social_care, priya, 20, None)

        ended = actions.end_episode(
            episode=social_care, by=priya, on=days_ago(2), ending="enough", because="She manages"
        )

        assert (ended.ending, ended.ended_on) == (Ending.ENOUGH, days_ago(2))
        assert Hold.objects.get().until == days_ago(2)
        with pytest.raises(EpisodeNotReady, match="has ended"):
            actions.end_episode(episode=social_care, by=priya, on=days_ago(1), ending="well")

    def test_not_on_a_day_to_come_before_it_began_or_before_a_pause(
        self, social_care: Episode, priya: Actor
    ) -> None:
        pause(social_care, priya, 5, None)
        for on, says in ((-1, "today or earlier"), (101, "after the day it began"), (6, "pause")):
            with pytest.raises(EpisodeNotReady, match=says):
                actions.end_episode(episode=social_care, by=priya, on=days_ago(on), ending="well")

    def test_whoever_read_an_older_page_is_told(self, social_care: Episode, priya: Actor) -> None:
        pause(social_care, priya, 5, 4)

        with pytest.raises(Stale):
            actions.end_episode(
                episode=social_care, by=priya, on=days_ago(1), ending="well", read=1
            )
