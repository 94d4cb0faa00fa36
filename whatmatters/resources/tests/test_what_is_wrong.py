"""What is wrong with a service is told, and costs nobody the rest of it."""

from typing import Any

import pytest

from whatmatters.resources.models import Service
from whatmatters.resources.standard.writing import written
from whatmatters.resources.tests.bringing import bring
from whatmatters.resources.tests.making import faults, service, uid

pytestmark = pytest.mark.django_db

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
