"""Who pays for visits is told sums over many, and nothing of anybody."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.visit import Visit as Goto
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.exchange.selectors import Asked, remittance_of, sums_page
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record
from whatmatters.people.models import Person, Share
from whatmatters.visits.models import Visit
from whatmatters.visits.periods import DAYS, Period
from whatmatters.visits.selectors import report_page
from whatmatters.visits.tests.conftest import MONDAY
from whatmatters.visits.tests.counted import SUNDAY, put_for

WEEK = Period(DAYS, MONDAY, MONDAY + timedelta(days=6))
ADDRESS = f"/exchange/remittance/sums?first={MONDAY.isoformat()}&weeks=1&provider="


@pytest.fixture(autouse=True)
def that_sunday(db: None) -> Iterator[None]:
    with clock.at(SUNDAY):
        yield


@pytest.fixture
def brook() -> Organisation:
    return cast.place("brook")


@pytest.fixture
def nadia(priya: Actor) -> Actor:
    """Commissions for the council that Priya works for."""
    assert priya.membership is not None
    user, place = cast.account("nadia", "Nadia"), priya.membership.organisation
    pays = Membership.objects.create(user=user, organisation=place, role_key=RoleKey.COMMISSIONER)
    return Actor(user, pays)


@pytest.fixture
def known(priya: Actor, brook: Organisation, sam: Actor) -> list[Person]:
    """Eight people with two visits each; of one nobody came to the second."""
    people = []
    for number in range(8):
        person = begin_record(by=priya, known_as=f"Q{number}", full_name=f"Quentin{number} Ray")
        put = put_for(person, brook, sam.user)
        put(sam.user, late=20)
        put(sam.user, status="missed", because="Hm") if number == 0 else put(sam.user)
        people.append(person)
    return people


def figures(viewer: Actor) -> dict[str, Any]:
    page = report_page(viewer=viewer, period=WEEK)
    return {one.kind.key: one for part in page.parts for one in part.figures}


def test_how_visits_went_in_numbers_that_are_nobodys(
    visit: Goto, nadia: Actor, known: list[Person]
) -> None:
    found = figures(nadia)

    assert (found["planned"].n, found["planned"].shown) == (15, "15")
    assert (found["late"].shown, found["missed"].shown) == ("10", "fewer than 8")
    assert not any(one.has_visits for one in found.values())
    page = visit("/visits/how-they-went", by=nadia)
    assert "Quentin" not in page.text
    assert not page.select("main td a, main th a")
    assert "Quentin" not in visit("/visits/how-they-went/visits?what=done", by=nadia).text


def test_and_of_few_people_nothing(
    visit: Goto, nadia: Actor, known: list[Person], brook: Organisation
) -> None:
    Visit.objects.filter(person=known[0]).update(day=MONDAY - timedelta(days=70))

    assert figures(nadia) == {}
    assert "fewer than 8 people" in visit("/visits/how-they-went", by=nadia).text
    assert "fewer than 8 people" in visit(f"{ADDRESS}{brook.pk}", by=nadia).text


def test_what_visits_come_to_is_a_sum(
    visit: Goto, nadia: Actor, known: list[Person], brook: Organisation
) -> None:
    page = visit(f"{ADDRESS}{brook.pk}", by=nadia)

    told = sums_page(viewer=nadia, provider=str(brook.pk), first=MONDAY.isoformat(), weeks="1").sums
    assert told is not None
    assert (told.people, told.visits) == (8, 15)
    assert "Quentin" not in page.text
    assert not page.select("main table")


def test_a_share_of_money_opens_no_visit_and_the_lines_stay_closed(
    visit: Goto, nadia: Actor, known: list[Person], brook: Organisation, priya: Actor
) -> None:
    Share.objects.create(
        person=known[0],
        organisation_id=nadia.organisation_id,
        core=True,
        plan=True,
        budget=True,
        purpose="To pay",
    )
    assert not remittance_of(viewer=nadia, asked=Asked(brook, MONDAY, 1)).lines
    visit("/exchange/remittance", by=nadia, expecting=403)
    visit("/exchange/remittance.csv", by=nadia, expecting=403)
    visit(f"{ADDRESS}{brook.pk}", by=priya, expecting=403)


def test_nobody_of_another_council_is_counted(
    nadia: Actor, known: list[Person], owen: Actor, brook: Organisation, sam: Actor
) -> None:
    theirs = begin_record(by=owen, known_as="Gwen", full_name="Gwen Pugh")
    for _ in range(10):
        put_for(theirs, brook, sam.user)(sam.user)

    assert figures(nadia)["planned"].n == 15


def test_nor_what_a_confidential_service_does(nadia: Actor, known: list[Person]) -> None:
    Organisation.objects.filter(pk=cast.place("brook").pk).update(is_confidential=True)

    assert figures(nadia) == {}
