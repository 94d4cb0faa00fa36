"""Setting up second factors, and what an organisation asks of whoever acts for it."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from allauth.mfa.adapter import get_adapter
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.looking import look_over
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, User
from whatmatters.access.signing_in import factors
from whatmatters.access.tests.signing import (
    PASSWORD,
    account,
    code,
    done,
    recovery_codes,
    send_password,
    with_app,
)
from whatmatters.demonstration import cast
from whatmatters.foundations import clock


@pytest.fixture
def pat(db: None) -> User:
    return account()


@pytest.fixture
def signed(client: Client, pat: User) -> Client:
    send_password(client, pat)
    return client


def page(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, answer.headers.get("location")
    found = BeautifulSoup(answer.content, "html.parser")
    look_over(found)
    return found


def offered(client: Client) -> str:
    return str(get_adapter().decrypt(client.session["offered_secret"]))


class TestAnApp:
    def test_is_set_up_with_the_first_code_it_shows(self, signed: Client, pat: User) -> None:
        shown = page(signed, "/account/app")
        secret = offered(signed)
        assert secret in "".join(shown.text.split())

        answer = signed.post("/account/app", {"code": factors.code_now(secret)})

        assert answer["location"] == "/account/recovery-codes"
        assert factors.has_factor(pat)
        assert done(last=1) == ["access.factor-added"]

    def test_not_with_a_wrong_one(self, signed: Client, pat: User) -> None:
        page(signed, "/account/app")
        before = offered(signed)

        answer = signed.post("/account/app", {"code": "000000"})

        assert "That code does not work" in answer.content.decode()
        assert offered(signed) == before
        assert not factors.has_factor(pat)

    def test_its_picture_is_a_file_of_ours(self, signed: Client) -> None:
        assert signed.get("/account/app/picture").status_code == 404
        signed.get("/account/app")

        picture = signed.get("/account/app/picture")

        assert picture["content-type"] == "image/svg+xml"
        assert picture["cache-control"] == "no-store"
        assert b"<svg" in picture.content
        assert b"<script" not in picture.content

    def test_is_removed_with_its_recovery_codes(self, signed: Client, pat: User) -> None:
        with_app(pat)

        signed.post("/account/app/remove")

        assert not factors.has_factor(pat)
        assert done(last=1) == ["access.factor-removed"]


class TestRecoveryCodes:
    def test_are_shown_once(self, signed: Client, pat: User) -> None:
        with_app(pat)
        first = recovery_codes(pat)[0]

        assert first in "".join(page(signed, "/account/recovery-codes").text.split())
        assert first not in "".join(page(signed, "/account/recovery-codes").text.split())

    def test_new_ones_end_those_before(self, signed: Client, pat: User) -> None:
        with_app(pat)
        before = recovery_codes(pat)[0]

        signed.post("/account/recovery-codes")

        assert not factors.right_factor(pat, before)
        assert factors.right_factor(pat, recovery_codes(pat)[0]) == factors.RECOVERY

    def test_are_not_there_without_a_factor(self, signed: Client) -> None:
        assert signed.get("/account/recovery-codes").status_code == 404


class TestShowingThatItIsThem:
    PLACES = ("/account/app", "/account/passkeys/add")

    @pytest.mark.parametrize("place", PLACES)
    def test_is_asked_after_five_minutes(self, place: str, signed: Client) -> None:
        assert signed.get(place).status_code == 200

        with clock.at(clock.now() + timedelta(minutes=6)):
            asked = signed.get(place)["location"]
            assert asked == f"/account/again?{urlencode({'next': place})}"

    def test_with_the_password(self, signed: Client) -> None:
        with clock.at(clock.now() + timedelta(minutes=6)):
            page(signed, "/account/again?next=/account/app")
            answer = signed.post("/account/again?next=/account/app", {"password": PASSWORD})

            assert answer["location"] == "/account/app"
            assert signed.get("/account/app").status_code == 200

    def test_with_a_code_besides_where_there_is_one(self, signed: Client, pat: User) -> None:
        with_app(pat)

        for sent in ({"password": PASSWORD}, {"password": PASSWORD, "code": "000000"}):
            assert signed.post("/account/again", sent).status_code == 200
        answer = signed.post("/account/again", {"password": PASSWORD, "code": code()})

        assert answer.status_code == 302

    def test_guessing_has_an_end(self, signed: Client) -> None:
        for _ in range(10):
            signed.post("/account/again", {"password": "wrong"})

        assert signed.post("/account/again", {"password": PASSWORD}).status_code == 200
        assert "access.proof-refused" in done()

    def test_leads_nowhere_else(self, signed: Client) -> None:
        sent = {"password": PASSWORD}

        assert signed.post("/account/again?next=//elsewhere.example", sent)["location"] == "/"

    def test_nothing_is_removed_without(self, signed: Client, pat: User) -> None:
        with_app(pat)

        with clock.at(clock.now() + timedelta(minutes=11)):
            signed.post("/account/app/remove")

        assert factors.has_factor(pat)


class TestAnOrganisationThatAsks:
    @pytest.fixture
    def place(self, db: None) -> Organisation:
        return Organisation.objects.create(name="Mill Lane Trust", address_name="mill-lane")

    @pytest.fixture
    def worker(self, client: Client, pat: User, place: Organisation) -> Client:
        Membership.objects.create(user=pat, organisation=place, role_key="practitioner")
        send_password(client, pat)
        return client

    def test_asks_unless_it_says_otherwise(self, place: Organisation) -> None:
        assert place.requires_second_factor
        assert not cast.place("westbury").requires_second_factor

    @pytest.mark.parametrize(
        "where", ["/", "/my-day", "/find", "/people/begin", "/account/members"]
    )
    def test_leads_there_before_anything_else(self, where: str, worker: Client) -> None:
        assert worker.get(where)["location"] == "/account/second-factor"

    def test_does_nothing_that_is_sent_before(self, worker: Client) -> None:
        answer = worker.post("/people/begin", {"known_as": "Gwen"})

        assert answer.status_code == 403
        look_over(BeautifulSoup(answer.content, "html.parser"))
        assert "Set up a second factor first" in answer.content.decode()

    def test_lets_them_in_once_they_have_one(self, worker: Client) -> None:
        page(worker, "/account/second-factor")
        worker.get("/account/app")
        worker.post("/account/app", {"code": factors.code_now(offered(worker))})

        assert worker.get("/my-day").status_code == 200

    def test_lets_them_leave_or_act_as_themselves(self, worker: Client) -> None:
        assert worker.get("/acting").status_code == 200
        worker.post("/acting", {"membership": ""})
        assert worker.get("/account").status_code == 200

        assert worker.post("/sign-out").status_code == 302

    def test_keeps_the_only_one_they_have(self, worker: Client, pat: User) -> None:
        worker.get("/account/app")
        worker.post("/account/app", {"code": factors.code_now(offered(worker))})

        answer = worker.post("/account/app/remove", follow=True)

        assert "this is the only one you have" in answer.content.decode()
        assert factors.has_factor(pat)

    def test_asks_a_session_that_was_begun_without(self, worker: Client, pat: User) -> None:
        with_app(pat)

        assert worker.get("/account/second-factor")["location"] == "/account/again"
        worker.post("/account/again", {"password": PASSWORD, "code": code()})
        assert worker.get("/my-day").status_code == 200

    def test_asks_nothing_of_whoever_acts_as_themselves(self, signed: Client) -> None:
        assert signed.get("/account").status_code == 200

    def test_costs_no_query(self, client: Client, priya: Actor) -> None:
        arrive(client, priya)
        client.get("/my-day")

        with CaptureQueriesContext(connection) as asked:
            client.get("/my-day")

        about = [one["sql"] for one in asked.captured_queries]
        assert not [sql for sql in about if "mfa_" in sql or "UPDATE" in sql]


@pytest.mark.parametrize("address", ["/account", "/account/password", "/acting"])
def test_a_page_of_ones_own(address: str, visit: Visit, priya: Actor) -> None:
    assert visit(address, by=priya)


@pytest.mark.parametrize(
    "address", ["/account", "/account/again", "/account/app", "/account/members"]
)
def test_is_not_for_nobody(address: str, client: Client, db: None) -> None:
    assert client.get(address)["location"].startswith("/sign-in?next=/account")
