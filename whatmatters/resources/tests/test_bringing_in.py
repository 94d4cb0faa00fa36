"""Services come in from files, whatever is wrong with them, and from files again."""

import gc
import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from whatmatters.access import audit
from whatmatters.resources.actions.bringing import bring_in_file
from whatmatters.resources.intake import taking
from whatmatters.resources.intake.tally import Tally
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
from whatmatters.resources.standard.documents import CannotRead, items
from whatmatters.resources.standard.writing import written
from whatmatters.resources.tests.published import without_lists
from whatmatters.resources.tests.test_api import faults, service, uid

pytestmark = pytest.mark.django_db


def bring(content: object, name: str = "services.json") -> Tally:
    whole = content if isinstance(content, bytes) else json.dumps(content).encode()
    return bring_in_file(file=io.BytesIO(whole), name=name, by=audit.SYSTEM)


def refusal(content: bytes, name: str = "services.json") -> str:
    with pytest.raises(CannotRead) as refused:
        bring(content, name)
    assert not Service.objects.exists()
    return str(refused.value)


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


#: What somebody may send, what is kept of it in a column, and what is said.
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("cost_options", {"amount": -5}, "an amount cannot be less than nothing"),
    ("cost_options", {"amount": 10_000_000}, "£9,999,999.99 at most"),
    ("cost_options", {"amount": 1e300}, "too large a number"),
    ("cost_options", {"amount": "free"}, "should be a number"),
    ("cost_options", {"amount": True}, "should be a number"),
    ("cost_options", {"valid_from": "2027-02-02", "valid_to": "2027-01-01"}, "ends before it"),
    ("cost_options", {"valid_from": "2027-02-29"}, "there is no such day"),
    ("cost_options", {"valid_from": "tomorrow"}, "written like 2027-03-31"),
    ("schedules", {"opens_at": "12:00", "closes_at": "09:00"}, "closes before it opens"),
    ("schedules", {"opens_at": "25:00"}, "no such time of day"),
    ("schedules", {"opens_at": "24:01"}, "no such time of day"),
    ("schedules", {"opens_at": "noon"}, "written like 09:30"),
    ("schedules", {"byday": "Mondays and sometimes"}, "days should be written like MO,TH"),
    ("schedules", {"byday": ["MO"]}, "it should be words"),
    ("schedules", {"bymonthday": "first"}, "days of the month"),
    ("schedules", {"freq": "HOURLY"}, "one of: WEEKLY, MONTHLY"),
    ("schedules", {"interval": 0}, "a whole number from 1"),
    ("schedules", {"interval": 1.5}, "a whole number from 1"),
    ("schedules", {"schedule_link": "javascript:alert(1)"}, "begin with https://"),
]


