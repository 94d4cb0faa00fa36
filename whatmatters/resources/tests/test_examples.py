"""The examples of the standard come in and go out again equal."""

import io
import json
from typing import Any

import pytest

from whatmatters.resources.intake.taking import Intake
from whatmatters.resources.models import (
    ListedOrganization,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from whatmatters.resources.standard.documents import items
from whatmatters.resources.standard.writing import written
from whatmatters.resources.tests.published import example, without_lists

pytestmark = pytest.mark.django_db


def brought_in(name: str) -> tuple[dict[str, Any], Intake]:
    raw = example(name)
    intake = Intake()
    intake.take(items(io.BytesIO(json.dumps(raw).encode())))
    return raw, intake


def test_a_service_comes_out_as_it_came_in() -> None:
    raw, intake = brought_in("service_full")

    assert written("service", Service.objects.get()) == raw
    assert intake.tally.new == 1
    assert "no place on the globe" in intake.tally.told[0]


def test_a_page_of_services_comes_out_as_it_came_in() -> None:
    raw, _ = brought_in("service_list")

    out = [written("service", one, deep=False) for one in Service.objects.order_by("pk")]
    assert out == raw["contents"]


def test_an_organisation_comes_out_with_its_services() -> None:
    raw, intake = brought_in("organization_full")
    services = raw.pop("services")

    assert written("organization", ListedOrganization.objects.get()) == raw
    out = written("service", Service.objects.get())
    assert out.pop("organization") == raw
    assert [out] == services
    assert (intake.tally.new, intake.tally.others) == (1, 1)


def test_a_page_of_organisations_comes_out_as_it_came_in() -> None:
    raw, _ = brought_in("organization_list")

    assert [written("organization", ListedOrganization.objects.get())] == raw["contents"]


def test_a_service_at_a_place_comes_out_as_it_came_in() -> None:
    raw, _ = brought_in("service_at_location_full")
    at = ServiceAtLocation.objects.get()

    out = written("service_at_location", at)
    out["service"] = written("service", at.service)
    del out["service"]["service_at_locations"]
    assert out == raw


def test_a_page_of_services_at_places_comes_out_as_it_came_in() -> None:
    raw, _ = brought_in("service_at_location_list")
    at = ServiceAtLocation.objects.get()

    out = written("service_at_location", at, deep=False)
    out["service"] = written("service", at.service, deep=False)
    assert [out] == raw["contents"]


@pytest.mark.parametrize("name", ["taxonomy", "taxonomy_list"])
def test_a_taxonomy_comes_out_as_it_came_in(name: str) -> None:
    raw, _ = brought_in(name)

    whole = raw["contents"][0] if "contents" in raw else raw
    assert written("taxonomy", Taxonomy.objects.get()) == whole


@pytest.mark.parametrize("name", ["taxonomy_term", "taxonomy_term_list"])
def test_a_term_comes_out_as_it_came_in(name: str) -> None:
    raw, _ = brought_in(name)

    whole = raw["contents"][0] if "contents" in raw else raw
    assert written("taxonomy_term", TaxonomyTerm.objects.get()) == whole


def test_all_examples_together_change_nothing_the_second_time() -> None:
    for name in ("taxonomy", "organization_full", "service_full"):
        brought_in(name)
    before = without_lists(Service)
    _, again = brought_in("service_full")

    assert (again.tally.new, again.tally.changed, again.tally.same) == (0, 0, 1)
    assert without_lists(Service) == before
