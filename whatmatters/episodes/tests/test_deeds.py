"""A service begins, pauses, goes on, moves and ends: once each, and in an order that can be."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.enquiries.actions import answer_enquiry
from whatmatters.enquiries.models import Enquiry
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, sent
from whatmatters.episodes import actions
from whatmatters.episodes.models import Ending, Episode, EpisodeNotReady, Hold, Kind, Source
from whatmatters.episodes.tests.conftest import days_ago
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import CircleMember, Person


def begin(person: Person, by: Actor, **more: Any) -> Episode:
    given = {"service": "Adult social care", "source": "gp", "began_on": days_ago(100)}
    return actions.open_episode(person=person, by=by, **{**given, **more})


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


class TestMoves:
    def test_both_sides_keep_it(self, social_care: Episode, priya: Actor) -> None:
        there = move(social_care, priya, to="friends", service="Carers’ circle")

        social_care.refresh_from_db()
        assert (social_care.ending, social_care.ended_on) == (Ending.TRANSFERRED, days_ago(1))
        assert (there.source, there.began_on) == (Source.TRANSFER, days_ago(1))
        assert there.follows == social_care
        assert there.waits_to_be_received

    def test_whoever_works_there_takes_it_over_once(
        self, social_care: Episode, maggie: Person, priya: Actor, farah: Actor
    ) -> None:
        there = move(social_care, priya, to="friends", service="Carers’ circle")
        with pytest.raises(PermissionDenied):
            actions.receive_episode(episode=there, by=farah, on=clock.today())
        with pytest.raises(PermissionDenied):  # it is not theirs any more
            actions.receive_episode(episode=there, by=priya, on=clock.today())

        put_to_work(maggie, farah)
        taken = actions.receive_episode(episode=there, by=farah, on=clock.today())

        assert (taken.received_on, taken.received_by) == (clock.today(), farah.user)
        with pytest.raises(EpisodeNotReady, match="taken over already"):
            actions.receive_episode(episode=there, by=farah, on=clock.today())

    def test_not_to_itself(self, social_care: Episode, priya: Actor) -> None:
        with pytest.raises(EpisodeNotReady, match="where it is now"):
            move(social_care, priya, to="westbury", service=" Adult social care ")
        assert Episode.objects.get().is_open

    def test_not_to_one_that_is_open_already(
        self, social_care: Episode, maggie: Person, priya: Actor
    ) -> None:
        begin(maggie, priya, service="Reablement")

        with pytest.raises(EpisodeNotReady, match="open for them already"):
            move(social_care, priya, to="westbury", service="Reablement")

    def test_not_to_a_confidential_service_by_name(
        self, social_care: Episode, priya: Actor
    ) -> None:
        refuge = cast.place("friends")
        refuge.is_confidential = True
        refuge.save(update_fields=["is_confidential"])

        with pytest.raises(EpisodeNotReady, match="from the list"):
            move(social_care, priya, to="friends", service="Refuge")


class TestFromAnEnquiry:
    def test_somebody_walks_with_them(self, priya: Actor) -> None:
        knock = sent(FOR_MYSELF, place=cast.place("westbury"))

        lane = actions.begin_from_enquiry(
            enquiry=knock,
            by=priya,
            service="Early help",
            what_now="Jean walks with them",
        )

        knock.refresh_from_db()
        assert knock.status == Enquiry.Status.BEGUN
        assert (lane.kind, lane.source, lane.enquiry) == (Kind.PREVENTIVE, Source.ENQUIRY, knock)
        assert lane.person == knock.person

    def test_after_an_answer_too_and_pressed_twice_it_is_one(self, priya: Actor) -> None:
        knock = sent(FOR_MYSELF, place=cast.place("westbury"))
        answer_enquiry(enquiry=knock, by=priya, words="There is a lunch club")
        said = {"service": "Early help", "what_now": "We go to the lunch club together"}

        first = actions.begin_from_enquiry(enquiry=knock, by=priya, **said)
        second = actions.begin_from_enquiry(enquiry=knock, by=priya, **said)

        assert first == second
        assert Person.objects.count() == 1

    def test_early_help_says_what_we_do_now(self, maggie: Person, priya: Actor) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            begin(maggie, priya, kind="preventive")


class TestLeave:
    def test_those_who_do_not_work_with_them_may_not(
        self,
        social_care: Episode,
        maggie: Person,
        tomasz: Actor,
        owen: Actor,
        maggie_herself: Actor,
        sam: Actor,
    ) -> None:
        for who in (tomasz, owen, maggie_herself, sam):
            with pytest.raises(PermissionDenied):
                begin(maggie, who, service="Another")
            with pytest.raises(PermissionDenied):
                actions.end_episode(episode=social_care, by=who, on=days_ago(1), ending="well")

    def test_what_was_written_stays(self, social_care: Episode) -> None:
        for changed in ({"service": "Other"}, {"source": "police"}, {"began_on": days_ago(3)}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Episode.objects.filter(pk=social_care.pk).update(**changed)


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
