"""Where somebody who acts as themself begins."""

from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.people import actions
from whatmatters.people.models import Person


def test_maggie_goes_straight_to_her_own(
    client: Client, maggie: Person, maggie_herself: Actor
) -> None:
    arrive(client, maggie_herself)

    assert client.get("/my-page")["location"] == f"/people/{maggie.pk}"


def test_june_goes_straight_to_the_only_page_she_may_see(
    client: Client, maggie: Person, june: Actor
) -> None:
    arrive(client, june)

    assert client.get("/my-page")["location"] == f"/people/{maggie.pk}"


def test_with_a_record_of_her_own_she_finds_maggie_beside_it(
    visit: Visit, maggie: Person, june: Actor, farah: Actor
) -> None:
    own = actions.begin_record(by=farah, known_as="June")
    actions.give_account(person=own, user=june.user, by="system")

    page = visit(f"/people/{own.pk}", by=june)

    assert "People I help" in page.text
    assert page.select(f"a[href='/people/{maggie.pk}']")


def test_helping_two_people_one_chooses(
    visit: Visit, maggie: Person, june: Actor, priya: Actor
) -> None:
    other = actions.begin_record(by=priya, known_as="Albert")
    actions.add_to_circle(
        person=other,
        by=priya,
        kind="friend",
        name="June",
        user=june.user,
        may_see_from=other.recorded_at.date(),
    )

    page = visit("/my-page", by=june)

    assert [link.text for link in page.select("main li a")] == ["Albert", "Margaret Holt (Maggie)"]


def test_somebody_in_nobodys_circle_is_told_kindly(visit: Visit, db: None) -> None:
    alone = Actor(cast.account("alone", "Al One"))

    assert "There is nobody here yet" in visit("/my-page", by=alone).text
