"""What would tell who somebody is does not go out, and is put another way."""

from datetime import date

import pytest

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.brokerage.actions import send_request
from whatmatters.brokerage.models import AskedFor, Request, Search
from whatmatters.brokerage.naming import StillNamed, known_of, left_in, unnamed
from whatmatters.brokerage.tests.asking import asked, place_of, sending_to, written
from whatmatters.foundations import clock
from whatmatters.people.actions import add_to_circle
from whatmatters.people.models import Identifier, Person


@pytest.mark.django_db
class TestNames:
    @pytest.mark.parametrize(
        "words",
        [
            "Maggie likes tea",
            "Ask margaret holt",
            "With Jean, at ten",
            "The Holts",
            "12 Mill Lane",
            "Ring 01632 960101",
            "ring 07700900123",
            "Born 12/4/1945",
            "12 April 1945",
            "She was born in 1945",
            "maggie@example.org",
            "WB4 2QT",
            "NHS 943 476 5919",
            "Number QQ 12 34 56 C",
            "See www.example.org/maggie",
            "Sián drives her",
            "SIAN drives her",
            "Li drives her",
            "和小明一起",
            "Her number is 12-345 there",
            "In Wells, by the gate",
        ],
    )
    def test_what_tells_who_it_is_is_found(
        self, words: str, search: Search, priya: Actor, maggie: Person
    ) -> None:
        add_to_circle(person=maggie, by=priya, kind="friend", name="Jean Barker")
        for name in ("Ann Holts", "Siân", "Li Chen", "小明"):
            add_to_circle(person=maggie, by=priya, kind="family", name=name)
        Person.objects.update(address="12 Mill Lane\nWells", born_on=date(1945, 4, 12))
        Identifier.objects.create(person=maggie, system="local", value="CASE/12345")
        written(search, priya, must_know=words)
        with pytest.raises(StillNamed) as refused:
            send_request(search=search, by=priya, answer_by=clock.today(), own_ideas=True)
        assert "must_know" in {left.box for left in refused.value.left}
        assert Request.objects.get().is_draft
        send_request(
            search=search, by=priya, answer_by=clock.today(), own_ideas=True, because="It is a bus"
        )
        assert Search.objects.get().named_because == "It is a bus"

    @pytest.mark.parametrize(
        "words",
        ["A rose by the gate", "At 10 or 11.30", "3 hours on 2 days", "WB4", "Holty", "A bathroom"],
    )
    def test_what_does_not_is_left(
        self, words: str, search: Search, priya: Actor, maggie: Person
    ) -> None:
        add_to_circle(person=maggie, by=priya, kind="friend", name="Rose")
        Person.objects.update(address="Bath")
        written(search, priya, must_know=words)
        send_request(search=search, by=priya, answer_by=clock.today(), own_ideas=True)

    def test_the_same_surname_is_put_another_way_with_its_own_first_name(
        self, maggie: Person, priya: Actor
    ) -> None:
        for name, relation in (("Tom Holt", "my son"), ("Ann Holt", "my sister")):
            add_to_circle(person=maggie, by=priya, kind="family", name=name, relation=relation)
        known = known_of(maggie, viewer=priya)

        assert unnamed("Ann Holt’s dog, and tom holt", known) == "my sister’s dog, and my son"
        assert unnamed("Maggie Holt and Tom", known) == "the person and my son"

    def test_a_name_of_whom_the_writer_may_not_know_is_found_and_not_explained(
        self, maggie: Person, priya: Actor, bridget: Actor
    ) -> None:
        add_to_circle(person=maggie, by=priya, kind="friend", name="Jean Barker", relation="friend")

        known = known_of(maggie, viewer=bridget)

        (left,) = left_in({"words": "With Jean"}, known)
        assert left.told == "“Jean”: it may be a name"
        assert unnamed("With Jean", known) == "With somebody"

    def test_the_reason_why_a_name_stays_stands_for_those_who_are_asked_later(
        self, search: Search, priya: Actor, bridget: Actor
    ) -> None:
        written(search, priya, must_know="Maggie likes tea")
        why = {"own_ideas": True, "because": "It is a tea"}
        send_request(search=search, by=priya, answer_by=clock.today(), **why)  # type: ignore[arg-type]

        send_request(
            search=search, by=priya, answer_by=clock.today(), organisations=[place_of(bridget)]
        )

        assert asked(search, bridget).place
        assert Search.objects.get().named_because == "It is a tea"

    def test_sent_with_a_name_it_can_go_to_others_later(
        self, visit: Visit, search: Search, priya: Actor, bridget: Actor, rival: Actor
    ) -> None:
        send = f"/brokerage/{search.pk}/send"
        visit(send, by=priya, sending=sending_to(search, bridget))
        Search.objects.update(named_because="")
        AskedFor.objects.update(words="Maggie likes tea")

        page = visit(send, by=priya, sending=sending_to(search, rival))
        assert "“Maggie”: a name of the person" in page.text
        assert "If these words must stay, why?" in page.text
        visit(send, by=priya, sending=sending_to(search, rival) | {"because": "It is a tea"})
        assert asked(search, rival).place
