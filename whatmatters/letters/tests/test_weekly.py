"""A letter a week: that there is something new, and nothing else; to whoever asked, and may see."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from tests.lives import live
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.letters.actions import ask_for_weekly, send_message
from whatmatters.letters.models import Weekly, WeeklySent
from whatmatters.letters.stopping import token_of
from whatmatters.people.models import Bar, CircleMember, Person, Share


@pytest.fixture(autouse=True)
def _sends(settings: Any) -> None:
    settings.SENDS_EMAIL, settings.PUBLIC_ADDRESS = True, "https://ours.example.org"
    settings.DEFAULT_FROM_EMAIL = "letters@example.org"


@pytest.fixture
def junes(maggie: Person, june: Actor) -> CircleMember:
    return CircleMember.objects.get(person=maggie, user=june.user)


@pytest.fixture
def wants(june: Actor) -> Actor:
    ask_for_weekly(by=june)
    return june


def send() -> None:
    call_command("send_weekly_summaries")


def test_it_says_that_there_is_something_and_nothing_else(
    wants: Actor, junes: CircleMember, maggie_herself: Actor
) -> None:
    send_message(member=junes, by=maggie_herself, words="The jam is ready")
    send()

    (sent,) = mail.outbox
    assert sent.to == [wants.user.email]
    assert sent.subject == "Something new to read"
    whole = f"{sent.subject} {sent.body} {sent.extra_headers}".lower()
    said = ("maggie", "holt", "june", "jam", "message", "plan", "care", "circle", "what matters")
    assert not [word for word in said if word in whole]
    assert "https://ours.example.org" in whole


def test_nothing_new_and_nothing_is_sent(wants: Actor, junes: CircleMember) -> None:
    send_message(member=junes, by=wants, words="Of her own making")
    send()

    assert not mail.outbox


def test_what_is_older_than_the_wish_is_not_new(
    junes: CircleMember, june: Actor, maggie_herself: Actor
) -> None:
    send_message(member=junes, by=maggie_herself, words="Before")
    ask_for_weekly(by=june)
    send()

    assert not mail.outbox


def test_what_she_may_see_of_the_plan_is_news(wants: Actor, maggie: Person, priya: Actor) -> None:
    live(maggie, with_=priya)
    send()

    assert len(mail.outbox) == 1


def test_whoever_did_not_ask_gets_none(
    junes: CircleMember, june: Actor, maggie_herself: Actor
) -> None:
    send_message(member=junes, by=maggie_herself, words="The jam is ready")
    send()

    assert not mail.outbox


def _withdrawn(member: CircleMember) -> None:
    Share.objects.update(withdrawn_at=clock.now())


def _ended(member: CircleMember) -> None:
    CircleMember.objects.filter(pk=member.pk).update(left_on=clock.today())


def _barred(member: CircleMember) -> None:
    assert member.user
    Bar.objects.create(person=member.person, user=member.user, barred_by=member.user)


def _died(member: CircleMember) -> None:
    Person.objects.update(died_on=clock.today())


def _switched_off(member: CircleMember) -> None:
    User.objects.filter(circles=member).update(is_active=False)


@pytest.mark.parametrize("closes", [_withdrawn, _ended, _barred, _died, _switched_off])
def test_once_it_is_closed_nothing_is_sent(
    closes: Callable[[CircleMember], None],
    wants: Actor,
    junes: CircleMember,
    maggie: Person,
    maggie_herself: Actor,
    priya: Actor,
) -> None:
    live(maggie, with_=priya)
    send_message(member=junes, by=maggie_herself, words="The jam is ready")
    closes(junes)
    send()

    assert not mail.outbox


class TestOnceAWeek:
    def test_run_again_it_sends_no_second(
        self, wants: Actor, junes: CircleMember, maggie_herself: Actor
    ) -> None:
        for words in ("One", "Two"):
            send_message(member=junes, by=maggie_herself, words=words)
            send()

        assert len(mail.outbox) == 1

    def test_killed_in_the_middle_it_sends_no_second_and_the_next_week_makes_up(
        self,
        wants: Actor,
        junes: CircleMember,
        maggie_herself: Actor,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        send_message(member=junes, by=maggie_herself, words="One")
        monkeypatch.setattr("django.core.mail.EmailMessage.send", _killed)
        with pytest.raises(KeyboardInterrupt):
            send()
        monkeypatch.undo()
        send()
        assert not mail.outbox

        WeeklySent.objects.update(week=clock.today() - timedelta(days=14))
        send()
        assert len(mail.outbox) == 1

    def test_what_the_server_does_not_take_is_tried_again(
        self,
        wants: Actor,
        junes: CircleMember,
        maggie_herself: Actor,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        send_message(member=junes, by=maggie_herself, words="One")
        monkeypatch.setattr("django.core.mail.EmailMessage.send", _refused)
        with pytest.raises(CommandError) as said:
            send()
        monkeypatch.undo()
        assert wants.user.email not in str(said.value)

        send()
        assert len(mail.outbox) == 1

    def test_the_next_week_tells_only_of_what_is_newer(
        self, wants: Actor, junes: CircleMember, maggie_herself: Actor
    ) -> None:
        send_message(member=junes, by=maggie_herself, words="One")
        send()
        WeeklySent.objects.update(week=clock.today() - timedelta(days=14))
        send()
        assert len(mail.outbox) == 1

        send_message(member=junes, by=maggie_herself, words="Two")
        send()
        assert len(mail.outbox) == 2


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def _refused(*_: object, **__: object) -> None:
    raise ConnectionRefusedError("june@demonstration.example")


def test_it_is_in_the_language_of_the_reader(
    wants: Actor, junes: CircleMember, maggie_herself: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    User.objects.filter(pk=wants.user.pk).update(language="cy")
    asked: list[str] = []

    def override(language: str) -> AbstractContextManager[None]:
        asked.append(language)
        return nullcontext()

    monkeypatch.setattr("whatmatters.letters.actions.weekly.translation.override", override)
    send_message(member=junes, by=maggie_herself, words="Jam yn barod")
    send()

    assert asked == ["cy"]


def test_without_a_server_of_letters_the_command_says_so(settings: Any) -> None:
    settings.SENDS_EMAIL = False
    with pytest.raises(CommandError, match="WHATMATTERS_EMAIL"):
        send()


class TestAskingAndStopping:
    def test_she_asks_and_stops_on_her_own_account(self, june: Actor, visit: Visit) -> None:
        visit("/account/weekly-email", by=june, sending={"wants": "yes"})
        assert Weekly.objects.filter(user=june.user).exists()
        visit("/account/weekly-email", by=june, sending={"wants": "no"})
        assert not Weekly.objects.exists()

    def test_one_press_in_the_letter_stops_it_without_signing_in(
        self, wants: Actor, junes: CircleMember, maggie_herself: Actor, client: Client
    ) -> None:
        send_message(member=junes, by=maggie_herself, words="One")
        send()
        found = re.search(r"https://ours\.example\.org(/emails/stop/\S+)", str(mail.outbox[0].body))
        assert found
        headers = mail.outbox[0].extra_headers
        assert headers["List-Unsubscribe"] == f"<https://ours.example.org{found[1]}>"

        page = client.get(found[1])
        assert Weekly.objects.exists(), "a machine that opens it stops nothing"
        assert "June" not in page.content.decode()
        pressed = Client(enforce_csrf_checks=True)
        assert pressed.post(found[1], {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert not Weekly.objects.exists()

    @pytest.mark.django_db
    def test_a_made_up_way_says_the_same_and_stops_nothing(self, client: Client) -> None:
        june = cast.account("june", "June Holt")
        ask_for_weekly(by=Actor(june))
        wrong = said_at(client, f"/emails/stop/{token_of(june)}x")
        assert Weekly.objects.exists()

        assert said_at(client, f"/emails/stop/{token_of(june)}") == wrong
        assert not Weekly.objects.exists()


def said_at(client: Client, address: str) -> str:
    return BeautifulSoup(client.post(address).content, "html.parser").get_text()
