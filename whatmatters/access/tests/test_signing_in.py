"""Signing in, acting in one place at a time, signing out."""

import pytest
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, User
from whatmatters.demonstration import cast

PASSWORD = "beans and rhubarb"


@pytest.fixture
def somebody(db: None) -> User:
    return User.objects.create_user("Pat@Example.org", PASSWORD, name="Pat")


def test_the_right_words_let_one_in(client: Client, somebody: User) -> None:
    sent = {"email": " pat@example.ORG ", "password": PASSWORD}

    response = client.post("/sign-in", sent)

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(somebody.pk)
    assert AuditEntry.objects.get().did == "access.signed-in"


@pytest.mark.parametrize(
    ("email", "password"), [("pat@example.org", "wrong"), ("nobody@example.org", PASSWORD)]
)
def test_a_wrong_word_never_says_which(
    email: str, password: str, visit: Visit, somebody: User
) -> None:
    page = visit("/sign-in", sending={"email": email, "password": password})

    assert "We don’t know that e-mail address and password together" in page.text
    assert page.select_one("input[name=email]")["value"] == email  # type: ignore[index]


def test_somebody_switched_off_stays_out(visit: Visit, somebody: User) -> None:
    somebody.is_active = False
    somebody.save(update_fields=["is_active"])

    page = visit("/sign-in", sending={"email": somebody.email, "password": PASSWORD})

    assert "We don’t know" in page.text


@pytest.mark.parametrize("onward", ["https://elsewhere.example/", "//elsewhere.example", "x:y"])
def test_it_leads_nowhere_else(onward: str, client: Client, somebody: User) -> None:
    sent = {"email": somebody.email, "password": PASSWORD}

    assert client.post(f"/sign-in?next={onward}", sent)["location"] == "/"


def test_it_goes_on_to_where_one_was_going(client: Client, somebody: User) -> None:
    asked = client.get("/my-page")
    assert asked["location"] == "/sign-in?next=/my-page"

    sent = {"email": somebody.email, "password": PASSWORD}
    assert client.post(asked["location"], sent)["location"] == "/my-page"


def test_signing_out_is_written_down(client: Client, priya: Actor) -> None:
    arrive(client, priya)

    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").status_code == 302
    assert "_auth_user_id" not in client.session
    assert AuditEntry.objects.get().did == "access.signed-out"


class TestActing:
    """Rights never add up: one acts in one place and role at a time."""

    @pytest.fixture
    def second(self, priya: Actor) -> Membership:
        return Membership.objects.create(
            user=priya.user, organisation=cast.place("friends"), role_key="administrator"
        )

    def test_one_chooses_where(self, visit: Visit, client: Client, second: Membership) -> None:
        by = Actor(second.user, second.user.memberships.exclude(pk=second.pk).get())
        assert "Enquiries" in visit("/acting", by=by).text

        client.post("/acting", {"membership": str(second.pk)})

        page = client.get("/").content.decode()
        assert "Administrator" in page
        assert "Enquiries" not in page

    @pytest.mark.parametrize("chosen", ["00000000-0000-4000-8000-000000000000", "priya"])
    def test_not_where_one_is_not(self, chosen: str, client: Client, priya: Actor) -> None:
        arrive(client, priya)

        assert client.post("/acting", {"membership": chosen}).status_code == 404

    def test_an_ended_place_is_gone_at_the_next_click(
        self, client: Client, priya: Actor, second: Membership
    ) -> None:
        arrive(client, Actor(priya.user, second))
        second.ended_on = second.began_on
        second.save(update_fields=["ended_on"])

        assert "Administrator" not in client.get("/", follow=True).content.decode()


@pytest.mark.parametrize("role", ["ines", "dev"])
def test_a_role_without_a_day_is_told_what_it_is_for(role: str, visit: Visit, db: None) -> None:
    page = visit("/", by=cast.worker(role))

    assert page.select_one("h1")
    assert "seen" not in page.text
