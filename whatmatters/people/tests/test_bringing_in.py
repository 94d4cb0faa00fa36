"""The person invites somebody themself, chooses what they see and until when, and stops it."""

from datetime import timedelta

import pytest

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import find_invitation, join, withdraw_share
from whatmatters.people.models import CircleMember, Invitation, Person, Share

SENT = {"name": "Rose Holt", "kind": "family", "relation": "my sister", "covers": ["plan"]}


def at(person: Person) -> str:
    return f"/people/{person.pk}/invite-somebody"


def test_rose_comes_in_with_the_code_and_sees_what_was_chosen(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    last = clock.today() + timedelta(days=30)
    page = visit(at(maggie), by=maggie_herself, sending=SENT | boxes("until", last))
    code = page.select_one(".wm-code")
    assert code
    invitation = find_invitation(typed=code.get_text())
    assert invitation
    rose = cast.account("rose", "Rose Holt")
    join(invitation=invitation, by=Actor(rose))

    share = Share.objects.get(member__user=rose)
    assert (share.core, share.plan, share.alerts, share.until) == (True, True, False, last)
    assert share.member
    assert share.member.described == "my sister"
    visit(f"/people/{maggie.pk}", by=Actor(rose))


def test_stopped_before_the_code_was_used_it_opens_nothing(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(at(maggie), by=maggie_herself, sending=SENT)
    code = page.select_one(".wm-code")
    assert code
    withdraw_share(share=Share.objects.get(person=maggie), by=maggie_herself)

    assert find_invitation(typed=code.get_text()) is None


def test_what_is_missing_is_said_and_nothing_is_lost(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(at(maggie), by=maggie_herself, sending=SENT | {"name": ""})

    assert "Enter their name" in page.text
    assert page.select_one('input[name=relation][value="my sister"]')
    assert page.select_one('input[name=covers][value="plan"][checked]')
    assert not Invitation.objects.exists()
    assert not CircleMember.objects.filter(kind="family").exists()


@pytest.mark.parametrize(
    ("who", "status"), [("june", 403), ("priya", 403), ("helen", 403), ("owen", 404)]
)
def test_it_is_hers_to_do(
    who: str, status: int, maggie: Person, visit: Visit, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)

    visit(at(maggie), by=by, sending=SENT, expecting=status)
    assert not Invitation.objects.exists()


def test_she_gets_there_from_who_can_see_what(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(f"/people/{maggie.pk}/sharing", by=maggie_herself)

    assert page.select_one(f'a[href="{at(maggie)}"]')
