"""The second step of signing in: a code from an app, or a recovery code. Each works once."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.visit import Visit
from whatmatters.access import tries
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.signing_in import factors
from whatmatters.access.tests.signing import (
    SECRET,
    account,
    code,
    done,
    is_in,
    recovery_codes,
    secret_of,
    send_password,
    with_app,
)
from whatmatters.foundations import clock

STEP = "/sign-in/second-step"


@pytest.fixture
def pat(db: None) -> User:
    return with_app(account())


def test_a_password_alone_does_not_let_one_in(client: Client, pat: User) -> None:
    assert send_password(client, pat) == STEP
    assert not is_in(client)
    assert client.get("/account")["location"].startswith("/sign-in")


def test_a_code_from_the_app_does(client: Client, pat: User) -> None:
    send_password(client, pat, onward="/account")

    answer = client.post(STEP, {"code": f"{code()[:3]} {code()[3:]}"})

    assert answer["location"] == "/account"
    assert is_in(client)
    assert client.session["factor"] == factors.APP
    assert done(last=2) == ["access.factor-used", "access.signed-in"]


@pytest.mark.parametrize("wrong", ["000000", "12345", "", "abc", "٠٠٠٠٠٠"])
def test_a_wrong_code_does_not(wrong: str, visit: Visit, client: Client, pat: User) -> None:
    send_password(client, pat)

    answer = client.post(STEP, {"code": wrong})

    assert answer.status_code == 200
    assert not is_in(client)


def test_no_code_works_twice(client: Client, pat: User) -> None:
    send_password(client, pat)
    client.post(STEP, {"code": code()})
    seen = code()

    thief = Client()
    send_password(thief, pat)
    for _ in range(2):
        assert "That code does not work" in thief.post(STEP, {"code": seen}).content.decode()
    assert not is_in(thief)


def test_nor_one_from_before_it(client: Client, pat: User) -> None:
    earlier = code(later=-1)
    assert factors.right_factor(pat, code())

    assert not factors.right_factor(pat, earlier)


def test_a_code_of_the_half_minute_before_still_works(pat: User) -> None:
    assert factors.right_factor(pat, code(later=-1)) == factors.APP


def test_an_old_code_does_not(pat: User) -> None:
    now = clock.now()
    shown = code()

    with clock.at(now + timedelta(minutes=2)):
        assert not factors.right_factor(pat, shown)


def test_a_recovery_code_works_once(client: Client, pat: User) -> None:
    spare = recovery_codes(pat)[3]
    send_password(client, pat)
    assert client.post(STEP, {"code": f"{spare[:5]} {spare[5:]}"})["location"] == "/"
    assert len(recovery_codes(pat)) == 9

    again = Client()
    send_password(again, pat)
    again.post(STEP, {"code": spare})
    assert not is_in(again)


def test_a_code_of_somebody_else_is_no_use(pat: User) -> None:
    other = with_app(account("kit@example.org", "Kit"))
    Authenticator.objects.filter(user=other, type=factors.APP).delete()

    assert not factors.right_factor(other, code())
    assert not factors.right_factor(pat, recovery_codes(other)[0])


class TestGuessing:
    def test_ends_after_ten_whoever_guesses(self, client: Client, pat: User) -> None:
        for number in range(tries.WRONG_ONES):
            guesser = Client(REMOTE_ADDR=f"203.0.113.{number}")
            send_password(guesser, pat)
            guesser.post(STEP, {"code": "000000"})

        send_password(client, pat)
        client.post(STEP, {"code": code()})

        assert not is_in(client)

    def test_and_may_begin_again_after_a_quarter_of_an_hour(self, pat: User) -> None:
        for _ in range(tries.WRONG_ONES):
            factors.prove_by_code(pat, "000000")
        assert not factors.prove_by_code(pat, code())

        with clock.at(clock.now() + timedelta(minutes=16)):
            assert factors.prove_by_code(pat, code()) == factors.APP

    def test_each_refusal_is_written_down(self, pat: User) -> None:
        factors.prove_by_code(pat, "000000")

        assert done(last=1) == ["access.factor-refused"]


class TestWaiting:
    def test_is_for_ten_minutes(self, client: Client, pat: User) -> None:
        send_password(client, pat)

        with clock.at(clock.now() + timedelta(minutes=11)):
            assert client.post(STEP, {"code": code()})["location"] == "/sign-in"

    def test_is_over_once_the_account_is_closed(self, client: Client, pat: User) -> None:
        send_password(client, pat)
        User.objects.filter(pk=pat.pk).update(is_active=False)

        assert client.post(STEP, {"code": code()})["location"] == "/sign-in"

    def test_nobody_waits_without_the_first_step(self, client: Client, pat: User) -> None:
        assert client.get(STEP)["location"] == "/sign-in"

    def test_the_page(self, visit: Visit, client: Client, pat: User) -> None:
        page = visit("/sign-in", sending={"email": pat.email, "password": "beans and rhubarb"})

        assert page.select_one("h1").text == "One more step"  # type: ignore[union-attr]


def test_the_secret_is_not_in_the_database(pat: User) -> None:
    kept = Authenticator.objects.get(user=pat, type=factors.APP)

    assert SECRET not in str(kept.data)
    assert secret_of(pat) == SECRET
    assert all(one not in str(Authenticator.objects.values("data")) for one in recovery_codes(pat))


def test_removing_the_last_factor_takes_the_recovery_codes_too(pat: User) -> None:
    from whatmatters.access import actions

    actions.remove_app(by=Actor(pat))

    assert not Authenticator.objects.filter(user=pat).exists()
    assert done(last=1) == ["access.factor-removed"]


class TestAnotherSecretKey:
    """Secrets are kept under it; without it nothing opens, and nothing breaks either."""

    def test_opens_nothing(self, client: Client, pat: User, settings: Any) -> None:
        spare = recovery_codes(pat)[0]
        settings.SECRET_KEY = "another key of fifty characters or more, as it must be"

        assert not factors.right_factor(pat, code())
        assert not factors.right_factor(pat, spare)
        client.force_login(pat)
        assert "0 left" in client.get("/account").content.decode()

    def test_opens_all_while_the_one_before_is_known(self, pat: User, settings: Any) -> None:
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another key of fifty characters or more, as it must be"

        assert factors.right_factor(pat, code()) == factors.APP
