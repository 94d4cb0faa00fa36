"""Rule 6: the person hears, in neutral words, when others change how they are reached or shared."""

from typing import Any

import pytest
from django.core import mail

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people import actions
from whatmatters.people.models import CircleMember, Person, Share

Capture = Any


@pytest.fixture(autouse=True)
def _sends(settings: Any) -> None:
    settings.SENDS_EMAIL, settings.PUBLIC_ADDRESS = True, "https://ours.example.org"
    settings.DEFAULT_FROM_EMAIL = "letters@example.org"


@pytest.mark.parametrize("field", ["phone", "email", "address", "how_to_reach"])
def test_how_to_reach_her(
    field: str, maggie: Person, priya: Actor, django_capture_on_commit_callbacks: Capture
) -> None:
    assert maggie.user
    with django_capture_on_commit_callbacks(execute=True):
        change: dict[str, Any] = {field: "new@example.org"}
        actions.change_details(person=maggie, by=priya, **change)

    (sent,) = mail.outbox
    assert sent.to == [maggie.user.email]
    assert "new@example.org" not in f"{sent.subject}{sent.body}"


def test_her_pronouns_are_no_such_change(
    maggie: Person, priya: Actor, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.change_details(person=maggie, by=priya, pronouns="she/her", phone=maggie.phone)

    assert not mail.outbox


def test_what_somebody_else_shares_or_stops_is_told_to_her_alone(
    maggie: Person, priya: Actor, june: Actor, django_capture_on_commit_callbacks: Capture
) -> None:
    assert maggie.user
    member = CircleMember.objects.get(user=june.user)
    with django_capture_on_commit_callbacks(execute=True):
        given = actions.share(
            person=maggie, by=priya, member=member, covers=[DataClass.VISITS], purpose="To help"
        )
        actions.withdraw_share(share=given, by=priya)

    assert [sent.to for sent in mail.outbox] == [[maggie.user.email]] * 2


def test_what_she_stops_herself_is_told_to_nobody(
    maggie_herself: Actor, june: Actor, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for given in Share.objects.all():
            actions.withdraw_share(share=given, by=maggie_herself)

    assert not mail.outbox
