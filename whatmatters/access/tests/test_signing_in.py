"""Signing in, acting in one place at a time, signing out."""

import re
from typing import cast as cast_to

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.http import HttpResponse
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access import tries
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


class TestWhoeverAsks:
    """Nobody finds out by an answer, or by how long it takes, whether there is an account."""

    CASES = ("pat@example.org", "nobody@example.org", "off@example.org", "without@example.org")

    @pytest.fixture
    def accounts(self, somebody: User) -> None:
        User.objects.create_user("off@example.org", PASSWORD, name="Off", is_active=False)
        User.objects.create_user("without@example.org", name="Without a password")

    def test_is_answered_alike(self, client: Client, accounts: None) -> None:
        answers = {
            re.sub(r"csrfmiddlewaretoken.*?>|[a-z]+@example.org", "", answer.content.decode())
            for answer in (self.ask(client, email) for email in self.CASES)
        }

        assert len(answers) == 1

    def test_waits_as_long(
        self, client: Client, accounts: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The time goes into hashing, so as often for each as for the others."""
        hashed: list[str] = []
        encode = MD5PasswordHasher.encode

        def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
            hashed.append(salt)
            return encode(self, password, salt)

        monkeypatch.setattr(MD5PasswordHasher, "encode", counted)

        times = []
        for email in self.CASES:
            self.ask(client, email)
            times.append(len(hashed))
            hashed.clear()

        assert times == [1, 1, 1, 1]

    @staticmethod
    def ask(client: Client, email: str) -> HttpResponse:
        answer = client.post("/sign-in", {"email": email, "password": "wrong"})
        assert answer.status_code == 200
        return cast_to("HttpResponse", answer)


class TestGuessing:
    """A brake on it, and an entry for each time."""

    @staticmethod
    def wrong(client: Client, times: int, email: str = "pat@example.org") -> None:
        for number in range(times):
            client.post("/sign-in", {"email": email, "password": f"wrong {number}"})

    def test_after_many_wrong_ones_the_right_one_waits_too(
        self, visit: Visit, client: Client, somebody: User
    ) -> None:
        self.wrong(client, tries.WRONG_ONES)

        page = visit("/sign-in", sending={"email": " PAT@example.org", "password": PASSWORD})

        assert "We don’t know that e-mail address and password together" in page.text
        assert "wait a quarter of an hour" in page.text
        assert "_auth_user_id" not in client.session

    def test_one_fewer_and_the_right_one_lets_one_in(self, client: Client, somebody: User) -> None:
        self.wrong(client, tries.WRONG_ONES - 1)

        sent = {"email": somebody.email, "password": PASSWORD}
        assert client.post("/sign-in", sent).status_code == 302

    def test_it_keeps_nobody_else_out(self, client: Client, somebody: User) -> None:
        self.wrong(client, tries.WRONG_ONES, "nobody@example.org")
        self.wrong(Client(REMOTE_ADDR="203.0.113.9"), tries.WRONG_ONES)

        sent = {"email": somebody.email, "password": PASSWORD}
        assert client.post("/sign-in", sent).status_code == 302

    def test_one_address_has_an_end_at_all_accounts_together(
        self, client: Client, somebody: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tries, "AT_EVERYBODY", 3)
        for number in range(3):
            self.wrong(client, 1, f"somebody-{number}@example.org")

        sent = {"email": somebody.email, "password": PASSWORD}
        assert client.post("/sign-in", sent).status_code == 200
        assert Client(REMOTE_ADDR="203.0.113.9").post("/sign-in", sent).status_code == 302

    def test_one_account_has_an_end_from_all_addresses_together(
        self, client: Client, somebody: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tries, "FROM_EVERYWHERE", 3)
        for number in range(3):
            self.wrong(Client(REMOTE_ADDR=f"203.0.113.{number}"), 1)

        assert (
            client.post("/sign-in", {"email": somebody.email, "password": PASSWORD}).status_code
            == 200
        )

    def test_it_does_not_say_whether_there_is_such_an_account(
        self, client: Client, somebody: User
    ) -> None:
        self.wrong(client, tries.WRONG_ONES)
        self.wrong(client, tries.WRONG_ONES, "nobody@example.org")

        answers = [
            client.post("/sign-in", {"email": email, "password": "x"}).content.decode()
            for email in (somebody.email, "nobody@example.org")
        ]
        assert all("wait a quarter of an hour" in answer for answer in answers)

    def test_each_refusal_is_written_down(self, client: Client, somebody: User) -> None:
        self.wrong(client, 1)
        self.wrong(client, 1, "nobody@example.org")

        entries = AuditEntry.objects.order_by("pk").values_list("by", "did", "to")
        assert list(entries) == [
            ("public", "access.sign-in-refused", f"access.User:{somebody.pk}"),
            ("public", "access.sign-in-refused", ""),
        ]


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

    def test_it_is_written_down_what_they_changed_to(
        self, client: Client, priya: Actor, second: Membership
    ) -> None:
        arrive(client, priya)

        client.post("/acting", {"membership": str(second.pk)})
        client.post("/acting", {"membership": ""})

        entries = AuditEntry.objects.order_by("pk").values_list(
            "did", "acting_in", "acting_as", "to"
        )
        assert list(entries) == [
            (
                "access.changed-role",
                str(second.organisation_id),
                "administrator",
                f"access.Membership:{second.pk}",
            ),
            ("access.changed-role", "", "themself", f"access.User:{priya.user.pk}"),
        ]

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
