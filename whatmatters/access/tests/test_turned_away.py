"""Whoever is not let in loses nothing they typed, and never acts for somewhere else."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person

BEGIN = "/people/begin"
GWEN = {"known_as": "Gwen"}


class TestSignedOut:
    def test_what_was_typed_is_not_led_away_from(self, visit: Visit, db: None) -> None:
        page = visit(BEGIN, sending=GWEN, expecting=403)

        assert page.select_one("h1").text == "You have been signed out"  # type: ignore[union-attr]
        assert "What you typed is still in your browser" in page.text
        link = page.select_one("main a[href='/sign-in']")
        assert link
        assert link["target"] == "_blank"
        assert not Person.objects.exists()

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_a_script_is_told_that_it_is_only_that(
        self, method: str, client: Client, db: None
    ) -> None:
        answer = getattr(client, method)(BEGIN)

        assert (answer.status_code, answer["X-Signed-Out"]) == (403, "1")

    def test_whoever_only_looks_is_led_to_sign_in(self, client: Client, db: None) -> None:
        for answer in (client.get(BEGIN), client.head(BEGIN)):
            assert answer["location"] == f"/sign-in?next={BEGIN}"


class TestAPlaceThatHasEnded:
    @pytest.fixture
    def second(self, client: Client, priya: Actor) -> Membership:
        """Where Priya chose to act this morning, and what has ended since."""
        second = Membership.objects.create(
            user=priya.user, organisation=cast.place("friends"), role_key="practitioner"
        )
        arrive(client, Actor(priya.user, second))
        second.ended_on = clock.today()
        second.save(update_fields=["ended_on"])
        return second

    def test_nothing_is_done_from_another_place_instead(
        self, client: Client, second: Membership
    ) -> None:
        answer = client.post(BEGIN, GWEN)

        assert answer.status_code == 403
        assert "You no longer act there" in answer.content.decode()
        assert "X-Signed-Out" not in answer
        assert not Person.objects.exists()

    def test_whoever_looks_is_asked_where_they_act(
        self, client: Client, second: Membership
    ) -> None:
        assert client.get("/my-day")["location"] == "/acting"

        page = BeautifulSoup(client.get("/acting").content, "html.parser")
        assert "The place you were acting in has ended for you" in page.text
        assert "Westbury Council" in page.text

    def test_having_chosen_anew_they_go_on(
        self, client: Client, priya: Actor, second: Membership
    ) -> None:
        assert priya.membership
        client.post("/acting", {"membership": str(priya.membership.pk)})

        assert client.post(BEGIN, GWEN).status_code == 302
        assert Person.objects.visible_to(priya).get().known_as == "Gwen"

    def test_they_may_always_leave(self, client: Client, second: Membership) -> None:
        assert client.post("/sign-out").status_code == 302
        assert "_auth_user_id" not in client.session


def test_without_a_choice_one_acts_in_the_first_place(client: Client, priya: Actor) -> None:
    client.force_login(priya.user)

    assert client.get("/my-day").status_code == 200
