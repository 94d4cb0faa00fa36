"""Maggie has no signal and forgot her password. Priya sits beside her, and reads out a code."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.access.routes import every_route, opens_beside
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import BesideCode, CircleMember, Kind, Person

COME_IN = "/beside"
#: What is open to whoever signs in so. Whoever adds to it says here that no worker may not see it.
OPEN = {
    "home:mine",
    "home:person",
    "outcomes:hear",
    "outcomes:order",
    "outcomes:say",
    "outcomes:easy-read",
    "outcomes:show",
    "outcomes:describe",
    "outcomes:add-step",
    "outcomes:step",
    "outcomes:finish-step",
    "outcomes:name-barrier",
    "plans:show",
    "plans:easy-read",
    "plans:tick",
    "conversations:next-time",
    "reviews:ask",
    "access:sign-out",
    "access:leave",
    "access:language",
    "access:rights",
}


@pytest.fixture
def code(maggie: Person, maggie_herself: Actor, priya: Actor) -> str:
    return actions.give_beside_code(person=maggie, by=priya)


@pytest.fixture
def beside(code: str, client: Client) -> Client:
    client.post(COME_IN, {"code": code})
    return client


def test_priya_shows_the_code_and_maggie_comes_in(
    maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit, client: Client
) -> None:
    page = visit(f"/people/{maggie.pk}/beside", by=priya, sending={"sent": "yes"})
    code = page.select(".wm-code")[0].text

    answer = client.post(COME_IN, {"code": code.lower().replace("-", " ")}, follow=True)

    assert answer.redirect_chain[0][0] == "/my-page"
    assert "You have signed in beside somebody" in answer.text
    assert code not in f"{list(BesideCode.objects.values())}{list(AuditEntry.objects.values())}"


def test_it_works_once(code: str, beside: Client) -> None:
    again = Client().post(COME_IN, {"code": code})

    assert again.status_code == 200
    assert "We don’t know that code" in again.text


def test_it_works_for_ten_minutes(code: str, client: Client) -> None:
    with clock.at(clock.now() + timedelta(minutes=10, seconds=1)):
        assert "We don’t know that code" in client.post(COME_IN, {"code": code}).text


def test_the_newest_alone_works(code: str, maggie: Person, priya: Actor, client: Client) -> None:
    newer = actions.give_beside_code(person=maggie, by=priya)

    assert "We don’t know that code" in client.post(COME_IN, {"code": code}).text
    assert client.post(COME_IN, {"code": newer})["location"] == "/my-page"


def test_guessing_has_to_wait_and_so_does_who_guesses_right(code: str, client: Client) -> None:
    for _ in range(40):
        client.post(COME_IN, {"code": "0000-0000"})

    assert client.post(COME_IN, {"code": code}).status_code == 200


def test_what_is_open_is_what_is_listed_here() -> None:
    views = {view for at, view in every_route() if opens_beside(view) and at != "/"}

    assert views == {resolve(_example(name)).func for name in OPEN}


def _example(name: str) -> str:
    for args in ([], ["00000000-0000-4000-8000-000000000000"]):
        try:
            return reverse(name, args=args)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


@pytest.mark.parametrize(
    "name", ["diary:mine", "letters:mine", "access:account", "access:acting", "home:day"]
)
def test_what_is_hers_alone_stays_closed(name: str, beside: Client) -> None:
    answer = beside.get(reverse(name))

    assert answer.status_code == 403
    assert "This is for when you sign in by yourself" in answer.text


@pytest.mark.parametrize("page", ["sharing", "who-looked", "equality", "circle", "details"])
def test_who_sees_what_and_who_is_around_her_stay_closed(
    page: str, maggie: Person, beside: Client
) -> None:
    for send in (beside.get, beside.post):
        assert send(f"/people/{maggie.pk}/{page}").status_code == 403


def test_the_page_it_opens_names_nobody_whom_priya_may_not_know(
    beside: Client, maggie: Person
) -> None:
    page = beside.get(f"/people/{maggie.pk}").text

    assert "Hello" in page
    assert "People I help" not in page
    assert reverse("diary:mine") not in page.split("</nav>")[0]


@pytest.fixture
def june_beside(june: Actor, priya: Actor, client: Client) -> Client:
    """June helps Maggie, and has a record of her own. Priya reads out a code to her."""
    hers = actions.begin_record(by=priya, known_as="June")
    hers.user = june.user
    hers.save(update_fields=["user"])
    client.post(COME_IN, {"code": actions.give_beside_code(person=hers, by=priya)})
    return client


def by_herself(who: Actor) -> Client:
    alone = Client()
    arrive(alone, who)
    return alone


def test_no_record_opens_but_her_own(june: Actor, june_beside: Client, maggie: Person) -> None:
    """Whoever reads out a code may not know whom somebody helps."""
    assert by_herself(june).get(f"/people/{maggie.pk}").status_code == 200
    assert june_beside.get("/my-page", follow=True).status_code == 200
    assert june_beside.get(f"/people/{maggie.pk}").status_code == 404


def test_whom_else_she_helps_is_not_on_her_page(june_beside: Client, maggie: Person) -> None:
    assert maggie.name not in june_beside.get("/my-page", follow=True).text


def test_a_confidential_service_is_not_named_beside_somebody(
    beside: Client, maggie: Person, maggie_herself: Actor, farah: Actor
) -> None:
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.PRACTITIONER,
        name=farah.name,
        user=farah.user,
        organisation_id=farah.organisation_id,
    )
    assert farah.organisation_id
    Organisation.objects.filter(pk=farah.organisation_id).update(is_confidential=True)

    assert farah.name in by_herself(maggie_herself).get(f"/people/{maggie.pk}").text
    assert farah.name not in beside.get(f"/people/{maggie.pk}").text


def test_she_says_how_it_went_and_the_audit_says_it_was_beside_somebody(
    beside: Client, maggie: Person
) -> None:
    beside.post(f"/outcomes/for/{maggie.pk}", {"words": "To sing again", "sent_as": ""})

    said = AuditEntry.objects.filter(did="outcomes.heard").order_by("-at", "pk")
    assert [(one.why, one.by) for one in said[:1]] == [("beside", str(maggie.user_id))]


def test_it_ends_after_half_an_hour_whatever_she_does(beside: Client, maggie: Person) -> None:
    began = clock.now()
    for minutes in (9, 18, 27):
        with clock.at(began + timedelta(minutes=minutes)):
            assert beside.get(f"/people/{maggie.pk}").status_code == 200
    with clock.at(began + timedelta(minutes=31)):
        assert "/sign-in" in beside.get("/my-page")["location"]


def test_it_ends_after_ten_minutes_of_rest(beside: Client) -> None:
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert "/sign-in" in beside.get("/my-page")["location"]


def test_whoever_works_here_too_is_herself_and_nothing_more(
    priya: Actor, maggie: Person, maggie_herself: Actor, code: str, client: Client
) -> None:
    """A person who is also a colleague never comes in at work by it."""
    assert priya.membership
    priya.membership.pk = None
    priya.membership.user = maggie_herself.user
    priya.membership.save(force_insert=True)

    client.post(COME_IN, {"code": code})

    assert client.get("/my-day").status_code == 403
    assert client.post("/acting", {"membership": str(priya.membership.pk)}).status_code == 403


def test_she_is_told_by_letter_that_somebody_came_in(
    code: str, client: Client, settings: object, django_capture_on_commit_callbacks: object
) -> None:
    settings.SENDS_EMAIL = True  # type: ignore[attr-defined]  # a fixture
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client.post(COME_IN, {"code": code})

    assert len(mail.outbox) == 1


def test_without_an_account_she_is_invited_first(priya: Actor) -> None:
    kofi = actions.begin_record(by=priya, known_as="Kofi")

    with pytest.raises(actions.NotToBeInvited, match="Invite them to sign in first"):
        actions.give_beside_code(person=kofi, by=priya)


def test_nobody_else_gives_such_a_code(
    maggie: Person, sam: Actor, june: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    for actor in (sam, june, maggie_herself):
        with pytest.raises(PermissionDenied):
            actions.give_beside_code(person=maggie, by=actor)
