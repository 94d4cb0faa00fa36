"""The directory's pages: anybody may use them, and nothing is kept of who did."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.resources.models import Service, Told
from whatmatters.resources.tests.listing import EASTBURY, FAR, WESTBURY, listed

pytestmark = pytest.mark.django_db
MISTAKE = {"words": "It is on Fridays now"}
SUGGESTION = {"name": "Repair café", "where": "Old Dairy Yard", "words": "First Saturdays"}


@pytest.fixture
def choir(db: None) -> Service:
    return listed(
        "Thursday Voices",
        about="<p>For anybody who <b>likes to sing</b>.</p><p>No music to read.</p>",
        by="St Mary’s",
        terms=("Choir",),
        at=WESTBURY,
        postcode="BA13 1AA",
        byday="TH",
        hours=(14, 16),
        cost="2.50",
        access="Hearing loop",
        language="Welsh",
        phone="01632 960013",
        url="https://example.org/voices",
        minimum_age=18,
        checked=clock.today(),
    )


def test_somebody_without_an_account_finds_a_choir(visit: Visit, choir: Service) -> None:
    listed("Far choir", at=FAR, town="Edinburgh", postcode="EH1 1AA")

    page = visit("/directory/?q=singing+choirs&place=BA13+1ZZ&miles=5")

    assert "One thing was found" in page.text
    assert "Thursday Voices" in page.text
    assert "Very near" in page.text
    assert "£2.50" in page.text
    assert "roughly" in page.text
    assert page.select_one("input[name=q]")["value"] == "singing choirs"  # type: ignore[index]
    assert not AuditEntry.objects.exists(), "nothing is kept of who looks"


def test_one_may_look_around(visit: Visit, choir: Service) -> None:
    listed("Number 9", terms=("Bus",))
    page = visit("/directory/")

    assert "Look around" in page.text
    link = next(a for a in page.select("main a") if a.text == "Getting about")
