"""Whether an organisation asks for a second factor: who may say so, and what follows at once."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access import actions
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.access.signing_in import steps
from whatmatters.demonstration import cast
from whatmatters.foundations import clock

HERE = "/account/organisation"


@pytest.fixture
def dev(db: None) -> Actor:
    """The administrator of Westbury."""
    return cast.worker("dev")


@pytest.fixture
def desk(client: Client, dev: Actor) -> Client:
    """The administrator, who showed just now that it is them."""
    arrive(client, dev)
    session = client.session
    session[steps.PROVED] = clock.now().isoformat()
    session.save()
    return client


def asks() -> bool:
    return Organisation.objects.get(address_name="westbury").requires_second_factor


def test_it_is_asked_for_unless_somebody_says_otherwise(db: None) -> None:
    assert Organisation.objects.create(name="New", address_name="new").requires_second_factor


def test_an_administrator_asks_for_it_and_says_why(desk: Client, priya: Actor) -> None:
    answer = desk.post(HERE, {"asks": "yes", "why": "own-rules"})

    assert (answer.status_code, asks()) == (302, True)
    entry = AuditEntry.objects.get(did="access.second-factor-asked-for")
    assert (entry.why, entry.by) == ("own-rules", str(cast.worker("dev").user.pk))
    arrive(desk, priya)
    assert desk.get("/my-day")["location"] == "/account/second-factor", "It holds at once"


def test_and_stops_asking(dev: Actor, priya: Actor, client: Client) -> None:
    place = cast.place("westbury")
    for asked in (True, False):
        actions.ask_for_second_factor(organisation=place, by=dev, asks=asked, why="not-ready")

    assert not asks()
    assert AuditEntry.objects.get(did="access.second-factor-left-open").why == "not-ready"
    arrive(client, priya)
    assert client.get("/my-day").status_code == 200


def test_the_same_again_changes_and_says_nothing(dev: Actor) -> None:
    place = cast.place("westbury")

    assert not actions.ask_for_second_factor(organisation=place, by=dev, asks=False, why="incident")
    assert not AuditEntry.objects.filter(did__startswith="access.second-factor-").exists()


def test_without_a_reason_nothing_is_changed(desk: Client) -> None:
    answer = desk.post(HERE, {"asks": "yes"})

    assert "Choose why" in answer.content.decode()
    assert not asks()


def test_it_asks_who_it_is_first(client: Client, dev: Actor) -> None:
    arrive(client, dev)

    for answer in (client.get(HERE), client.post(HERE, {"asks": "yes", "why": "own-rules"})):
        assert answer["location"].startswith("/account/again?next=")
    assert not asks()


@pytest.mark.parametrize("who", ["priya", "helen", "ines", "ruth", "sam"])
def test_nobody_else_may(who: str, visit: Visit, db: None) -> None:
    visit(HERE, by=cast.worker(who), expecting=403)
    with pytest.raises(PermissionDenied):
        actions.ask_for_second_factor(
            organisation=cast.place("westbury"), by=cast.worker(who), asks=True, why="own-rules"
        )


def test_nor_for_another_organisation(dev: Actor) -> None:
    with pytest.raises(PermissionDenied):
        actions.ask_for_second_factor(
            organisation=cast.place("eastbury"), by=dev, asks=True, why="own-rules"
        )


def test_it_is_reached_from_the_list_of_members(visit: Visit, dev: Actor) -> None:
    page = visit("/account/members", by=dev)

    assert page.select_one(f"a[href='{HERE}']")
