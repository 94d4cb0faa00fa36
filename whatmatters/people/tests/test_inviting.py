"""Somebody is invited, by the person or their practitioner, and comes in by a way of their own."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access import tries
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, User
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.actions import NotToBeInvited
from whatmatters.people.models import CircleMember, Invitation, Person

GOOD = "a kettle and four cups"
WORKS_NO_MORE = "does not work any more"


@pytest.fixture
def gwen(priya: Actor) -> Person:
    """Somebody of Priya's without a sign-in."""
    return actions.begin_record(by=priya, known_as="Gwen", full_name="Gwen Parry")


@pytest.fixture
def jean(maggie: Person, maggie_herself: Actor) -> CircleMember:
    """A friend of Maggie's, with whom Maggie shares, and who has no account."""
    return actions.add_to_circle(
        person=maggie, by=maggie_herself, kind="friend", name="Jean", may_see_from=clock.today()
    )


def come_in(code: str, email: str = "new@example.org", client: Client | None = None) -> Any:
    """Whoever holds a code types it, and makes an account. The last answer."""
    client = client or Client()
    answer = client.post("/join", {"code": code})
    if answer.status_code != 302:
        return answer
    return client.post("/join/account", {"email": email, "password": GOOD, "again": GOOD})


def is_in(email: str = "new@example.org") -> bool:
    return User.objects.filter(email=email).exists()


class TestComingIn:
    def test_a_person_is_invited_and_comes_in_to_their_own_record(
        self, visit: Visit, gwen: Person, priya: Actor
    ) -> None:
        page = visit(f"/people/{gwen.pk}/invite", by=priya, sending={})
        code = page.select(".wm-code")[0].text

        assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", code)
        assert come_in(code.lower().replace("-", " "))["location"] == "/sign-in"
        gwen.refresh_from_db()
        assert gwen.user is not None
        assert gwen.user.check_password(GOOD)
        assert gwen.user.name == "Gwen Parry"
        visit(f"/people/{gwen.pk}", by=Actor(gwen.user))
        assert list(AuditEntry.objects.filter(did="people.came-in").values_list("about", flat=True))

    def test_a_friend_is_invited_by_the_person_and_sees_what_is_shared(
        self, visit: Visit, jean: CircleMember, maggie_herself: Actor
    ) -> None:
        page = visit(f"/people/circle/{jean.pk}/invite", by=maggie_herself, sending={})
        come_in(page.select(".wm-code")[0].text)

        jean.refresh_from_db()
        assert jean.user is not None
        visit(f"/people/{jean.person_id}", by=Actor(jean.user))
        visit(f"/people/{jean.person_id}/sharing", by=Actor(jean.user), expecting=403)

    def test_whoever_signs_in_already_comes_in_as_who_they_are(
        self, client: Client, jean: CircleMember, maggie_herself: Actor
    ) -> None:
        known = Actor(cast.account("known", "Jean Hill"))
        code = actions.invite(by=maggie_herself, member=jean)
        arrive(client, known)

        client.post("/join", {"code": code})
        client.post("/join/account")

        jean.refresh_from_db()
        assert jean.user == known.user

    def test_it_is_offered_where_it_can_be_done(
        self, visit: Visit, gwen: Person, jean: CircleMember, priya: Actor, june: Actor
    ) -> None:
        hers = visit(f"/people/{jean.person_id}/details", by=priya)
        invites = [link["href"] for link in hers.select("main a[href$='/invite']")]

        assert invites == [f"/people/circle/{jean.pk}/invite"], "June and Maggie can sign in"
        assert visit(f"/people/{gwen.pk}/details", by=priya).select("a[href$='/invite']")

    def test_the_code_is_kept_nowhere(
        self, visit: Visit, gwen: Person, priya: Actor, caplog: pytest.LogCaptureFixture
    ) -> None:
        code = actions.invite(by=priya, person=gwen)

        kept = f"{Invitation.objects.values()} {AuditEntry.objects.values()} {caplog.text}"
        assert code not in kept
        assert not visit(f"/people/{gwen.pk}/invite", by=priya).select(".wm-code")