@pytest.mark.parametrize(("where", "said", "told"), WRONG)
def test_what_a_column_cannot_hold_is_told_and_the_rest_comes_in(
    where: str, said: dict[str, Any], told: str
) -> None:
    done = bring([service(1, **{where: [{"id": uid(1, 6), **said}]})])

    assert done.new == 1
    assert any(told in each for each in done.told), done.told
    (one,) = Service.objects.all()
    (part,) = getattr(one, where).all()
    for name in said:
        assert not getattr(part, name)
    assert faults("service", written("service", one)) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"minimum_age": 70, "maximum_age": 18}, "youngest age is above the oldest"),
        ({"minimum_age": -1}, "no age of a person"),
        ({"maximum_age": 151}, "no age of a person"),
        ({"url": "javascript:alert(document.cookie)"}, "begin with https://"),
        ({"url": " JaVaScRiPt:alert(1)"}, "begin with https://"),
        ({"url": "data:text/html,x"}, "begin with https://"),
        ({"assured_date": "2026-02-29"}, "there is no such day"),
        ({"last_modified": "yesterday"}, "a time should be written"),
        ({"description": {"en": "x"}}, "it should be words"),
        ({"schedules": "every day"}, "it should be a list"),
        ({"schedules": ["MO"]}, "something in it is no object"),
        ({"contacts": [{"id": uid(1), "phones": [{"id": uid(2)}]}]}, "has no number"),
        ({"organization": {"id": uid(3)}}, "it has no name"),
        ({"name": "Nul\0here"}, "characters that no text has"),
        ({"description": "x" * 500_001}, "longer than 500,000"),
        ({"of_theirs": "x" * 30_000}, "too long; left out"),
    ],
)
def test_what_is_wrong_with_a_service_is_told(said: dict[str, Any], told: str) -> None:
    done = bring([service(1, **said), service(2)])

    assert done.new == 2
    assert any(told in each for each in done.told), done.told
    for one in Service.objects.all():
        assert faults("service", written("service", one)) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"status": "open"}, "no status"),
        ({"status": None}, "no status"),
        ({"name": ""}, "no name"),
        ({"name": " \n"}, "no name"),
        ({"name": None}, "no name"),
        ({"id": ""}, "no id"),
        ({"id": None}, "no id"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_the_others_come_in(
    said: dict[str, Any], told: str
) -> None:
    done = bring([{**service(1), **said}, service(2)])

    assert (done.new, done.left_out) == (1, 1)
    assert any(told in each and "left out" in each for each in done.told)


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
    assert done.told == [
        "Service 002: the database does not keep what it says; left out",
    ]


#: Files that are wrong as a whole.
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty"),
        (b"  \n", "The file is empty"),
        (b"[", "ends before its first object is whole"),
        (
            b'[{"id": "a", "name": "x"}',
            "ends in the middle, after 1 object. Nothing of it was kept",
        ),
        (b'{"contents": [{"id": "a"}, {"id', "ends in the middle, after 1 object"),
        (b'[{"id": NaN}]', "not JSON that can be read"),
        (b"[{}] []", "not JSON that can be read"),
        (b'[{"id": "\xff\xfe"}]', "not JSON that can be read"),
        (b"nope", "not JSON that can be read"),
        (b'{"hello": "world"}', "There are no services in it"),
        (b'[{"id": ' + b"9" * 5000 + b"}]", "longer than any"),
        (b'[{"id": "' + b"x" * 5_000_000 + b'"}]', "longer than 4 MB"),
        (b"[" * 100_000, "ends before its first object"),
        (b'{"id":"a","x":' + b"[" * 50 + b"]" * 50 + b"}", "deeper or larger than 4 MB"),
        (b'{"services": [{"id": "a"}], "id": "b"}', "Put its id first"),
        (b"PK\x03\x04", "This is a workbook"),
    ],
)
def test_a_file_that_is_wrong_is_refused_in_a_sentence(content: bytes, told: str) -> None:
    assert told in refusal(content)


def test_a_file_cut_in_half_leaves_nothing_of_itself() -> None:
    whole = json.dumps([service(n) for n in range(450)]).encode()

    told = refusal(whole[: len(whole) // 2])

    assert told.startswith("It ends in the middle, after 2")
    assert told.endswith("Fetch the file again, and bring in the whole of it")
    assert not Location.objects.exists()


def test_one_object_that_is_too_deep_is_left_out_alone() -> None:
    deep = b'{"id": "a", "x": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    content = b"[" + deep + b"," + json.dumps(service(2)).encode() + b"]"
    done = bring(content)

    assert (done.new, done.left_out) == (1, 1)
    assert "Object 1: it is no object, or deeper or larger" in done.told[0]


class Endless:
    """A file of so many services that is never whole in memory."""

    def __init__(self, count: int) -> None:
        self.pieces = self._pieces(count)
        self.rest = b""

    def _pieces(self, count: int) -> Iterator[bytes]:
        yield b"["
        for number in range(count):
            words = "A long description of what happens there. " * 50
            raw = service(number, description=f"{number} {words}")
            yield (b"," if number else b"") + json.dumps(raw).encode()
        yield b"]"

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size and (piece := next(self.pieces, b"")):
            self.rest += piece
        said, self.rest = self.rest[:size], self.rest[size:]
        return said


def most_memory(count: int) -> int:
    """The most that was held at once while so many services were read and batched."""
    taken = taking.Intake()
    gc.collect()
    tracemalloc.start()
    try:
        taken.take(items(Endless(count)))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file eight times as long takes hardly more: no more than the ids that were seen.

    What is written is counted elsewhere; here only the reading, which holds the file.
    """
    monkeypatch.setattr(taking.Intake, "_put", lambda *_: None)
    short, long = most_memory(400), most_memory(3200)

    assert long < short + 2_000_000
    assert long < 12_000_000


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
