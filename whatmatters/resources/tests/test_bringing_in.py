"""Services come in from files, whatever is wrong with them, and from files again."""

import io
import json
from typing import Any

import pytest

from whatmatters.resources.intake.trying import tried
from whatmatters.resources.models import (
    Address,
    Attribute,
    Contact,
    CostOption,
    Language,
    ListedOrganization,
    Location,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from whatmatters.resources.standard.writing import written
from whatmatters.resources.tests.bringing import bring
from whatmatters.resources.tests.making import service, uid
from whatmatters.resources.tests.published import without_lists

pytestmark = pytest.mark.django_db


def everything() -> list[Any]:
    models = (Service, Schedule, CostOption, Contact, Location, Attribute, ServiceAtLocation)
    return [without_lists(model) for model in (*models, ListedOrganization, TaxonomyTerm)]


def test_the_same_again_changes_nothing() -> None:
    bring([service(1), service(2)])
    before = everything()
    again = bring([service(1), service(2)])

    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert everything() == before


def test_what_changed_is_changed_and_lists_are_replaced() -> None:
    bring([service(1)])
    times = [{"id": uid(9, 3), "byday": "WE"}, {"id": uid(8, 3), "byday": "MO"}]
    done = bring([service(1, name="Another name", schedules=times, cost_options=[])])

    assert done.changed == 1
    (one,) = Service.objects.all()
    assert one.name == "Another name"
    assert [each.byday for each in one.schedules.order_by("place")] == ["WE", "MO"]
    assert not CostOption.objects.exists()


def test_a_list_that_is_not_given_stays_as_it_is() -> None:
    bring([service(1)])
    short = {"id": uid(1), "name": "Short", "status": "inactive"}
    bring([short])

    (one,) = Service.objects.all()
    assert (one.name, one.status, one.schedules.count()) == ("Short", "inactive", 1)


def test_what_is_older_than_what_is_here_stays_out() -> None:
    bring([service(1, last_modified="2027-02-01T00:00:00Z")])
    done = bring([service(1, name="Before", last_modified="2027-01-01T00:00:00Z")])

    assert (done.older, Service.objects.get().name) == (1, "Service 001")


def test_our_own_check_outlives_what_comes_in() -> None:
    bring([service(1)])
    Service.objects.update(checked_on="2027-01-02")
    bring([service(1, name="Another")])

    assert str(Service.objects.get().checked_on) == "2027-01-02"


def test_a_service_that_comes_twice_counts_once_and_is_told() -> None:
    done = bring([service(1, name="First"), service(1, name="Last")])

    assert (done.new, Service.objects.get().name) == (1, "Last")
    assert done.told == ["Service “Last”: id: it came twice; the last one counts"]


def test_the_same_id_for_parts_of_two_services_is_kept_for_both() -> None:
    price = [{"id": uid(1, 2), "amount": 1}]
    at = [{"id": uid(1, 4), "location": {"id": uid(1, 5), "location_type": "physical"}}]
    raws = [service(n, cost_options=price, service_at_locations=at) for n in (1, 2)]
    bring(raws)
    bring([{**raws[1], "name": "Changed"}])

    assert CostOption.objects.count() == 2
    assert ServiceAtLocation.objects.count() == 2
    first, second = Service.objects.order_by("pk")
    assert written("service", first) == raws[0]
    assert written("service", second)["cost_options"] == price


def test_two_places_of_a_service_seen_one_by_one_are_both_kept() -> None:
    whole = service(1)
    del whole["service_at_locations"]
    seen = [
        {
            "id": uid(n, 4),
            "location": {"id": uid(n, 5), "location_type": "physical"},
            "service": whole,
        }
        for n in (1, 2)
    ]
    bring(seen)
    assert bring(seen).same == 1
    bring([seen[0]])

    assert ServiceAtLocation.objects.count() == 2


def test_an_organisation_brings_its_services() -> None:
    inner = service(1)
    del inner["organization"]
    bring({"id": uid(5, 1), "name": "Town", "description": "", "services": [inner]})

    assert Service.objects.get().organization == ListedOrganization.objects.get()


def test_terms_know_their_taxonomy_and_places_their_schedules() -> None:
    term = {"id": uid(1, 8), "name": "Singing", "description": ""}
    bring({"id": uid(1, 9), "name": "Kinds", "description": "", "taxonomy_terms": [term]})
    at = service(1)["service_at_locations"][0]["id"]
    bring(
        [
            service(
                1,
                attributes=[{"id": uid(1, 7), "taxonomy_term_id": uid(1, 8)}],
                schedules=[{"id": uid(1, 3), "byday": "MO", "service_at_location_id": at}],
            )
        ]
    )

    assert TaxonomyTerm.objects.get().of == Taxonomy.objects.get()
    assert Attribute.objects.get().term_id == TaxonomyTerm.objects.get().pk
    assert str(Schedule.objects.get().at_id) == at


def test_telephones_and_their_languages_come_in() -> None:
    phone = {"id": uid(1, 11), "number": "01632 960 123", "languages": [{"id": uid(1, 12)}]}
    raw = service(1, contacts=[{"id": uid(1, 10), "name": "Ann", "phones": [phone]}])
    bring([raw])

    assert written("service", Service.objects.get()) == raw
    assert (Phone.objects.count(), Language.objects.count()) == (1, 1)


def test_a_leap_day_and_midnight_are_a_day_and_an_hour() -> None:
    times = {"id": uid(1, 3), "valid_from": "2028-02-29", "opens_at": "20:00", "closes_at": "24:00"}
    done = bring([service(1, schedules=[times])])

    schedule = Schedule.objects.get()
    assert not done.told
    assert (str(schedule.valid_from), str(schedule.closes_at)) == ("2028-02-29", "00:00:00")
    assert written("service", Service.objects.get())["schedules"] == [times]


def test_an_id_of_another_kind_makes_one_of_ours_always_the_same() -> None:
    done = bring([{**service(1), "id": 17}])
    again = bring([{**service(1), "id": 17}])

    assert "“17” is no UUID" in done.told[0]
    assert (done.new, again.same) == (1, 1)


def test_half_a_letter_is_no_error() -> None:
    done = bring(
        b'[{"id": "%s", "name": "Half \\ud800 a letter", "status": "active"}]' % uid(1).encode()
    )

    assert (done.new, Service.objects.get().name) == (1, "Half ? a letter")


def test_text_longer_than_a_column_is_passed_on_whole() -> None:
    name = "A very long name " * 40
    bring([service(1, name=name)])

    one = Service.objects.get()
    assert len(one.name) == 300
    assert written("service", one)["name"] == name


def test_what_the_database_does_not_keep_is_left_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a check of ours forget what a constraint of the database knows."""
    monkeypatch.setattr("whatmatters.resources.standard.reading.CHECKS", {})
    done = bring([service(1), service(2, minimum_age=9, maximum_age=8), service(3)])

    assert Service.objects.count() == 2
    assert (done.new, done.left_out) == (2, 1)
    assert done.told == [
        "Service 002: the database does not keep what it says; left out",
    ]


def test_trying_changes_nothing() -> None:
    whole = json.dumps([service(1)]).encode()
    tally = tried(io.BytesIO(whole), "services.json")

    assert tally.new == 1
    assert not Service.objects.exists()
    assert not Address.objects.exists()


def test_more_than_some_hundreds_are_told_in_a_number() -> None:
    done = bring([{**service(n), "status": "?"} for n in range(620)])

    assert len(done.told) == 500
    assert done.untold == 740
    assert done.left_out == 620
