"""A record is opened in an emergency: for a reason, by whoever shows who they are, an hour long."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.visit import Visit, arrive, look_over
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, Watched
from whatmatters.access.policy import DataClass, Deed
from whatmatters.access.roles import RoleKey
from whatmatters.access.signing_in import steps
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions, selectors
from whatmatters.people.forms.glass import NOT_LATELY
from whatmatters.people.models import Bar, BrokenGlass, Person, Registration
from whatmatters.people.standing import standing_of

WHY = {"reason": "danger", "because": "She does not answer, and the door is open"}


@pytest.fixture
def at_hand(tomasz: Actor, monkeypatch: pytest.MonkeyPatch) -> Actor:
    """Tomasz, who has just shown that it is he."""
    monkeypatch.setattr("whatmatters.people.views.glass.proved_lately", lambda request: True)
    return tomasz


def address(person: Person) -> str:
    return f"/people/{person.pk}/emergency/open"


def broken(person: Person, by: Actor) -> BrokenGlass:
    return actions.break_glass(person=person, by=by, **WHY)


def opened(by: Actor, person: Person) -> set[DataClass]:
    standing = standing_of(by, person)
    return {about for about in DataClass if standing.may(about)}


def test_it_opens_alerts_plan_and_visits_and_nothing_else(maggie: Person, tomasz: Actor) -> None:
    assert not opened(tomasz, maggie)

    broken(maggie, tomasz)

    assert opened(tomasz, maggie) == {DataClass.PLAN, DataClass.VISITS, DataClass.ALERTS}
    standing = standing_of(tomasz, maggie)
    assert not [about for about in DataClass if standing.may(about, Deed.WRITE)]


def test_it_is_for_an_hour_to_the_minute(maggie: Person, tomasz: Actor) -> None:
    began = clock.now()
    with clock.at(began):
        broken(maggie, tomasz)

    with clock.at(began + timedelta(minutes=60) - timedelta(microseconds=1)):
        assert opened(tomasz, maggie)
    with clock.at(began + timedelta(minutes=60)):
        assert not opened(tomasz, maggie)


def test_pressed_twice_it_is_opened_once(maggie: Person, tomasz: Actor) -> None:
    assert broken(maggie, tomasz) == broken(maggie, tomasz)
    assert BrokenGlass.objects.count() == 1


def test_it_is_opened_for_the_one_who_asked_where_they_act(maggie: Person, tomasz: Actor) -> None:
    broken(maggie, tomasz)

    elsewhere = cast.place("eastbury")
    job = Membership.objects.create(
        user=tomasz.user, organisation=elsewhere, role_key=RoleKey.PRACTITIONER
    )
    assert not opened(Actor(tomasz.user, job), maggie)
    assert not opened(Actor(tomasz.user), maggie)


def test_closed_it_is_closed_at_once(maggie: Person, tomasz: Actor) -> None:
    glass = broken(maggie, tomasz)

    actions.close_glass(glass=glass, by=tomasz)
    first = actions.close_glass(glass=glass, by=tomasz).given_back_at

    assert not opened(tomasz, maggie)
    assert actions.close_glass(glass=glass, by=tomasz).given_back_at == first
    assert AuditEntry.objects.filter(did="people.glass-given-back").count() == 1


def test_nobody_closes_it_for_another(maggie: Person, tomasz: Actor, helen: Actor) -> None:
    glass = broken(maggie, tomasz)
    colleague = Membership.objects.create(
        user=cast.account("colleague", "A Colleague"),
        organisation=cast.place("westbury"),
        role_key=RoleKey.PRACTITIONER,
    )

    with pytest.raises(PermissionDenied):
        actions.close_glass(glass=glass, by=Actor(colleague.user, colleague))


@pytest.mark.parametrize("who", ["priya", "helen", "sam", "june", "owen", "farah"])
def test_it_is_for_staff_of_an_organisation_that_knows_them_who_do_not_see(
    who: str, maggie: Person, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        broken(maggie, request.getfixturevalue(who))


@pytest.mark.parametrize("key", ["dev", "ines"])
def test_it_is_for_roles_that_help_somebody(key: str, maggie: Person) -> None:
    with pytest.raises(PermissionDenied):
        broken(maggie, cast.worker(key))


@pytest.mark.parametrize("when", ["before", "after"])
def test_whoever_is_barred_opens_nothing(
    when: str, maggie: Person, tomasz: Actor, priya: Actor
) -> None:
    if when == "after":
        broken(maggie, tomasz)
    Bar.objects.create(person=maggie, user=tomasz.user, barred_by=priya.user)

    assert not opened(tomasz, maggie)
    with pytest.raises(PermissionDenied):
        broken(maggie, tomasz)


def test_it_is_written_down_with_who_and_about_whom(maggie: Person, tomasz: Actor) -> None:
    glass = broken(maggie, tomasz)

    entry = AuditEntry.objects.get(did="people.glass-broken")
    assert (entry.by, entry.about) == (str(tomasz.user.pk), str(maggie.pk))
    assert entry.to == f"people.BrokenGlass:{glass.pk}"
    assert WHY["because"] not in str(vars(entry))


def test_the_page_asks_why_and_who_and_then_opens(
    visit: Visit, maggie: Person, at_hand: Actor
) -> None:
    page = visit(address(maggie), by=at_hand)
    assert "Margaret Holt" in page.text
    assert "60 minutes" in page.text

    visit(address(maggie), by=at_hand, sending=WHY, expecting=302)

    glass = BrokenGlass.objects.get()
    assert (glass.reason, glass.because) == (WHY["reason"], WHY["because"])
    assert glass.until - glass.broken_at == timedelta(minutes=60)


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ("reason", "Choose why you need to open it"),
        ("because", "Say what has happened"),
    ],
)
def test_each_question_is_answered_first(
    left_out: str, says: str, visit: Visit, maggie: Person, at_hand: Actor
) -> None:
    page = visit(address(maggie), by=at_hand, sending=WHY | {left_out: ""})

    assert says in page.text
    assert not BrokenGlass.objects.exists()


def proved(client: Client, by: Actor, minutes_ago: int) -> None:
    """Signed in, and shown again that it is they, so long ago."""
    arrive(client, by)
    session = client.session
    session[steps.PROVED] = (clock.now() - timedelta(minutes=minutes_ago)).isoformat()
    session.save()


def test_whoever_has_not_shown_who_they_are_does_so_first(
    client: Client, maggie: Person, tomasz: Actor
) -> None:
    proved(client, tomasz, minutes_ago=6)

    answer = client.get(address(maggie))

    assert answer["location"] == f"/account/again?next={quote(address(maggie), safe='')}"


def test_whoever_has_shown_it_is_asked_why(client: Client, maggie: Person, tomasz: Actor) -> None:
    proved(client, tomasz, minutes_ago=4)

    assert client.get(address(maggie)).status_code == 200
    assert client.post(address(maggie), WHY).status_code == 302
    assert BrokenGlass.objects.exists()


def test_whoever_was_long_about_it_loses_nothing(
    client: Client, maggie: Person, tomasz: Actor
) -> None:
    proved(client, tomasz, minutes_ago=11)

    answer = client.post(address(maggie), WHY)

    page = BeautifulSoup(answer.content, "html.parser")
    look_over(page)
    assert NOT_LATELY in page.text
    assert WHY["because"] in page.text
    assert page.select("a[href^='/account/again?next=']")
    assert not BrokenGlass.objects.exists()


def test_privacy_officers_of_all_who_know_the_person_are_told_at_once(
    maggie: Person, tomasz: Actor
) -> None:
    Registration.objects.create(person=maggie, organisation=cast.place("brook"))

    broken(maggie, tomasz)

    told = Watched.objects.filter(flag=Watched.Flag.GLASS, person=str(maggie.pk))
    names = sorted(str(place) for place in told.values_list("organisation", flat=True))
    assert names == sorted(str(cast.place(key).pk) for key in ("westbury", "brook"))
    assert {row.viewer for row in told} == {str(tomasz.user.pk)}


@pytest.mark.parametrize(("who", "answer"), [("owen", 404), ("june", 404), ("helen", 403)])
def test_unknown_here_is_not_found_and_known_is_refused(
    who: str, answer: int, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    visit(address(maggie), by=request.getfixturevalue(who), expecting=answer)


def test_whoever_is_barred_finds_nobody_there(
    visit: Visit, maggie: Person, tomasz: Actor, priya: Actor
) -> None:
    Bar.objects.create(person=maggie, user=tomasz.user, barred_by=priya.user)

    visit(address(maggie), by=tomasz, expecting=404)


@pytest.mark.parametrize("role", [RoleKey.PRACTITIONER, RoleKey.SUPPORT_WORKER])
def test_closing_leads_back_and_is_said(
    role: RoleKey, visit: Visit, maggie: Person, tomasz: Actor
) -> None:
    """Also those who may not search, and came by a link."""
    Membership.objects.filter(user=tomasz.user).update(role_key=role)
    tomasz = Actor(tomasz.user, Membership.objects.get(user=tomasz.user))
    broken(maggie, tomasz)
    close = f"/people/{maggie.pk}/emergency/close"

    page = visit(close, by=tomasz, sending={})

    assert "The record is closed again" in page.text
    visit(close, by=tomasz, sending={}, expecting=404)


def test_a_privacy_officer_sees_how_often_each_does_it(
    maggie: Person, tomasz: Actor, owen: Actor
) -> None:
    officer = Membership.objects.create(
        user=cast.account("officer", "An Officer"),
        organisation=cast.place("westbury"),
        role_key=RoleKey.PRIVACY_OFFICER,
    )
    viewer = Actor(officer.user, officer)
    for _ in range(2):
        actions.close_glass(glass=broken(maggie, tomasz), by=tomasz)
    later = clock.today() + timedelta(days=62)
    with clock.at(later):
        actions.close_glass(glass=broken(maggie, tomasz), by=tomasz)

    [rate] = selectors.monthly_rates(viewer=viewer)

    assert (rate.name, rate.times, rate.people) == (tomasz.name, 2, 1)
    assert rate.organisation == cast.place("westbury").name
    [then] = selectors.monthly_rates(viewer=viewer, month=later)
    assert then.times == 1
    for other in (tomasz, owen):
        assert not selectors.monthly_rates(viewer=other)
