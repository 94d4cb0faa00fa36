"""A service moves, is taken over, begins from an enquiry; and who may do any of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.enquiries.actions import answer_enquiry
from whatmatters.enquiries.models import Enquiry
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, sent
from whatmatters.episodes import actions
from whatmatters.episodes.models import Ending, Episode, EpisodeNotReady, Kind, Source
from whatmatters.episodes.tests.conftest import days_ago
from whatmatters.episodes.tests.deeds import begin, move, put_to_work
from whatmatters.foundations import clock
from whatmatters.people.models import Person


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
