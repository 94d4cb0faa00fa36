"""A code from the command line: to begin with, or for whoever has lost what they had."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from whatmatters.access.models import HandedCode, Membership, User
from whatmatters.access.tests.signing import account, done, send_password
from whatmatters.access.tests.test_handed_codes import NEW, use
from whatmatters.demonstration import cast


@pytest.fixture
def pat(db: None) -> Membership:
    return Membership.objects.create(
        user=account(), organisation=cast.place("westbury"), role_key="practitioner"
    )


class TestInvitation:
    def test_a_person_chooses_their_first_password(self, capsys: Any, db: None) -> None:
        maggie = User.objects.create_user("maggie@example.org", name="Maggie Holt")

        call_command("hand_code", "maggie@example.org")
        use(capsys.readouterr().out.split()[0], maggie.email)

        assert send_password(Client(), maggie, NEW) == "/"
        assert "access.invited" in done()

    def test_a_member_is_invited(self, capsys: Any, db: None) -> None:
        invite = ("add_member", "nia@example.org", "--invite", "--name", "Nia")
        there = ("--role", "practitioner", "--organisation", "Mill Lane Trust")
        call_command(*invite, *there)

        use(capsys.readouterr().out.split("\n")[-3], "nia@example.org")

        assert send_password(Client(), User.objects.get(), NEW) == "/"
        call_command(*invite, *there)
        assert "Hand it over" not in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("option", "password", "factor"),
        [("--factor", False, True), ("--both", True, True), ("", True, False)],
    )
    def test_a_reset_by_command(
        self, option: str, password: bool, factor: bool, capsys: Any, pat: Membership
    ) -> None:
        call_command("hand_code", pat.user.email, *filter(None, [option]))

        handed = HandedCode.objects.get()
        assert (handed.new_password, handed.no_factor) == (password, factor)
        assert "within 24 hours" in capsys.readouterr().out
        assert done(last=1) == ["access.reset-started"]
