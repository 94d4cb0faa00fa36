"""A session: under a new key, for so long, seen and ended by whose it is."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from tests.visit import Visit
from whatmatters.access import actions
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, SignedIn, User
from whatmatters.access.signing_in.browsers import in_words
from whatmatters.access.tests.signing import PASSWORD, account, done, send_password
from whatmatters.demonstration import cast
from whatmatters.foundations import clock

NAME = settings.SESSION_COOKIE_NAME
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1"


@pytest.fixture
def pat(db: None) -> User:
    return account()


@pytest.fixture
def signed(client: Client, pat: User) -> Client:
    send_password(client, pat)
    return client


@pytest.fixture
def staff(client: Client, pat: User) -> Client:
    Membership.objects.create(
        user=pat, organisation=cast.place("westbury"), role_key="practitioner"
    )
    send_password(client, pat)
    return client


def shows_account(client: Client) -> bool:
    return client.get("/account").status_code == 200


def after(**time: int) -> Any:
    return clock.at(clock.now() + timedelta(**time))


class TestBeginning:
    def test_it_has_a_new_key(self, client: Client, pat: User) -> None:
        client.post("/sign-in/passkey/options")  # something is kept before anybody is known
        before = client.cookies[NAME].value

        send_password(client, pat)

        assert client.cookies[NAME].value != before
        assert not SignedIn.objects.filter(pk=before).exists()

    def test_a_key_somebody_else_chose_is_not_taken(self, client: Client, pat: User) -> None:
        client.cookies[NAME] = "chosenbysomebodyelse0000000000000"

        send_password(client, pat)

        assert client.cookies[NAME].value != "chosenbysomebodyelse0000000000000"

    def test_its_cookie_is_for_the_server_alone(self, signed: Client) -> None:
        cookie = signed.cookies[NAME]

        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["expires"]  # it is gone when the browser is closed


class TestResting:
    def test_staff_are_signed_out_after_half_an_hour(self, staff: Client) -> None:
        with after(minutes=29):
            assert shows_account(staff)
        with after(minutes=29 + 31):
            answer = staff.get("/account")

        assert answer["location"] == "/sign-in?ended=rested&next=/account"

    def test_others_after_an_hour(self, signed: Client) -> None:
        with after(minutes=59):
            assert shows_account(signed)
        with after(minutes=59 + 61):
            assert not shows_account(signed)

    def test_the_page_says_why(self, visit: Visit, db: None) -> None:
        assert "nothing happened here for a while" in visit("/sign-in?ended=rested").text
        assert "signed in for a long time" in visit("/sign-in?ended=lasted").text
        assert "signed out" not in visit("/sign-in?ended=<b>").text

    def test_what_was_typed_is_not_led_away_from(self, staff: Client) -> None:
        with after(minutes=31):
            answer = staff.post("/people/begin", {"known_as": "Gwen"})

        assert answer.status_code == 403
        assert "What you typed is still in your browser" in answer.content.decode()

    def test_one_that_has_ended_does_not_come_back(self, staff: Client) -> None:
        stolen = Client()
        stolen.cookies[NAME] = staff.cookies[NAME].value

        for minutes in (31, 32, 60):
            with after(minutes=minutes):
                assert not shows_account(stolen)

    def test_acting_for_somebody_rests_as_long_as_staff(self, staff: Client) -> None:
        staff.post("/acting", {"membership": ""})

        with after(minutes=45):
            assert shows_account(staff)

    def test_it_ends_after_twelve_hours_however_busy(self, signed: Client) -> None:
        began = clock.now()
        for minutes in range(45, 12 * 60, 45):
            with clock.at(began + timedelta(minutes=minutes)):
                assert shows_account(signed)

        with clock.at(began + timedelta(hours=12, minutes=1)):
            assert "ended=lasted" in signed.get("/account")["location"]


class TestUse:
    def test_is_noted_once_a_minute(self, signed: Client) -> None:
        before = SignedIn.objects.get().used_at

        signed.get("/account")
        assert SignedIn.objects.get().used_at == before

        with after(minutes=2):
            signed.get("/account")
        assert SignedIn.objects.get().used_at > before


class TestEnding:
    def test_signing_out_kills_it(self, signed: Client) -> None:
        stolen = Client()
        stolen.cookies[NAME] = signed.cookies[NAME].value
        assert shows_account(stolen)

        signed.post("/sign-out")

        stolen.cookies[NAME] = stolen.cookies[NAME].value
        assert not shows_account(stolen)
        assert not SignedIn.objects.exists()

    def test_one_is_ended_from_another(self, visit: Visit, signed: Client, pat: User) -> None:
        other = Client(HTTP_USER_AGENT=FIREFOX)
        send_password(other, pat)
        handle = str(SignedIn.objects.get(browser="Firefox on Windows").handle)
        assert "Firefox on Windows" in signed.get("/account").content.decode()

        signed.post("/account/sessions/end", {"session": handle})

        assert not shows_account(other)
        assert shows_account(signed)
        assert done(last=1) == ["access.session-ended"]

    def test_all_others_at_once(self, signed: Client, pat: User) -> None:
        others = [Client(), Client()]
        for other in others:
            send_password(other, pat)

        signed.post("/account/sessions/end-others")

        assert [shows_account(one) for one in (signed, *others)] == [True, False, False]

    @pytest.mark.parametrize("said", ["", "nothing", "00000000-0000-4000-8000-000000000000"])
    def test_what_is_not_there_is_not_found(self, said: str, signed: Client) -> None:
        answer = signed.post("/account/sessions/end", {"session": said})

        assert answer.status_code == 404

    def test_nobody_ends_anothers(self, signed: Client) -> None:
        kit = Client()
        send_password(kit, account("kit@example.org", "Kit"))
        handle = SignedIn.objects.get(user__name="Kit").handle

        answer = signed.post("/account/sessions/end", {"session": str(handle)})

        assert answer.status_code == 404
        assert shows_account(kit)
        assert str(handle) not in signed.get("/account").content.decode()

    def test_closing_an_account_ends_them_at_once(self, signed: Client, pat: User) -> None:
        actions.close_account(user=pat)

        assert not shows_account(signed)
        assert not SignedIn.objects.exists()
        assert send_password(Client(), pat) == ""

    def test_from_the_command_line(self, signed: Client, capsys: Any) -> None:
        call_command("end_sessions", "PAT@example.org")

        assert capsys.readouterr().out == "1 ended. They can sign in again\n"
        assert not shows_account(signed)

    def test_a_closed_account_by_command(self, signed: Client, capsys: Any) -> None:
        call_command("close_account", "pat@example.org")

        assert "The account is closed" in capsys.readouterr().out
        assert not shows_account(signed)

    @pytest.mark.django_db
    @pytest.mark.parametrize("command", ["end_sessions", "close_account", "hand_code"])
    def test_an_address_nobody_has(self, command: str) -> None:
        with pytest.raises(CommandError, match="Nobody signs in"):
            call_command(command, "nobody@example.org")


class TestPassword:
    """Another password ends all other sessions, and asks for the one before."""

    NEW = "seven slow swallows"

    def sent(self, **more: str) -> dict[str, str]:
        return {"old": PASSWORD, "password": self.NEW, "again": self.NEW, **more}

    def test_is_changed(self, signed: Client, pat: User) -> None:
        other = Client()
        send_password(other, pat)

        answer = signed.post("/account/password", self.sent())

        assert answer["location"] == "/account"
        assert [shows_account(one) for one in (signed, other)] == [True, False]
        assert send_password(Client(), pat) == ""
        assert send_password(Client(), pat, self.NEW) == "/"
        assert "access.password-changed" in done()

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"old": "something else"}, "That is not your password"),
            ({"again": "seven slow swifts"}, "are not the same"),
            ({"password": "short", "again": "short"}, "at least 12 characters"),
            ({"password": "password1234", "again": "password1234"}, "too common"),
            ({"password": "", "again": ""}, "Enter a new password"),
        ],
    )
    def test_is_not(self, wrong: dict[str, str], said: str, signed: Client, pat: User) -> None:
        answer = signed.post("/account/password", self.sent(**wrong))

        assert said in answer.content.decode()
        pat.refresh_from_db()
        assert pat.check_password(PASSWORD)

    def test_guessing_the_one_before_has_an_end(self, signed: Client) -> None:
        for _ in range(10):
            signed.post("/account/password", self.sent(old="something else"))

        signed.post("/account/password", self.sent())

        assert send_password(Client(), User.objects.get(), self.NEW) == ""

    def test_a_long_one_with_spaces_at_its_ends_is_kept_as_typed(
        self, signed: Client, pat: User
    ) -> None:
        long = f" {'a good long sentence of mine ' * 5}"

        signed.post("/account/password", self.sent(password=long, again=long))

        assert send_password(Client(), pat, long) == "/"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (IPHONE, "Safari on an iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36 Edg/140", "Edge on Linux"),
        ("", "A browser"),
        ("curl/8", "A browser"),
    ],
)
def test_a_browser_in_words(said: str, words: str) -> None:
    assert in_words(said) == words


def test_the_account_page(visit: Visit, priya: Actor) -> None:
    page = visit("/account", by=priya)

    assert "This one." in page.text
