from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.actions import change_broker, name_broker, record_help
from whatmatters.brokerage.models import BrokerRecord, HelpGiven
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import CircleMember, Kind, Person, Share

NOOR: dict[str, Any] = {
    "name": "Noor",
    "kind": "user-led",
    "independence": "partly",
    "conflict": "The council pays for her time",
    "skills": ["market", "costing"],
}


@pytest.fixture
def broker(maggie: Person) -> Actor:
    """Helps Maggie find what would help, for another organisation."""
    user, office = cast.account("bo", "Bo Lind"), cast.place("friends")
    at_work = Membership.objects.create(user=user, organisation=office, role_key=RoleKey.BROKER)
    CircleMember.objects.create(
        person=maggie, kind=Kind.BROKER, name="Bo Lind", user=user, organisation=office
    )
    Share.objects.create(person=maggie, organisation=office, core=True, purpose="To find help")
    return Actor(user, at_work)


class TestWhoHelps:
    @pytest.mark.parametrize("who", ["priya", "broker", "maggie_herself"])
    def test_those_on_her_side_write_it_down(
        self, who: str, maggie: Person, request: pytest.FixtureRequest
    ) -> None:
        noor = name_broker(person=maggie, by=request.getfixturevalue(who), **NOOR)

        assert set(noor.skills.values_list("skill", flat=True)) == {"market", "costing"}
        assert AuditEntry.objects.get(did="brokerage.broker-named").about == str(maggie.pk)

    @pytest.mark.parametrize("who", ["sam", "june", "owen", "tomasz", "ngozi", "bridget"])
    def test_nobody_else_does(
        self, who: str, maggie: Person, request: pytest.FixtureRequest
    ) -> None:
        other = request.getfixturevalue(who)
        with pytest.raises(PermissionDenied):
            name_broker(person=maggie, by=other, **NOOR)
        with pytest.raises(PermissionDenied):
            record_help(person=maggie, by=other, kind="choice", minutes=5)

        assert not BrokerRecord.objects.exists()
        assert not HelpGiven.objects.exists()

    def test_who_is_not_free_says_what_pulls_them(self, maggie: Person, priya: Actor) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            name_broker(person=maggie, by=priya, **NOOR | {"conflict": ""})

    def test_it_is_changed_and_of_two_the_second_is_told(
        self, maggie: Person, priya: Actor
    ) -> None:
        noor = name_broker(person=maggie, by=priya, **NOOR)
        changed = change_broker(
            broker=noor, by=priya, read=1, **NOOR | {"fee": Decimal("32.00"), "fee_per": "hour"}
        )

        assert changed.fee == Decimal("32.00")
        with pytest.raises(Stale):
            change_broker(broker=noor, by=priya, read=1, **NOOR)

    def test_the_person_reads_whose_side_they_are_on(
        self, maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit
    ) -> None:
        name_broker(person=maggie, by=priya, **NOOR)

        page = visit(f"/brokerage/people/{maggie.pk}/help", by=maggie_herself)

        assert page.select("h1")[0].text == "Who helped me and how"
        assert "The council pays for her time" in page.text
        assert "Somebody else has some say in what they suggest" in page.text
        assert "What things cost" in page.text

    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
        self, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        typed = {
            "name": "Noor",
            "kind": "provider",
            "independence": "tied",
            "fee": "12",
            "agreement": "As said",
            **boxes("began_on", clock.today()),
        }
        page = visit(f"/brokerage/people/{maggie.pk}/broker", by=priya, sending=typed)

        assert "Say what might pull them another way" in page.text
        assert "Choose how often the fee is paid" in page.text
        assert "As said" in page.text
        assert not BrokerRecord.objects.exists()

    def test_an_old_page_is_told_so(self, maggie: Person, priya: Actor, visit: Visit) -> None:
        noor = name_broker(person=maggie, by=priya, **NOOR)
        typed = NOOR | {"read": "9", **boxes("began_on", clock.today())}

        page = visit(f"/brokerage/brokers/{noor.pk}", by=priya, sending=typed)
        assert "Someone else changed this" in page.text
        page = visit(f"/brokerage/brokers/{noor.pk}", by=priya, sending=typed | {"read": "1"})
        assert "Noor" in page.text


class TestHelpGiven:
    def test_two_presses_keep_it(self, maggie: Person, broker: Actor, visit: Visit) -> None:
        address = f"/brokerage/people/{maggie.pk}/help"
        page = visit(address, by=broker)
        (form,) = (one for one in page.select("main form") if one.select("[name=kind]"))
        filled = {
            str(box["name"]): str(box.get("value", ""))
            for box in form.select("input")
            if box.get("type") != "radio" and box.get("name") != "csrfmiddlewaretoken"
        }

        page = visit(address, by=broker, sending=filled | {"kind": "negotiation", "words": ""})

        given = HelpGiven.objects.get()
        assert (given.kind, given.minutes, given.helper) == ("negotiation", 15, "Bo Lind")
        assert given.given_on == clock.today()
        assert "Agreeing terms with somebody" in page.text

    def test_sent_twice_it_is_kept_once(self, maggie: Person, priya: Actor) -> None:
        name = uuid4()
        for _ in range(2):
            record_help(person=maggie, by=priya, kind="choice", minutes=5, sent_as=name)

        assert HelpGiven.objects.count() == 1

    def test_it_stays_as_it_was_written(self, maggie: Person, priya: Actor) -> None:
        record_help(person=maggie, by=priya, kind="choice", minutes=5, words="Hm")

        with pytest.raises(IntegrityError), transaction.atomic():
            HelpGiven.objects.update(minutes=500)

    @pytest.mark.parametrize("minutes", ["", "0", "1441", "-5", "a while", "9" * 400])
    def test_minutes_that_are_none_are_refused_with_a_sentence(
        self, minutes: str, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        sending = {"kind": "choice", "minutes": minutes, "helper": "Priya"}
        sending |= boxes("given_on", clock.today()) | {"sent_as": str(uuid4())}

        page = visit(f"/brokerage/people/{maggie.pk}/help", by=priya, sending=sending)

        assert page.select(".govuk-error-summary")
        assert page.select("details[open]"), "what is wrong is in the folded part"
        assert not HelpGiven.objects.exists()

    def test_to_those_who_may_not_see_her_money_it_is_closed(
        self, maggie: Person, june: Actor, owen: Actor, sam: Actor, visit: Visit
    ) -> None:
        address = f"/brokerage/people/{maggie.pk}/help"
        visit(address, by=june, expecting=403)
        visit(address, by=sam, expecting=403)
        visit(address, by=owen, expecting=404)

    def test_one_or_twelve_are_shown_alike(
        self, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        address = f"/brokerage/people/{maggie.pk}/help"
        visit(address, by=priya)
        asked = []
        for more in (1, 11):
            for _ in range(more):
                name_broker(person=maggie, by=priya, **NOOR)
                record_help(person=maggie, by=priya, kind="choice", minutes=5)
            with CaptureQueriesContext(connection) as queries:
                visit(address, by=priya)
            asked.append(len(queries))

        assert asked[0] == asked[1]
