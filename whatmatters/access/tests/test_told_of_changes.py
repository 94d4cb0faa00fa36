"""Whoever’s account it is hears that something about it changed, and never what."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail

from whatmatters.access.actions import (
    add_app,
    change_password,
    choose_reading,
    hand_code,
    remove_app,
)
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.notices import tell_of_change
from whatmatters.demonstration import cast

Capture = Any
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture(autouse=True)
def _sends(settings: Any) -> None:
    settings.SENDS_EMAIL, settings.PUBLIC_ADDRESS = True, "https://ours.example.org"
    settings.DEFAULT_FROM_EMAIL = "letters@example.org"


@pytest.fixture
def june_at_home(db: None) -> Actor:
    return Actor(cast.account("june", "June Holt"))


def _password(who: Actor) -> None:
    change_password(by=who, password="a long new one here", keep=NOBODY)  # type: ignore[arg-type]


def _app(who: Actor) -> None:
    add_app(by=who, secret="JBSWY3DPEHPK3PXP")


def _no_app(who: Actor) -> None:
    remove_app(by=who)


def _reset(who: Actor) -> None:
    hand_code(user=who.user, new_password=True, no_factor=False)


def _language(who: Actor) -> None:
    choose_reading(by=who, language="cy")


@pytest.mark.parametrize("changes", [_password, _app, _no_app, _reset, _language])
def test_a_change_is_told_in_words_that_say_nothing(
    changes: Callable[[Actor], None],
    june_at_home: Actor,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        changes(june_at_home)

    (sent,) = mail.outbox
    assert sent.to == [june_at_home.user.email]
    assert sent.subject == "A change to your account"
    whole = f"{sent.subject} {sent.body}".lower()
    told = ("june", "holt", "password", "language", "code", "factor", "plan", "care", "circle")
    assert not [word for word in told if word in whole]
    assert "https://ours.example.org" in whole


def test_the_address_before_is_told(
    june_at_home: Actor, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tell_of_change(june_at_home.user)
        User.objects.filter(pk=june_at_home.user.pk).update(email="his@example.org")

    assert mail.outbox[0].to == [june_at_home.user.email]


def test_to_look_larger_is_no_change_of_the_account(
    june_at_home: Actor, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        choose_reading(by=june_at_home, text_size="large")

    assert not mail.outbox


def test_where_no_letters_are_sent_none_is(
    june_at_home: Actor, settings: Any, django_capture_on_commit_callbacks: Capture
) -> None:
    settings.SENDS_EMAIL = False
    with django_capture_on_commit_callbacks(execute=True):
        _password(june_at_home)

    assert not mail.outbox


def test_a_letter_that_does_not_go_out_undoes_nothing(
    june_at_home: Actor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise ConnectionRefusedError("june@demonstration.example")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuses)
    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        _password(june_at_home)

    assert User.objects.get(pk=june_at_home.user.pk).check_password("a long new one here")
    assert "ConnectionRefusedError" in caplog.text
    assert june_at_home.user.email not in caplog.text
