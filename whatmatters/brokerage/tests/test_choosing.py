"""One offer is chosen, or none; once; and only then may anybody learn who it is."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.actions import (
    choose_offer,
    keep_offer,
    make_offer,
    put_in_plan,
    say_of_offer,
    tell_who,
    withdraw_offer,
    withdraw_request,
)
from whatmatters.brokerage.models import Choice, NotOpen, Offer, Recipient, Request, Search
from whatmatters.brokerage.tests.asking import asked, manager, terms
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import end_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import withdraw_share
from whatmatters.people.models import CircleMember, Person, Share
from whatmatters.plans.models import Action, CostLine, Plan


@pytest.mark.django_db
class TestTheChoice:
    def test_it_goes_into_the_plan_being_written_with_its_cost(
        self, sent: Search, offer: Offer, maggie_herself: Actor, maggie: Person
    ) -> None:
        choice = choose_offer(search=sent, by=maggie_herself, offer=offer, why="Her voice")
        sent.refresh_from_db()
        assert sent.line is not None
        action = Action.objects.get(line=sent.line)
        line = CostLine.objects.get(action=action)

        assert (choice.said_by, choice.why) == ("", "Her voice")
        assert (action.who, action.what, action.doer) == (
            "Brook Home Care",
            "Walk to the gate",
            "provider",
        )
        assert [line.unit_price, line.quantity, line.often] == [Decimal("25.40"), 3, "week"]
        assert action.aim.plan == maggie.plans.drafts().get()

    def test_said_without_when_it_is_as_often_as_it_is_paid(
        self, sent: Search, to_brook: Recipient, bridget: Actor, maggie_herself: Actor
    ) -> None:
        offer = make_offer(recipient=to_brook, by=bridget, terms=terms(when=""))
        choose_offer(search=sent, by=maggie_herself, offer=offer, why="x")
        action = Action.objects.get(who="Brook Home Care")
        assert (action.how_often, action.is_once) == ("a week", False)

    def test_an_idea_of_their_own_is_done_by_whoever_it_says(
        self, sent: Search, priya: Actor
    ) -> None:
        own = sent.request.recipients.get(kind="own")
        idea = keep_offer(search=sent, by=priya, recipient=own, terms=terms(doer="friend"))
        choose_offer(search=sent, by=priya, offer=idea, why="x")
        sent.refresh_from_db()
        action = Action.objects.get(aim__plan__person=sent.person_id, doer="friend")
        assert action.who == ""

    def test_none_is_a_choice_and_says_why(
        self, sent: Search, offer: Offer, maggie_herself: Actor, to_brook: Recipient
    ) -> None:
        choose_offer(search=sent, by=maggie_herself, offer=None, why="I would rather ask Jean")
        to_brook.refresh_from_db()
        assert Choice.objects.get().takes_none
        assert Request.objects.get().state == "closed"
        assert to_brook.result == "not-chosen"
        assert not Action.objects.filter(who="Brook Home Care").exists()

    def test_who_writes_it_down_says_who_said_so(
        self, sent: Search, offer: Offer, priya: Actor
    ) -> None:
        assert choose_offer(search=sent, by=priya, offer=offer, why="x").said_by == "Maggie"

    def test_of_each_who_offered_one_is_told_that_it_was_theirs(
        self, sent: Search, offer: Offer, priya: Actor, rival: Actor
    ) -> None:
        choose_offer(search=sent, by=priya, offer=offer, why="x")
        assert asked(sent, rival).result == "not-chosen"
        assert offer.recipient.result == ""
        offer.recipient.refresh_from_db()
        assert offer.recipient.is_chosen

    def test_a_second_choice_is_told(self, sent: Search, offer: Offer, priya: Actor) -> None:
        choose_offer(search=sent, by=priya, offer=offer, why="x")
        for again in (offer, None):
            with pytest.raises(NotOpen, match="made already"):
                choose_offer(search=sent, by=priya, offer=again, why="y")
        assert Choice.objects.get().why == "x"

    def test_an_offer_that_was_taken_back(
        self, sent: Search, offer: Offer, priya: Actor, bridget: Actor
    ) -> None:
        withdraw_offer(offer=offer, by=bridget)
        with pytest.raises(NotOpen, match="taken back"):
            choose_offer(search=sent, by=priya, offer=offer, why="x")
        assert Request.objects.get().is_open

    def test_an_offer_that_was_changed_since(
        self, sent: Search, offer: Offer, priya: Actor, bridget: Actor, to_brook: Recipient
    ) -> None:
        make_offer(recipient=to_brook, by=bridget, terms=terms(what="Less"))
        with pytest.raises(NotOpen, match="changed since"):
            choose_offer(search=sent, by=priya, offer=offer, why="x")

    def test_an_offer_that_has_run_out(
        self, sent: Search, to_brook: Recipient, bridget: Actor, priya: Actor
    ) -> None:
        gone = clock.today() - timedelta(days=1)
        late = Offer.objects.create(recipient=to_brook, number=1, what="x", valid_until=gone)
        with pytest.raises(NotOpen, match="run out"):
            choose_offer(search=sent, by=priya, offer=late, why="x")

    def test_of_a_request_that_was_taken_back(
        self, sent: Search, offer: Offer, priya: Actor
    ) -> None:
        withdraw_request(search=sent, by=priya)
        with pytest.raises(NotOpen, match="taken back"):
            choose_offer(search=sent, by=priya, offer=offer, why="x")

    def test_an_offer_of_another_request(
        self, sent: Search, offer: Offer, priya: Actor, outcomes: list[Outcome]
    ) -> None:
        other = Search.objects.create(person=sent.person, begun_by=priya.user)
        Request.objects.create(
            search=other, state="open", sent_on=clock.today(), answer_by=clock.today()
        )
        with pytest.raises(NotOpen, match="offers on the page"):
            choose_offer(search=other, by=priya, offer=offer, why="x")

    @pytest.mark.parametrize("who", ["bridget", "june", "sam", "tomasz"])
    def test_nobody_else_chooses(
        self, who: str, sent: Search, offer: Offer, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(PermissionDenied):
            choose_offer(search=sent, by=request.getfixturevalue(who), offer=offer, why="x")

    def test_what_it_was_for_has_ended_since(
        self, sent: Search, offer: Offer, priya: Actor, outcomes: list[Outcome]
    ) -> None:
        for outcome in outcomes:
            end_outcome(outcome=outcome, by=priya, ending="let-go", on=clock.today())
        with pytest.raises(NotOpen, match="has ended"):
            choose_offer(search=sent, by=priya, offer=offer, why="x")
        assert not Choice.objects.exists()
        choose_offer(search=sent, by=priya, offer=None, why="It is over")


@pytest.mark.django_db
class TestABroker:
    def test_writes_down_the_choice_and_somebody_else_the_plan(
        self, sent: Search, offer: Offer, maggie: Person, priya: Actor
    ) -> None:
        bo = manager("Open Market", "bo", RoleKey.BROKER)
        CircleMember.objects.create(
            person=maggie,
            kind="broker",
            name="Bo",
            user=bo.user,
            organisation_id=bo.organisation_id,
        )
        choose_offer(search=sent, by=bo, offer=offer, why="Her voice", said_by="Maggie, by phone")
        sent.refresh_from_db()
        assert sent.line is None
        with pytest.raises(PermissionDenied):
            put_in_plan(search=sent, by=bo)
        put_in_plan(search=sent, by=priya)
        put_in_plan(search=sent, by=priya)
        assert Action.objects.filter(who="Brook Home Care").count() == 1

    def test_nothing_chosen_is_nothing_to_put_there(self, sent: Search, priya: Actor) -> None:
        with pytest.raises(NotOpen, match="Nothing has been chosen"):
            put_in_plan(search=sent, by=priya)
        assert Plan.objects.drafts().count() <= 1


@pytest.mark.django_db
class TestWhoItIs:
    def test_is_told_once_chosen_and_with_a_yes_as_a_share(
        self, sent: Search, offer: Offer, maggie_herself: Actor, bridget: Actor, maggie: Person
    ) -> None:
        with pytest.raises(NotOpen, match="Choose an offer"):
            tell_who(search=sent, by=maggie_herself)
        choose_offer(search=sent, by=maggie_herself, offer=offer, why="x")
        assert not Person.objects.visible_to(bridget).exists()

        for _ in range(2):
            told = tell_who(search=sent, by=maggie_herself)

        assert told.person == maggie
        given = Share.objects.get()
        assert given.organisation_id == bridget.organisation_id
        assert {str(one) for one in given.covers} == {"core", "plan"}
        assert list(Person.objects.visible_to(bridget)) == [maggie]
        assert say_of_offer(recipient=told, by=maggie_herself, words="I am Maggie").words

    def test_ends_when_the_share_is_taken_back(
        self, sent: Search, offer: Offer, maggie_herself: Actor, bridget: Actor
    ) -> None:
        choose_offer(search=sent, by=maggie_herself, offer=offer, why="x")
        tell_who(search=sent, by=maggie_herself)
        withdraw_share(share=Share.objects.get(), by=maggie_herself)
        assert not Person.objects.visible_to(bridget).exists()

    def test_a_broker_does_not_tell_it(
        self, sent: Search, offer: Offer, maggie: Person, priya: Actor
    ) -> None:
        bo = manager("Open Market", "bo", RoleKey.BROKER)
        CircleMember.objects.create(
            person=maggie,
            kind="broker",
            name="Bo",
            user=bo.user,
            organisation_id=bo.organisation_id,
        )
        choose_offer(search=sent, by=priya, offer=offer, why="x")
        with pytest.raises(PermissionDenied):
            tell_who(search=sent, by=bo)
