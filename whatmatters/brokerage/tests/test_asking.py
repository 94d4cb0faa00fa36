"""A request is written from outcomes, names nobody, and goes where it is sent."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from whatmatters.access.actor import Actor
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.actions import (
    begin_search,
    send_request,
    withdraw_request,
)
from whatmatters.brokerage.models import NotOpen, Recipient, Request, Search
from whatmatters.brokerage.tests.asking import asked, manager, place_of, written
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import add_to_circle, register
from whatmatters.people.models import CircleMember, Person

SOON = timedelta(days=7)


@pytest.mark.django_db
class TestWhatItIsFor:
    def test_it_is_for_outcomes_of_the_plan_in_their_order(
        self, search: Search, outcomes: list[Outcome]
    ) -> None:
        found = [one.outcome_id for one in search.request.asked_for.in_order()]
        assert set(found) == {one.pk for one in outcomes}
        assert search.request.is_draft

    def test_without_an_outcome_there_is_none(self, maggie: Person, priya: Actor) -> None:
        with pytest.raises(NotOpen, match="at least one thing"):
            begin_search(person=maggie, by=priya, outcomes=[])
        assert not Search.objects.exists()

    def test_an_outcome_that_no_plan_serves_is_refused(
        self, outcomes: list[Outcome], maggie: Person, priya: Actor
    ) -> None:
        outcomes[0].aims.all().delete()
        with pytest.raises(NotOpen, match="in the plan now"):
            begin_search(person=maggie, by=priya, outcomes=outcomes)

    def test_names_are_put_another_way_from_the_start(
        self, outcomes: list[Outcome], maggie: Person, priya: Actor
    ) -> None:
        add_to_circle(
            person=maggie, by=priya, kind="friend", name="Jean Barker", relation="my old friend"
        )
        Outcome.objects.filter(pk=outcomes[0].pk).update(words="Maggie at the plot with Jean")
        search = begin_search(person=maggie, by=priya, outcomes=outcomes[:1])
        assert search.request.asked_for.get().words == "the person at the plot with my old friend"

    def test_a_stranger_and_who_pays_may_not(
        self, maggie: Person, outcomes: list[Outcome], owen: Actor, sam: Actor, tomasz: Actor
    ) -> None:
        for who in (owen, sam, tomasz):
            with pytest.raises(PermissionDenied):
                begin_search(person=maggie, by=who, outcomes=outcomes)

    def test_a_provider_she_works_with_may_not(
        self, maggie: Person, outcomes: list[Outcome], bridget: Actor
    ) -> None:
        CircleMember.objects.create(
            person=maggie,
            kind="provider-manager",
            name="Bridget",
            user=bridget.user,
            organisation_id=bridget.organisation_id,
        )
        with pytest.raises(PermissionDenied):
            begin_search(person=maggie, by=bridget, outcomes=outcomes)


@pytest.mark.django_db
class TestSending:
    def test_to_providers_and_own_ideas(self, sent: Search) -> None:
        kinds = list(sent.request.recipients.in_order().values_list("kind", "name"))
        assert [name for _, name in kinds[:2]] == ["Brook Home Care", "Meadow Care"]
        assert [kind for kind, _ in kinds] == ["here", "here", "own"]
        assert Request.objects.get().is_open

    def test_to_own_ideas_alone(self, search: Search, priya: Actor) -> None:
        send_request(search=search, by=priya, answer_by=clock.today(), own_ideas=True)
        assert Recipient.objects.get().kind == "own"

    def test_their_own_ideas_have_one_place_in_any_language(
        self, search: Search, priya: Actor
    ) -> None:
        for language in ("en", "cy"):
            with translation.override(language):
                send_request(search=search, by=priya, answer_by=clock.today(), own_ideas=True)
        assert Recipient.objects.get().kind == "own"

    def test_to_nobody_is_refused(self, search: Search, priya: Actor) -> None:
        with pytest.raises(NotOpen, match="at least one to ask"):
            send_request(search=search, by=priya, answer_by=clock.today())
        assert Request.objects.get().is_draft

    def test_to_a_provider_nobody_answers_for(
        self, search: Search, priya: Actor, owen: Actor
    ) -> None:
        with pytest.raises(NotOpen, match="from the providers"):
            send_request(
                search=search, by=priya, answer_by=clock.today(), organisations=[place_of(owen)]
            )

    def test_a_day_that_is_over(self, search: Search, priya: Actor) -> None:
        with pytest.raises(NotOpen, match="today or later"):
            send_request(search=search, by=priya, answer_by=date(2020, 2, 29), own_ideas=True)

    def test_a_broker_does_not_ask_where_they_work(
        self, search: Search, maggie: Person, bridget: Actor
    ) -> None:
        bill = manager("Brook Home Care", "bill", RoleKey.BROKER)
        bill = Actor(bill.user, bill.membership)
        bill.membership.organisation = place_of(bridget)  # type: ignore[union-attr]
        bill.membership.save()  # type: ignore[union-attr]
        CircleMember.objects.create(
            person=maggie,
            kind="broker",
            name="Bill",
            user=bill.user,
            organisation_id=bill.organisation_id,
        )
        with pytest.raises(NotOpen, match="You work for"):
            send_request(
                search=search, by=bill, answer_by=clock.today(), organisations=[place_of(bridget)]
            )

    def test_twice_asks_each_once_and_the_day_may_be_later(
        self, sent: Search, priya: Actor, bridget: Actor
    ) -> None:
        later = clock.today() + timedelta(days=30)
        send_request(
            search=sent,
            by=priya,
            answer_by=later,
            organisations=[place_of(bridget)],
            elsewhere=["Green Fingers"],
        )
        assert sent.request.recipients.count() == 4
        assert Request.objects.get().answer_by == later

    def test_what_was_sent_is_not_written_over(self, sent: Search, priya: Actor) -> None:
        with pytest.raises(NotOpen, match="has been sent"):
            written(sent, priya, must_know="Other")

    def test_the_second_of_two_writers_is_told(self, search: Search, priya: Actor) -> None:
        written(search, priya, read=1)
        with pytest.raises(Stale):
            written(search, priya, read=1)
        with pytest.raises(Stale):
            send_request(search=search, by=priya, answer_by=clock.today(), own_ideas=True, read=1)

    def test_taken_back(self, sent: Search, priya: Actor) -> None:
        withdraw_request(search=sent, by=priya)
        assert Request.objects.get().state == "withdrawn"
        with pytest.raises(NotOpen, match="taken back"):
            withdraw_request(search=sent, by=priya)


@pytest.mark.django_db
class TestWhoReadsIt:
    def test_each_provider_only_what_they_were_sent(
        self, sent: Search, bridget: Actor, rival: Actor, maggie: Person
    ) -> None:
        register(person=maggie, organisation=place_of(bridget))
        for who in (bridget, rival):
            assert list(Recipient.objects.visible_to(who)) == [asked(sent, who)]
            assert not Search.objects.visible_to(who).exists()
        stranger = manager("Elsewhere Care", "else")
        assert not Request.objects.visible_to(stranger).exists()
        assert not Recipient.objects.visible_to(stranger).exists()

    def test_a_broker_of_one_who_was_asked_reads_none_of_it(
        self, sent: Search, maggie: Person, bridget: Actor
    ) -> None:
        bill, bo = (
            manager(place, key, RoleKey.BROKER) for place, key in (("Any", "bill"), ("Other", "bo"))
        )
        assert bill.membership is not None
        bill.membership.organisation = place_of(bridget)
        bill.membership.save()
        for who in (bill, bo):
            CircleMember.objects.create(
                person=maggie,
                kind="broker",
                name=who.name,
                user=who.user,
                organisation_id=who.organisation_id,
            )
        assert Search.objects.visible_to(bo).exists()
        assert not Search.objects.visible_to(bill).exists()
