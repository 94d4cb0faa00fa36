"""A record is opened in an emergency: for a reason, by whoever shows who they are, an hour long."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access import again
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership
from whatmatters.access.policy import DataClass, Deed
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions, selectors
from whatmatters.people.models import Bar, BrokenGlass, Person
from whatmatters.people.standing import standing_of

PASSWORD = "the heron on the far bank"
WHY = {"reason": "danger", "because": "She does not answer, and the door is open"}
SENT = WHY | {"password": PASSWORD}


@pytest.fixture
def at_hand(tomasz: Actor) -> Actor:
    """Tomasz, who has a password."""
    tomasz.user.set_password(PASSWORD)
    tomasz.user.save()
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

    visit(address(maggie), by=at_hand, sending=SENT, expecting=302)

    glass = BrokenGlass.objects.get()
    assert (glass.reason, glass.because) == (WHY["reason"], WHY["because"])
    assert glass.until - glass.broken_at == timedelta(minutes=60)


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ("reason", "Choose why you need to open it"),
        ("because", "Say what has happened"),
        ("password", "Enter your password"),
    ],
)
def test_each_question_is_answered_first(
    left_out: str, says: str, visit: Visit, maggie: Person, at_hand: Actor
) -> None:
    page = visit(address(maggie), by=at_hand, sending=SENT | {left_out: ""})

    assert says in page.text
    assert not BrokenGlass.objects.exists()


def test_a_wrong_password_opens_nothing_and_loses_nothing(
    visit: Visit, maggie: Person, at_hand: Actor
) -> None:
    page = visit(address(maggie), by=at_hand, sending=SENT | {"password": "guess"})

    assert again.WRONG in page.text
    assert WHY["because"] in page.text
    assert "guess" not in str(page)
    assert not BrokenGlass.objects.exists()
    assert AuditEntry.objects.filter(did="access.not-shown-again").count() == 1


def test_after_many_wrong_ones_the_right_one_waits_too(
    visit: Visit, maggie: Person, at_hand: Actor
) -> None:
    for _ in range(10):
        visit(address(maggie), by=at_hand, sending=SENT | {"password": "guess"})

    page = visit(address(maggie), by=at_hand, sending=SENT)

    assert again.TOO_OFTEN in page.text
    assert not BrokenGlass.objects.exists()


def test_who_has_no_password_shows_it_by_having_just_signed_in(
    visit: Visit, maggie: Person, tomasz: Actor
) -> None:
    tomasz.user.set_unusable_password()
    tomasz.user.save()
    assert not visit(address(maggie), by=tomasz).select("[type=password]")

    visit(address(maggie), by=tomasz, sending=WHY, expecting=302)

    assert BrokenGlass.objects.exists()


def test_who_signed_in_long_ago_does_it_again(visit: Visit, maggie: Person, tomasz: Actor) -> None:
    tomasz.user.set_unusable_password()
    tomasz.user.save()
    visit("/", by=tomasz, expecting=302)
    with clock.at(clock.now() + timedelta(minutes=6)):
        page = _sent_again(visit, maggie)

    assert again.NOT_JUST_NOW in page
    assert not BrokenGlass.objects.exists()


def _sent_again(visit: Visit, maggie: Person) -> str:
    """Without signing in anew, as `visit` would."""
    client = visit.__closure__[0].cell_contents  # type: ignore[attr-defined]
    return str(client.post(address(maggie), WHY).content.decode())


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


def test_closing_leads_back_to_the_search_and_is_said(
    visit: Visit, maggie: Person, tomasz: Actor
) -> None:
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
