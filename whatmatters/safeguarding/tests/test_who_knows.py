"""That a concern exists is known to those on the case, and to nobody else at all."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, User
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Bar, CasePlace, Person
from whatmatters.safeguarding import actions
from whatmatters.safeguarding.models import Concern, OnCase
from whatmatters.safeguarding.tests.cases import lead_of, raised, taken_on

EVERYBODY_ELSE = [
    "priya",
    "helen",
    "tomasz",
    "sam",
    "june",
    "maggie_herself",
    "farah",
    "owen",
    "dev",
    "ines",
    "bridget",
]


def somebody(key: str, request: pytest.FixtureRequest) -> Actor:
    if key in {"dev", "ines", "bridget"}:
        return cast.worker(key)
    actor: Actor = request.getfixturevalue(key)
    return actor


def sees(viewer: Actor, concern: Concern) -> bool:
    return Concern.objects.visible_to(viewer).filter(pk=concern.pk).exists()


@pytest.mark.parametrize("is_taken_on", [True, False], ids=["taken on", "waiting"])
@pytest.mark.parametrize("key", EVERYBODY_ELSE)
def test_to_everybody_else_there_is_none(
    key: str,
    is_taken_on: bool,
    maggie: Person,
    priya: Actor,
    ngozi: Actor,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    who = somebody(key, request)
    concern = taken_on(priya, ngozi, maggie) if is_taken_on else raised(priya, maggie)

    assert not sees(who, concern)
    for rest in ("", "/note", "/whose", "/people", "/close", "/reopen"):
        visit(f"/safeguarding/{concern.pk}{rest}", by=who, expecting=404)
    visit(f"/safeguarding/{concern.pk}/take-on", by=who, sending={}, expecting=404)
    for place in OnCase.objects.all():
        visit(f"/safeguarding/people/{place.pk}/end", by=who, expecting=404)
    for rest in ("", "/closed"):
        visit(f"/safeguarding{rest}", by=who, expecting=404)


def test_the_leads_of_the_organisation_see_it_until_one_takes_it_on(
    maggie: Person, priya: Actor, ngozi: Actor
) -> None:
    other, elsewhere = lead_of("leo", "westbury"), lead_of("eve", "eastbury")
    concern = raised(priya, maggie)

    assert (sees(ngozi, concern), sees(other, concern), sees(elsewhere, concern)) == (
        True,
        True,
        False,
    )
    actions.take_on(concern=concern, by=ngozi)
    assert (sees(ngozi, concern), sees(other, concern)) == (True, False)


def test_whoever_comes_back_as_lead_finds_what_waited(
    maggie: Person, sam: Actor, visit: Visit
) -> None:
    concern = raised(sam, maggie)
    assert concern.organisation.name == "Brook Home Care"

    lead = lead_of("beth", "brook")
    assert "Margaret Holt" in visit("/safeguarding", by=lead).get_text()


@pytest.mark.parametrize("leaves", ["membership", "account"])
def test_when_the_lead_on_it_is_gone_it_waits_again(
    leaves: str, maggie: Person, priya: Actor, ngozi: Actor
) -> None:
    other = lead_of("leo", "westbury")
    concern = taken_on(priya, ngozi, maggie)

    if leaves == "membership":
        Membership.objects.filter(user=ngozi.user).update(ended_on=clock.today())
        Membership.objects.filter(user=ngozi.user).update(began_on=clock.today())
    else:
        User.objects.filter(pk=ngozi.user.pk).update(is_active=False)

    assert sees(other, concern)
    actions.take_on(concern=concern, by=other)
    assert Concern.objects.worked_on_by(other).get() == concern


def test_it_opens_the_record_for_as_long_as_one_is_on_the_case(
    maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
) -> None:
    at = f"/people/{maggie.pk}"
    concern = raised(priya, maggie)
    visit(at, by=ngozi, expecting=404)

    actions.take_on(concern=concern, by=ngozi)
    visit(at, by=ngozi)

    actions.close_concern(concern=concern, by=ngozi, because="She is safe", wish_met="fully")
    visit(at, by=ngozi, expecting=404)
    assert not CasePlace.objects.current().exists()


def test_another_case_of_the_same_person_stays_closed(
    maggie: Person, priya: Actor, ngozi: Actor
) -> None:
    leo = lead_of("leo", "westbury")
    hers, his = taken_on(priya, ngozi, maggie), taken_on(priya, leo, maggie)

    assert (sees(ngozi, hers), sees(ngozi, his)) == (True, False)
    assert (sees(leo, hers), sees(leo, his)) == (False, True)


def test_the_same_lead_acting_elsewhere_sees_nothing(
    maggie: Person, priya: Actor, ngozi: Actor
) -> None:
    concern = taken_on(priya, ngozi, maggie)
    elsewhere = Membership.objects.create(
        user=ngozi.user, organisation=cast.place("brook"), role_key="safeguarding-lead"
    )

    assert not sees(Actor(ngozi.user, elsewhere), concern)
    assert not sees(Actor(ngozi.user), concern)


@pytest.mark.parametrize("is_taken_on", [True, False])
def test_a_bar_comes_before_everything(
    is_taken_on: bool, maggie: Person, priya: Actor, ngozi: Actor
) -> None:
    concern = taken_on(priya, ngozi, maggie) if is_taken_on else raised(priya, maggie)
    Bar.objects.create(person=maggie, user=ngozi.user, because="Kin", barred_by=priya.user)

    assert not sees(ngozi, concern)


@pytest.mark.parametrize("way", ["off", "switched-off"])
def test_who_is_taken_off_or_switched_off_sees_nothing(
    way: str, maggie: Person, priya: Actor, ngozi: Actor
) -> None:
    leo = lead_of("leo", "westbury")
    concern = taken_on(priya, ngozi, maggie)
    place = actions.put_on_case(concern=concern, by=ngozi, email=leo.user.email, because="Help")
    if way == "off":
        actions.take_off_case(place=place, by=ngozi, because="He knows her brother")
    else:
        leo.user.is_active = False

    assert not sees(leo, concern)


def test_once_taken_off_it_stays_so_when_the_case_is_closed(
    maggie: Person, priya: Actor, ngozi: Actor
) -> None:
    leo = lead_of("leo", "westbury")
    concern = taken_on(priya, ngozi, maggie)
    place = actions.put_on_case(concern=concern, by=ngozi, email=leo.user.email, because="Help")
    actions.take_off_case(place=place, by=ngozi, because="He knows her brother")
    actions.close_concern(concern=concern, by=ngozi, because="She is safe", wish_met="no")

    assert sees(ngozi, concern)
    assert not sees(leo, concern)


def test_a_death_does_not_end_a_case(maggie: Person, priya: Actor, ngozi: Actor) -> None:
    concern = taken_on(priya, ngozi, maggie)
    Person.objects.filter(pk=maggie.pk).update(died_on=clock.today() - timedelta(days=1))

    assert sees(ngozi, concern)


def test_search_and_lists_show_nobody_to_a_lead(maggie: Person, ngozi: Actor, visit: Visit) -> None:
    for address in ("/find", "/my-day", "/my-team", "/enquiries/waiting"):
        visit(address, by=ngozi, expecting=403)


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_comes_in_without_signing_in(method: str, client: Client, db: None) -> None:
    for address in ("/something-is-not-right", "/safeguarding", "/something-is-not-right/sent"):
        assert getattr(client, method)(address).status_code in {302, 403}


def test_the_door_is_named_to_leads_alone(ngozi: Actor, priya: Actor, visit: Visit) -> None:
    assert visit("/safeguarding", by=ngozi).select('nav a[href="/safeguarding"]')
    assert not visit("/my-day", by=priya).select('a[href="/safeguarding"]')


def test_a_lead_begins_with_what_waits(ngozi: Actor, client: Client) -> None:
    arrive(client, ngozi)

    assert client.get("/").headers["Location"] == "/safeguarding"
