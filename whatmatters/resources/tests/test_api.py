"""The read API: what may be asked, and that every answer is as the standard has it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from whatmatters.resources.models import Location, Postcode, Service
from whatmatters.resources.tests.asking import API, got, names
from whatmatters.resources.tests.making import bring_in, faults, service, uid
from whatmatters.resources.tests.published import example

pytestmark = pytest.mark.django_db
PAGE = {
    "total_items",
    "total_pages",
    "page_number",
    "size",
    "first_page",
    "last_page",
    "empty",
    "contents",
}


def test_it_says_which_standard_it_follows() -> None:
    about = got("/")

    assert about["version"] == "HSDS-UK-3.0"
    assert about["openapi_url"] == "http://testserver/directory/api/openapi.json"
    paths = got("/openapi.json")["paths"]
    assert len(paths) == 9
    asked = [each["name"] for each in paths["/service_at_locations"]["get"]["parameters"]]
    assert asked[-2:] == ["postcode", "proximity"]


def test_every_answer_is_as_the_standard_has_it() -> None:
    bring_in(example("taxonomy"), example("service_full"), *(service(n) for n in range(3)))

    seen = 0
    for path, name in (
        ("services", "service"),
        ("service_at_locations", "service_at_location"),
        ("taxonomies", "taxonomy"),
        ("taxonomy_terms", "taxonomy_term"),
    ):
        page = got(f"/{path}")
        assert page.keys() == PAGE
        for one in page["contents"]:
            for said in (one, got(f"/{path}/{one['id']}")):
                seen += 1
                assert faults(name, said) == []
                if "service" in said:
                    assert faults("service", said["service"]) == []
    assert seen == 2 * (4 + 4 + 1 + 1)


def test_a_fault_would_be_found() -> None:
    assert faults("service", {"id": "x", "name": 1, "status": "open"}) != []


def test_the_examples_are_answered_as_they_were_published() -> None:
    whole = example("service_full")
    bring_in(whole)

    assert got(f"/services/{whole['id']}") == whole
    assert got("/services")["contents"] == example("service_list")["contents"]
    at = whole["service_at_locations"][0]["id"]
    assert got(f"/service_at_locations/{at}") == example("service_at_location_full")
    assert (
        got("/service_at_locations")["contents"] == example("service_at_location_list")["contents"]
    )


def test_a_term_says_which_taxonomy_it_is_of() -> None:
    whole = example("taxonomy")
    bring_in(whole)

    (term,) = whole["taxonomy_terms"]
    assert got(f"/taxonomies/{whole['id']}") == whole
    assert got(f"/taxonomy_terms/{term['id']}") == {**term, "taxonomy_id": whole["id"]}


def test_pages_are_of_the_size_that_was_asked_for() -> None:
    bring_in(*(service(n) for n in range(5)))

    page = got("/services", page=2, per_page=2)
    assert [one["name"] for one in page.pop("contents")] == ["Service 002", "Service 003"]
    assert page == {
        "total_items": 5,
        "total_pages": 3,
        "page_number": 2,
        "size": 2,
        "first_page": False,
        "last_page": False,
        "empty": False,
    }
    beyond = got("/services", page=9, per_page=2)
    assert (beyond["empty"], beyond["last_page"], beyond["size"]) == (True, True, 0)


def test_nothing_at_all_is_an_empty_page() -> None:
    page = got("/services")

    assert (page["total_items"], page["total_pages"], page["empty"]) == (0, 0, True)
    assert page["first_page"]
    assert page["last_page"]


def test_what_was_taken_away_is_not_answered() -> None:
    bring_in(service(1), service(2, status="defunct"))
    Service.objects.filter(pk=uid(1)).update(gone_on="2027-01-01")

    assert names("/services") == ["002"]
    assert names("/service_at_locations") == ["002"]
    assert Client().get(f"{API}/services/{uid(1)}").status_code == 404


@pytest.fixture
def various() -> Iterator[None]:
    term = {"id": uid(1, 8), "name": "Singing", "description": "", "taxonomy_id": uid(1, 9)}
    bring_in(
        {"id": uid(1, 9), "name": "Kinds", "description": "", "version": "1"},
        service(
            1, minimum_age=18, maximum_age=65, attributes=[{"id": uid(1, 7), "taxonomy_term": term}]
        ),
        service(2, minimum_age=60, description="A choir for everybody who sings"),
        service(
            3,
            schedules=[
                {"id": uid(3, 3), "byday": "FR,SA", "opens_at": "18:00:00", "closes_at": "24:00"}
            ],
        ),
    )
    return iter(())


@pytest.mark.parametrize("path", ["/services", "/service_at_locations"])
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"search": "choirs everybody"}, ["002"]),
        ({"search": "the"}, []),
        ({"search": 'zebra" OR 1=1 --'}, []),
        ({"minimum_age": 18}, ["001", "002"]),
        ({"minimum_age": "18.5"}, ["002"]),
        ({"maximum_age": 65}, ["001"]),
        ({"taxonomy_term_id": uid(1, 8)}, ["001"]),
        ({"taxonomy_id": uid(1, 9)}, ["001"]),
        ({"taxonomy_id": uid(2, 9)}, []),
        ({"day": "TU"}, ["001", "002"]),
        ({"day": "saturday"}, ["003"]),
        ({"start_time": "11:00"}, ["003"]),
        ({"end_time": "12:00"}, ["001", "002"]),
        ({"end_time": "12:00", "day": "FR"}, []),
        ({"nobody": "asked"}, ["001", "002", "003"]),
        ({"search": "  "}, ["001", "002", "003"]),
    ],
)
def test_each_parameter_narrows(
    various: None, path: str, asked: dict[str, str | int], found: list[str]
) -> None:
    assert names(path, **asked) == found


def test_what_is_near_a_postcode_is_found() -> None:
    bring_in(service(1), service(30))
    Postcode.objects.create(code="BA10 0AB", latitude=51.11, longitude=-2.4)

    assert names("/service_at_locations", postcode="ba100ab") == ["001"]
    assert names("/service_at_locations", postcode="BA10 0AB", proximity=50_000) == ["001", "030"]
    assert names("/service_at_locations", postcode="BA10 0AB", proximity=1) == ["001"]


def test_it_is_only_read() -> None:
    for method in ("post", "put", "patch", "delete"):
        assert getattr(Client(), method)(f"{API}/services").status_code == 405


def test_what_somebody_has_already_is_not_sent_again() -> None:
    bring_in(service(1))
    first = Client().get(f"{API}/services")
    again = Client().get(f"{API}/services", headers={"If-None-Match": first["ETag"]})

    assert first["Cache-Control"] == "public, max-age=300"
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    bring_in(service(2))
    changed = Client().get(f"{API}/services", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("path", ["/services", "/service_at_locations"])
def test_a_page_of_twelve_asks_no_more_than_a_page_of_one(
    path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bring_in(*(service(n) for n in range(12)))

    with django_assert_num_queries(2):
        got(path, per_page=1)
    with django_assert_num_queries(2):
        got(path, per_page=12)


def test_a_service_at_twelve_places_asks_no_more_than_at_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    places = [
        {"id": uid(n, 4), "location": {"id": uid(n, 5), "location_type": "physical"}}
        for n in range(12)
    ]
    bring_in(service(1, service_at_locations=places))

    with django_assert_max_num_queries(20):
        said = got(f"/services/{uid(1)}")
    assert len(said["service_at_locations"]) == 12
    assert Location.objects.count() == 12
