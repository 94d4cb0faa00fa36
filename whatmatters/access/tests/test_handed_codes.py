"""A reset: started by an administrator, finished by whom it is for, seen by nobody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access import actions, tries
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, HandedCode, Membership, SignedIn
from whatmatters.access.signing_in import factors, steps
from whatmatters.access.tests.signing import (
    PASSWORD,
    account,
    code,
    done,
    is_in,
    send_password,
    with_app,
)
from whatmatters.demonstration import cast
from whatmatters.foundations import clock

NEW = "seven slow swallows"
USE, CHOOSE = "/sign-in/code", "/sign-in/new-password"


@pytest.fixture
def dev(db: None) -> Actor:
    """The administrator of Westbury."""
    return cast.worker("dev")


@pytest.fixture
def pat(db: None) -> Membership:
    return Membership.objects.create(
        user=account(), organisation=cast.place("westbury"), role_key="practitioner"
    )


def at_the_desk(client: Client, dev: Actor) -> Client:
    """The administrator, who showed just now that it is them."""
    arrive(client, dev)
    session = client.session
    session[steps.PROVED] = clock.now().isoformat()
    session.save()
    return client


def shown(answer: Any) -> str:
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", answer.content.decode())
    return found[0] if found else ""


def use(code: str, email: str = "pat@example.org", password: str = NEW) -> Client:
    """Whoever holds a code uses it, in a browser of their own."""
    client = Client()
    client.post(USE, {"email": email, "code": code})
    client.post(CHOOSE, {"password": password, "again": password})
    return client


class TestMembers:
    def test_are_listed_without_a_word_of_what_they_do(self, visit: Visit, dev: Actor) -> None:
        with_app(cast.worker("priya").user)
        cast.worker("owen")

        page = visit("/account/members", by=dev)

        row = next(row for row in page.select("tr") if "Priya Nair" in row.text)
        assert [cell.text for cell in row.select("td")][:2] == ["Practitioner", "Set up"]
        assert "Owen" not in page.text

    @pytest.mark.parametrize("who", ["priya", "helen", "ines"])
    def test_are_not_for_others(self, who: str, visit: Visit, db: None) -> None:
        visit("/account/members", by=cast.worker(who), expecting=403)


class TestStarting:
    def test_shows_a_code_once(self, client: Client, dev: Actor, pat: Membership) -> None:
        desk = at_the_desk(client, dev)

        answer = desk.post(f"/account/members/{pat.pk}/reset", {"what": "password"})

        assert shown(answer)
        assert shown(answer) not in str(HandedCode.objects.values())
        assert not shown(desk.get(f"/account/members/{pat.pk}/reset"))
        entry = AuditEntry.objects.get(did="access.reset-started")
        assert entry.to == f"access.User:{pat.user_id}"

    def test_ends_their_sessions(self, dev: Actor, pat: Membership) -> None:
        theirs = Client()
        send_password(theirs, pat.user)

        actions.start_reset(by=dev, member=pat, new_password=True)

        assert not SignedIn.objects.filter(user=pat.user).exists()
        assert theirs.get("/account").status_code == 302

    def test_asks_who_it_is_first(self, client: Client, dev: Actor, pat: Membership) -> None:
        arrive(client, dev)

        answer = client.get(f"/account/members/{pat.pk}/reset")

        assert answer["location"].startswith("/account/again?next=")

    def test_asks_what_for(self, client: Client, dev: Actor, pat: Membership) -> None:
        answer = at_the_desk(client, dev).post(f"/account/members/{pat.pk}/reset")

        assert "Choose what they need" in answer.content.decode()
        assert not HandedCode.objects.exists()

    def test_not_for_a_member_of_another(self, client: Client, dev: Actor) -> None:
        owen = cast.worker("owen").membership
        assert owen

        answer = at_the_desk(client, dev).get(f"/account/members/{owen.pk}/reset")

        assert answer.status_code == 404

    def test_not_for_whoever_acts_elsewhere_too(
        self, visit: Visit, dev: Actor, pat: Membership
    ) -> None:
        """A code is a key: it would open what they do for somebody else."""
        Membership.objects.create(
            user=pat.user, organisation=cast.place("eastbury"), role_key="practitioner"
        )

        with pytest.raises(PermissionDenied):
            actions.start_reset(by=dev, member=pat, new_password=True)
        page = visit(f"/account/members/{pat.pk}/reset", by=dev)
        assert "acts for another organisation too" in page.text

    @pytest.mark.parametrize("who", ["priya", "owen"])
    def test_to_others_they_are_not_there(self, who: str, visit: Visit, pat: Membership) -> None:
        visit(f"/account/members/{pat.pk}/reset", by=cast.worker(who), expecting=404)

    @pytest.mark.parametrize("who", ["priya", "helen", "owen"])
    def test_by_nobody_but_their_administrator(self, who: str, pat: Membership) -> None:
        with pytest.raises(PermissionDenied):
            actions.start_reset(by=cast.worker(who), member=pat, new_password=True)


class TestUsing:
    @pytest.fixture
    def handed(self, dev: Actor, pat: Membership) -> str:
        return actions.start_reset(by=dev, member=pat, new_password=True)

    def test_they_choose_their_own(self, handed: str, pat: Membership) -> None:
        client = use(handed.lower().replace("-", " "))

        assert not is_in(client)  # the code is no side door past the second factor
        assert send_password(Client(), pat.user, NEW) == "/"
        assert send_password(Client(), pat.user) == ""
        assert "access.reset-used" in done()

    def test_it_works_once(self, handed: str, pat: Membership) -> None:
        use(handed)
        use(handed, password="another good one")

        assert send_password(Client(), pat.user, NEW) == "/"

    def test_two_at_once_are_one(self, handed: str, pat: Membership) -> None:
        found = HandedCode.objects.get()

        assert actions.use_code(handed=found, password=NEW)
        assert not actions.use_code(handed=found, password="another good one")

    def test_for_a_day(self, handed: str, pat: Membership) -> None:
        with clock.at(clock.now() + timedelta(hours=24, minutes=1)):
            use(handed)
            assert not actions.use_code(handed=HandedCode.objects.get(), password=NEW)

        pat.user.refresh_from_db()
        assert pat.user.check_password(PASSWORD)

    def test_for_that_account_alone(self, handed: str, pat: Membership) -> None:
        kit = account("kit@example.org", "Kit")

        use(handed, kit.email)

        kit.refresh_from_db()
        assert kit.check_password(PASSWORD)

    def test_not_once_a_newer_one_was_handed_over(
        self, handed: str, dev: Actor, pat: Membership
    ) -> None:
        actions.start_reset(by=dev, member=pat, new_password=True)

        use(handed)

        pat.user.refresh_from_db()
        assert pat.user.check_password(PASSWORD)

    def test_not_for_an_account_that_was_closed(self, handed: str, pat: Membership) -> None:
        actions.close_account(user=pat.user)

        use(handed)

        pat.user.refresh_from_db()
        assert pat.user.check_password(PASSWORD)

    @pytest.mark.parametrize("email", ["pat@example.org", "nobody@example.org"])
    def test_a_wrong_one_never_says_why(self, email: str, handed: str, visit: Visit) -> None:
        page = visit(USE, sending={"email": email, "code": "0000-0000-0000"})

        assert "We don’t know that e-mail address and code together" in page.text
        assert done(last=1) == ["access.code-refused"]

    def test_guessing_has_an_end(self, handed: str, client: Client, pat: Membership) -> None:
        for number in range(tries.WRONG_ONES):
            guesser = Client(REMOTE_ADDR=f"203.0.113.{number}")
            guesser.post(USE, {"email": pat.user.email, "code": "0000-0000-0000"})

        use(handed)

        pat.user.refresh_from_db()
        assert pat.user.check_password(PASSWORD)

    def test_a_weak_password_is_refused_and_the_code_still_works(
        self, handed: str, pat: Membership
    ) -> None:
        client = use(handed, password="password1234")

        client.post(CHOOSE, {"password": NEW, "again": NEW})

        assert send_password(Client(), pat.user, NEW) == "/"

    def test_nobody_chooses_without_a_code(self, client: Client, db: None) -> None:
        assert client.get(CHOOSE)["location"] == USE


class TestALostSecondFactor:
    def test_is_taken_away_with_the_password(self, dev: Actor, pat: Membership) -> None:
        with_app(pat.user)
        handed = actions.start_reset(by=dev, member=pat, no_factor=True)

        use(handed, password="not it at all")
        assert factors.has_factor(pat.user)

        use(handed, password=PASSWORD)
        assert not factors.has_factor(pat.user)
        pat.user.refresh_from_db()
        assert pat.user.check_password(PASSWORD)

    def test_a_new_password_does_not_take_it_away(self, dev: Actor, pat: Membership) -> None:
        with_app(pat.user)

        use(actions.start_reset(by=dev, member=pat, new_password=True))

        client = Client()
        assert send_password(client, pat.user, NEW) == "/sign-in/second-step"
        client.post("/sign-in/second-step", {"code": code()})
        assert is_in(client)

    def test_both(self, dev: Actor, pat: Membership) -> None:
        with_app(pat.user)

        use(actions.start_reset(by=dev, member=pat, new_password=True, no_factor=True))

        assert send_password(Client(), pat.user, NEW) == "/"
