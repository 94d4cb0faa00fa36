"""The first members of an installation are let in from its command line."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, Organisation, Team, User
from whatmatters.demonstration import cast

GOOD = "a kettle and four cups"
TypesAs = Callable[..., None]

pytestmark = pytest.mark.django_db


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> TypesAs:
    """Somebody at the terminal, who types these when asked for a password."""

    def types(*passwords: str) -> None:
        waiting = list(passwords)
        monkeypatch.setattr(
            "whatmatters.access.management.accounts.getpass", lambda _: waiting.pop(0)
        )

    return types


def add(email: str = "nia@example.org", **more: Any) -> None:
    said = {"name": "Nia Rees", "role": "practitioner", "organisation": "Mill Lane Trust"}
    call_command("add_member", email, **(said | more))


def test_everything_that_is_not_there_is_made_and_said(
    types: TypesAs, capsys: pytest.CaptureFixture[str]
) -> None:
    types(GOOD, GOOD)

    add(team="East", serves="Mill Lane")

    user = User.objects.get()
    assert (user.name, user.check_password(GOOD)) == ("Nia Rees", True)
    place = Organisation.objects.get()
    assert (place.address_name, place.takes_enquiries_for) == ("mill-lane-trust", "Mill Lane")
    membership = Membership.objects.get()
    assert (membership.role_key, membership.team) == ("practitioner", Team.objects.get())
    said = capsys.readouterr().out
    assert "Made the organisation Mill Lane Trust" in said
    assert "Made the team East" in said
    assert "/enquiries/mill-lane-trust" in said


def test_run_again_it_changes_nothing_and_asks_nothing(
    types: TypesAs, capsys: pytest.CaptureFixture[str]
) -> None:
    types(GOOD, GOOD)
    add()

    add("NIA@example.org", organisation="mill lane TRUST")

    assert (User.objects.count(), Organisation.objects.count()) == (1, 1)
    assert Membership.objects.count() == 1
    assert "already acted" in capsys.readouterr().out


def test_a_second_role_and_a_new_team_are_added(types: TypesAs) -> None:
    types(GOOD, GOOD)
    add()

    add(role="team-lead")
    add(team="West")

    roles = Membership.objects.order_by("role_key").values_list("role_key", "team__name")
    assert list(roles) == [("practitioner", "West"), ("team-lead", None)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("short", "short"), "too short"),
        ((GOOD, GOOD + "!"), "not the same"),
        (("nia@example.org", "nia@example.org"), "too similar"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(
    typed: tuple[str, str], sentence: str, types: TypesAs
) -> None:
    types(*typed)

    with pytest.raises(CommandError, match=sentence):
        add()

    assert not User.objects.exists()
    assert not Organisation.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"email": "not an address"}, "is not an e-mail address"),
        ({"name": " "}, "Give the name"),
        ({"organisation": " "}, "Give the name"),
    ],
)
def test_what_is_refused_and_in_which_words(more: dict[str, str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        add(**more)

    assert not User.objects.exists()


def test_a_role_that_is_none_of_the_house_is_refused() -> None:
    with pytest.raises(CommandError, match="themself"):
        call_command(
            *("add_member", "nia@example.org", "--name=Nia", "--role=themself"),
            "--organisation=Mill Lane",
        )


@pytest.mark.parametrize(
    ("name", "address"),
    [("Waiting", "waiting-2"), ("中心", "place"), ("Brook!", "brook-2"), ("é" * 200, "e" * 50)],
)
def test_an_organisations_address_is_its_own(name: str, address: str, types: TypesAs) -> None:
    cast.place("brook")
    types(GOOD, GOOD)

    add(organisation=name)

    assert Organisation.objects.get(name=name).address_name == address


def test_it_is_written_down_as_the_systems_hand(types: TypesAs) -> None:
    types(GOOD, GOOD)

    add()

    deeds = AuditEntry.objects.order_by("pk").values_list("did", "by")
    assert list(deeds) == [
        ("access.account-made", "system"),
        ("access.organisation-made", "system"),
        ("access.member-added", "system"),
    ]


def test_whoever_was_let_in_may_act(types: TypesAs) -> None:
    types(GOOD, GOOD)
    add()

    membership = Membership.objects.select_related("user").get()
    assert "enquiries.handle" in Actor(membership.user, membership).role.doors


def test_an_organisation_becomes_confidential_and_stays_so(
    types: TypesAs, capsys: pytest.CaptureFixture[str]
) -> None:
    types(GOOD, GOOD)
    add()
    assert not Organisation.objects.get().is_confidential

    add(confidential=True)
    assert "Mill Lane Trust is confidential" in capsys.readouterr().out
    add(confidential=True)
    add()

    assert Organisation.objects.get().is_confidential
    made = AuditEntry.objects.filter(did="access.organisation-made-confidential")
    assert made.count() == 1