class TestNoWayIn:
    def test_a_code_that_was_used(self, gwen: Person, priya: Actor) -> None:
        code = actions.invite(by=priya, person=gwen)
        come_in(code)

        assert "know that code" in come_in(code, "second@example.org").content.decode()
        assert not is_in("second@example.org")

    def test_a_code_of_more_than_a_week_ago(self, gwen: Person, priya: Actor) -> None:
        code = actions.invite(by=priya, person=gwen)

        Invitation.objects.update(until=clock.now())

        assert "know that code" in come_in(code).content.decode()
        assert not is_in()

    def test_it_lasts_a_week(self, gwen: Person, priya: Actor) -> None:
        actions.invite(by=priya, person=gwen)

        left = Invitation.objects.get().until - clock.now()
        assert timedelta(days=6, hours=23) < left <= timedelta(days=7)

    def test_an_earlier_code(self, gwen: Person, priya: Actor) -> None:
        earlier, newest = (actions.invite(by=priya, person=gwen) for _ in range(2))

        come_in(earlier)
        assert not is_in()
        come_in(newest)
        assert is_in()

    def test_after_many_wrong_ones_the_right_one_waits(self, gwen: Person, priya: Actor) -> None:
        code = actions.invite(by=priya, person=gwen)
        for _ in range(tries.WRONG_ONES):
            come_in("7KQ4-M2ND-9XWT")

        assert "wait a quarter of an hour" in come_in(code).content.decode()
        assert not is_in()
        with clock.at(clock.now() + timedelta(minutes=16)):
            come_in(code)
        assert is_in()
        refused = AuditEntry.objects.filter(did="people.invitation-refused")
        assert refused.count() == tries.WRONG_ONES + 1

    def test_once_the_place_has_ended(
        self, jean: CircleMember, maggie_herself: Actor, maggie: Person
    ) -> None:
        code = actions.invite(by=maggie_herself, member=jean)

        actions.end_place_in_circle(member=jean, by=maggie_herself, left_on=clock.today())

        come_in(code)
        assert not is_in()
        assert Invitation.objects.get().withdrawn_at

    def test_once_nothing_is_shared_and_not_when_it_is_again(
        self, jean: CircleMember, maggie_herself: Actor
    ) -> None:
        code = actions.invite(by=maggie_herself, member=jean)

        actions.change_sight(member=jean, by=maggie_herself, may_see_from=None)
        come_in(code)
        actions.change_sight(member=jean, by=maggie_herself, may_see_from=clock.today())
        come_in(code)

        assert not is_in()

    def test_once_the_person_has_died(self, gwen: Person, priya: Actor) -> None:
        code = actions.invite(by=priya, person=gwen)

        actions.record_death(person=gwen, by=priya, died_on=clock.today())

        come_in(code)
        assert not is_in()

    def test_when_it_was_used_in_another_browser_meanwhile(
        self, gwen: Person, priya: Actor
    ) -> None:
        code, late = actions.invite(by=priya, person=gwen), Client()
        late.post("/join", {"code": code})
        found = actions.find_invitation(typed=code)
        come_in(code)

        said = {"email": "late@example.org", "password": GOOD, "again": GOOD}
        assert late.post("/join/account", said)["location"] == "/join"
        assert found is not None
        with pytest.raises(NotToBeInvited, match=WORKS_NO_MORE):
            actions.join(invitation=found, email="late@example.org", password=GOOD)
        assert not is_in("late@example.org")

    def test_with_the_address_of_somebody_else(self, gwen: Person, priya: Actor) -> None:
        code = actions.invite(by=priya, person=gwen)

        answer = come_in(code, email="Priya@example.org")

        assert "Somebody signs in with that address" in answer.content.decode()
        gwen.refresh_from_db()
        assert gwen.user is None

    def test_with_an_account_that_has_another_record(
        self, gwen: Person, priya: Actor, maggie_herself: Actor, client: Client
    ) -> None:
        code = actions.invite(by=priya, person=gwen)
        arrive(client, maggie_herself)

        client.post("/join", {"code": code})
        answer = client.post("/join/account")

        assert "which is another one" in answer.content.decode()

    def test_the_person_with_the_code_of_a_friend(
        self, jean: CircleMember, maggie_herself: Actor, client: Client
    ) -> None:
        code = actions.invite(by=maggie_herself, member=jean)
        arrive(client, maggie_herself)

        client.post("/join", {"code": code})
        answer = client.post("/join/account")

        assert "your own record" in answer.content.decode()

    def test_without_a_code(self, client: Client, db: None) -> None:
        assert client.get("/join/account")["location"] == "/join"


class TestInviting:
    @pytest.mark.parametrize("who", ["tomasz", "owen", "helen", "dev"])
    def test_is_not_for_others(self, who: str, gwen: Person, jean: CircleMember) -> None:
        for what in ({"person": gwen}, {"member": jean}):
            with pytest.raises(PermissionDenied):
                actions.invite(by=cast.worker(who), **what)

    def test_nor_for_a_relative(self, visit: Visit, june: Actor, jean: CircleMember) -> None:
        with pytest.raises(PermissionDenied):
            actions.invite(by=june, member=jean)
        visit(f"/people/circle/{jean.pk}/invite", by=june, expecting=404)

    def test_somebody_with_whom_nothing_is_shared(
        self, visit: Visit, maggie: Person, maggie_herself: Actor
    ) -> None:
        ada = actions.add_to_circle(person=maggie, by=maggie_herself, kind="friend", name="Ada")

        page = visit(f"/people/circle/{ada.pk}/invite", by=maggie_herself, sending={})

        assert "First say what they may see" in page.text
        assert not Invitation.objects.exists()

    def test_somebody_who_can_sign_in_already(
        self, maggie: Person, june: Actor, priya: Actor
    ) -> None:
        place = CircleMember.objects.get(user=june.user)
        for what in ({"person": maggie}, {"member": place}):
            with pytest.raises(NotToBeInvited, match="already"):
                actions.invite(by=priya, **what)

    def test_somebody_whose_place_has_ended(
        self, jean: CircleMember, maggie_herself: Actor
    ) -> None:
        actions.end_place_in_circle(member=jean, by=maggie_herself, left_on=clock.today())

        with pytest.raises(NotToBeInvited, match="for themself"):
            actions.invite(by=maggie_herself, member=jean)

    def test_to_the_record_of_somebody_who_has_died(self, gwen: Person, priya: Actor) -> None:
        actions.record_death(person=gwen, by=priya, died_on=clock.today())

        with pytest.raises((NotToBeInvited, PermissionDenied)):
            actions.invite(by=priya, person=gwen)
