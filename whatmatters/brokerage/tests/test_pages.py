"""The pages: what each side sees, that nothing typed is lost, and that long lists cost no more."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.journeys.offers import sought
from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.brokerage.actions import keep_offer, make_offer
from whatmatters.brokerage.models import (
    Idea,
    Offer,
    OfferMessage,
    Recipient,
    Request,
    Search,
)
from whatmatters.brokerage.tests.asking import asked, sending_to, terms
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import Action


@pytest.mark.django_db
class TestFromIdeasToAChoice:
    def test_the_whole_way(
        self,
        visit: Visit,
        maggie: Person,
        outcomes: list[Outcome],
        priya: Actor,
        bridget: Actor,
        rival: Actor,
        maggie_herself: Actor,
    ) -> None:
        """Ideas first; asked without a name; answered; compared; chosen; told who it is."""
        idea = {
            "outcome": str(outcomes[0].pk),
            "description": "Ask next door",
            "source": "person",
            "is_unpaid": "on",
        }
        about = f"/brokerage/people/{maggie.pk}"
        page = visit(f"{about}/idea", by=maggie_herself, sending=idea)
        assert "Ask next door" in page.text

        page = visit(f"{about}/ask", by=priya, sending={"outcomes": [str(o.pk) for o in outcomes]})
        search = Search.objects.get()
        assert "Nothing that costs no fee" in visit(f"/brokerage/{search.pk}", by=priya).text

        said = _boxes(search) | {"must_know": "There are steps", "area": "wb4"}
        page = visit(f"/brokerage/{search.pk}/words", by=priya, sending=said)
        assert "There are steps" in page.text
        page = visit(
            f"/brokerage/{search.pk}/send", by=priya, sending=sending_to(search, bridget, rival)
        )
        assert "Nobody has answered yet" in page.text

        mine = asked(search, bridget)
        assert "Near WB4" in visit(f"/brokerage/in-tray/{mine.pk}", by=bridget).text
        offer = _offer(search) | {"what": "Walk to the gate", "amount_1": "25.40"}
        page = visit(f"/brokerage/in-tray/{mine.pk}/offer", by=bridget, sending=offer)
        assert "£25.40" in page.text
        made = Offer.objects.get()

        page = visit(f"/brokerage/{search.pk}", by=maggie_herself)
        assert "Walk to the gate" in page.text
        page = visit(
            f"/brokerage/{search.pk}/choose",
            by=maggie_herself,
            sending={"offer": str(made.pk), "why": "Her voice"},
        )
        assert "It is in the plan" in page.text
        assert Action.objects.filter(who="Brook Home Care").exists()

        page = visit(f"/brokerage/in-tray/{mine.pk}", by=bridget)
        assert "They chose your offer" in page.text
        assert "Maggie" not in page.text
        visit(f"/brokerage/{search.pk}/tell", by=maggie_herself, sending={"x": "x"})
        assert "Maggie" in visit(f"/brokerage/in-tray/{mine.pk}", by=bridget).text
        assert (
            "chosen another way"
            in visit(f"/brokerage/in-tray/{asked(search, rival).pk}", by=rival).text
        )


@pytest.mark.django_db
class TestAProvider:
    def test_reads_neither_who_nor_of_others(
        self, visit: Visit, sent: Search, offer: Offer, rival: Actor, bridget: Actor
    ) -> None:
        theirs = asked(sent, rival)
        make_offer(recipient=theirs, by=rival, terms=terms(what="Quite another thing"))
        for address in ("in-tray", f"in-tray/{offer.recipient_id}"):
            page = visit(f"/brokerage/{address}", by=bridget).text
            for secret in ("Maggie", "Holt", "Meadow", "Quite another", "Priya", "own idea"):
                assert secret not in page
        visit(f"/brokerage/in-tray/{theirs.pk}", by=bridget, expecting=404)
        visit(f"/brokerage/{sent.pk}", by=bridget, expecting=404)
        visit(f"/brokerage/with/{offer.recipient_id}", by=bridget, expecting=404)

    @pytest.mark.parametrize("who", ["priya", "maggie_herself", "sam"])
    def test_nobody_else_has_an_in_tray(
        self, who: str, visit: Visit, to_brook: Recipient, request: pytest.FixtureRequest
    ) -> None:
        by = request.getfixturevalue(who)
        for address in ("in-tray", f"in-tray/{to_brook.pk}", f"in-tray/{to_brook.pk}/offer"):
            visit(f"/brokerage/{address}", by=by, expecting=403)

    def test_what_was_typed_too_late_is_still_there(
        self, visit: Visit, to_brook: Recipient, sent: Search, bridget: Actor
    ) -> None:
        gone = clock.today() - timedelta(days=1)
        Request.objects.update(sent_on=gone, answer_by=gone)
        said = _offer(sent) | {"what": "Walk all the way", "conditions": "A month’s notice"}
        page = visit(f"/brokerage/in-tray/{to_brook.pk}/offer", by=bridget, sending=said)
        assert "The last day to answer has passed" in page.text
        assert "A month’s notice" in str(page)

    @pytest.mark.parametrize(
        ("field", "typed", "told"),
        [
            ("amount_1", "-3", "The price must be in pounds and pence"),
            ("amount_1", "10000000", "£9,999,999.99 or less"),
            ("how_many_1", "0", "Say how many"),
            ("how_many_1", "three", "How many must be a number"),
            ("hours", "169", "Hours a week must be a number"),
            ("what", "", "Say what would be done"),
            ("valid_until_year", "2020", "today or in the future"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(
        self,
        field: str,
        typed: str,
        told: str,
        visit: Visit,
        to_brook: Recipient,
        sent: Search,
        bridget: Actor,
    ) -> None:
        said = _offer(sent) | boxes("valid_until", clock.today()) | {"amount_1": "3"}
        said |= {"conditions": "A month’s notice", field: typed}
        page = visit(f"/brokerage/in-tray/{to_brook.pk}/offer", by=bridget, sending=said)
        assert told in page.text
        assert "A month’s notice" in str(page)
        assert not Offer.objects.exists()

    def test_says_no_and_asks(self, visit: Visit, to_brook: Recipient, bridget: Actor) -> None:
        said = {"words": "Are there stairs?", "kind": "question", "sent_as": str(uuid4())}
        page = visit(f"/brokerage/in-tray/{to_brook.pk}", by=bridget, sending=said)
        assert "Are there stairs?" in page.text
        page = visit(
            f"/brokerage/in-tray/{to_brook.pk}/no", by=bridget, sending={"because": "No drivers"}
        )
        assert "You said no" in page.text

    def test_takes_an_offer_back(
        self, visit: Visit, offer: Offer, bridget: Actor, maggie_herself: Actor, sent: Search
    ) -> None:
        visit(f"/brokerage/in-tray/offers/{offer.pk}/take-back", by=bridget, sending={})
        said = {"offer": str(offer.pk), "why": "x"}
        page = visit(f"/brokerage/{sent.pk}/choose", by=maggie_herself, sending=said)
        assert "Choose one of" in page.text


@pytest.mark.django_db
class TestThePersonsSide:
    def test_names_are_found_beside_what_was_written(
        self, visit: Visit, search: Search, priya: Actor, bridget: Actor
    ) -> None:
        said = _boxes(search) | {"must_know": "Maggie likes tea"}
        visit(f"/brokerage/{search.pk}/words", by=priya, sending=said)
        page = visit(f"/brokerage/{search.pk}/send", by=priya, sending=sending_to(search, bridget))
        assert "“Maggie”: a name of the person" in page.text
        assert Request.objects.get().is_draft
        why = sending_to(search, bridget) | {"because": "It is the name of a tea"}
        visit(f"/brokerage/{search.pk}/send", by=priya, sending=why)
        assert Search.objects.get().named_because == "It is the name of a tea"

    def test_a_name_in_a_question_comes_back_with_what_was_typed(
        self, visit: Visit, to_brook: Recipient, priya: Actor
    ) -> None:
        said = {"words": "Maggie asks if you drive", "kind": "question", "sent_as": str(uuid4())}
        page = visit(f"/brokerage/with/{to_brook.pk}", by=priya, sending=said)
        assert "a name of the person" in page.text
        assert "Maggie asks if you drive" in page.text
        assert not OfferMessage.objects.exists()

    def test_two_who_write_at_once(self, visit: Visit, search: Search, priya: Actor) -> None:
        write = f"/brokerage/{search.pk}/words"
        visit(write, by=priya, sending=_boxes(search) | {"must_know": "One"})
        page = visit(write, by=priya, sending=_boxes(search) | {"must_know": "Two"})
        assert "Someone else changed this" in page.text
        assert "Two" in page.text
        assert "One" in page.text

    def test_a_whole_postcode_is_too_much(self, visit: Visit, search: Search, priya: Actor) -> None:
        said = _boxes(search) | {"area": "WB4 2QT"}
        page = visit(f"/brokerage/{search.pk}/words", by=priya, sending=said)
        assert "only the first half" in page.text

    def test_an_idea_is_decided_with_why(
        self, visit: Visit, maggie: Person, maggie_herself: Actor, outcomes: list[Outcome]
    ) -> None:
        idea = Idea.objects.create(
            person=maggie,
            outcome=outcomes[0],
            source="story",
            description="A lift",
            written_by=maggie_herself.user,
        )
        there = f"/brokerage/ideas/{idea.pk}"
        page = visit(there, by=maggie_herself, sending={"decision": "no", "read": "1"})
        assert "Say why" in page.text
        visit(there, by=maggie_herself, sending={"decision": "no", "why": "Far", "read": "1"})
        idea.refresh_from_db()
        assert (idea.decision, idea.why) == ("no", "Far")

    @pytest.mark.parametrize("who", ["owen", "tomasz"])
    def test_a_stranger_finds_none_of_it(
        self, who: str, visit: Visit, offer: Offer, sent: Search, request: pytest.FixtureRequest
    ) -> None:
        by = request.getfixturevalue(who)
        for address in (
            f"{sent.pk}",
            f"{sent.pk}/words",
            f"{sent.pk}/choose",
            f"people/{sent.person_id}",
            f"with/{offer.recipient_id}",
            f"offers/{offer.pk}/thought",
        ):
            visit(f"/brokerage/{address}", by=by, expecting=404)

    def test_who_sees_the_record_and_not_the_money_is_refused(
        self, visit: Visit, sent: Search, sam: Actor, june: Actor
    ) -> None:
        for who in (sam, june):
            visit(f"/brokerage/people/{sent.person_id}", by=who, expecting=403)
            visit(f"/brokerage/{sent.pk}", by=who, expecting=404)

    def test_every_look_is_written_down(self, visit: Visit, sent: Search, priya: Actor) -> None:
        visit(f"/brokerage/{sent.pk}", by=priya)
        assert AuditEntry.objects.filter(to="brokerage.search", about=str(sent.person_id)).exists()


@pytest.mark.django_db
def test_more_offers_ask_no_more_questions(
    client: Client, sent: Search, priya: Actor, bridget: Actor
) -> None:
    arrive(client, priya)
    counted = []
    for many in (1, 12):
        while Offer.objects.count() < many:
            keep_offer(search=sent, by=priya, terms=terms(), name=f"Place {Offer.objects.count()}")
        counted.append(_queries(lambda: client.get(f"/brokerage/{sent.pk}")))
    assert counted[0] == counted[1]


@pytest.mark.django_db
def test_a_long_in_tray_asks_no_more_questions(
    client: Client, maggie: Person, priya: Actor, bridget: Actor, outcomes: list[Outcome]
) -> None:
    arrive(client, bridget)
    counted = []
    for many in (2, 12):
        while Search.objects.count() < many:
            sought(maggie, priya, bridget, outcomes, "A walk")
        counted.append(_queries(lambda: client.get("/brokerage/in-tray")))
    assert counted[0] == counted[1]


def _queries(ask: Callable[[], object]) -> int:
    ask()
    with CaptureQueriesContext(connection) as asked_of_it:
        ask()
    return len([q for q in asked_of_it if not re.search("access_audit", q["sql"])])


def _boxes(search: Search) -> dict[str, str]:
    request = Request.objects.get(search=search)
    words = {f"words_{one.pk}": "To be out of doors" for one in request.asked_for.all()}
    empty = dict.fromkeys(("when_useful", "communication", "must_know", "area"), "")
    return words | empty | {"read": "1"}


def _offer(search: Search) -> dict[str, str]:
    return {"what": "Walk", "amount_1": "20", "unit_1": "hour", "per_1": "week", "how_many_1": "3"}
