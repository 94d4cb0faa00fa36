"""The cast is lived through once; its doors open only in a demonstration."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.visit import Visit
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.demonstration.lives import LIVES
from whatmatters.demonstration.world import (
    BY_KEY,
    NotADemonstration,
    make_the_cast,
    mark_as_demonstration,
)
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import Review
from whatmatters.visits import models as visits

pytestmark = pytest.mark.django_db


def test_everybody_is_there_at_a_stage_of_their_own() -> None:
    assert make_the_cast() == len(LIVES)

    assert Person.objects.count() == len(LIVES) >= 12
    assert {plan.status for plan in Plan.objects.all()} >= {"draft", "running", "replaced", "ended"}
    assert Review.objects.filter(status="due", kind="asked").exists()
    assert set(Outcome.objects.values_list("ending", flat=True)) >= {
        "",
        "achieved",
        "changed",
        "moved",
        "died",
    }
    assert Outcome.objects.filter(source="seen").exists()
    assert Enquiry.objects.waiting().count() == 3
    sams = visits.Visit.objects.still_planned().filter(goers__user=cast.worker("sam").user)
    assert sams.filter(starts_at__gt=clock.now()).exists()
    assert make_the_cast() == 0


def test_albert_and_ray_need_the_same_and_want_different_lives() -> None:
    make_the_cast()

    albert, ray = (Person.objects.get(known_as=name) for name in ("Albert", "Ray"))
    needs = [set(person.barriers.values_list("words", flat=True)) for person in (albert, ray)]
    wants = [set(person.outcomes.values_list("words", flat=True)) for person in (albert, ray)]
    assert needs[0] == needs[1]
    assert not wants[0] & wants[1]


def test_owen_sees_none_of_it_but_nora() -> None:
    make_the_cast()

    seen = Person.objects.visible_to(cast.worker("owen"))
    assert [person.known_as for person in seen] == ["Nora"]


def test_real_records_are_never_joined_by_invented_ones() -> None:
    Organisation.objects.create(name="A real council", address_name="real")

    with pytest.raises(NotADemonstration, match="Choose an empty one"):
        make_the_cast()

    assert not Person.objects.exists()


class TestItsDoors:
    @pytest.fixture(autouse=True)
    def a_demonstration(self, settings: Settings) -> None:
        settings.DEMONSTRATION = True
        mark_as_demonstration(seed=0)
        cast.worker("priya")

    def test_the_front_page_offers_everybody(self, visit: Visit) -> None:
        page = visit("/")

        offered = {str(button["value"]) for button in page.select("button[name=key]")}
        assert offered == set(BY_KEY)

    def test_one_press_and_one_is_priya(self, client: Client) -> None:
        answer = client.post("/demonstration/sign-in", {"key": "priya"}, follow=True)

        assert "My day" in answer.content.decode()
        assert AuditEntry.objects.filter(did="access.signed-in").exists()

    @pytest.mark.parametrize("key", ["", "nobody", "priya@example.org"])
    def test_nobody_else(self, key: str, client: Client) -> None:
        assert client.post("/demonstration/sign-in", {"key": key}).status_code == 404

    def test_there_is_no_such_door_without_the_setting(
        self, client: Client, settings: Settings
    ) -> None:
        settings.DEMONSTRATION = False

        assert client.post("/demonstration/sign-in", {"key": "priya"}).status_code == 404
        assert "invented" not in client.get("/").content.decode()


def test_nor_in_a_database_that_is_none(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    cast.worker("priya")

    assert client.post("/demonstration/sign-in", {"key": "priya"}).status_code == 404
    assert "invented" not in client.get("/").content.decode()
