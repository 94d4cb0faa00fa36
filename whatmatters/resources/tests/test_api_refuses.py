"""The read API says in a sentence what makes no sense, and what is not there."""

import pytest
from django.test import Client

from whatmatters.resources.tests.asking import API, got, refused
from whatmatters.resources.tests.making import uid

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"page": "0"}, "page: use a whole number"),
        ({"page": "-1"}, "page:"),
        ({"page": "two"}, "page:"),
        ({"page": "9" * 5000}, "page:"),
        ({"page": "٣"}, "page:"),
        ({"per_page": "101"}, "per_page: use a whole number from 1 to 100"),
        ({"minimum_age": "old"}, "minimum_age: use a number of years"),
        ({"minimum_age": "NaN"}, "minimum_age:"),
        ({"maximum_age": "-1"}, "maximum_age:"),
        ({"maximum_age": "1e999999"}, "maximum_age:"),
        ({"start_time": "25:00"}, "start_time: use a time of day"),
        ({"end_time": "noon"}, "end_time:"),
        ({"day": "XX"}, "day: use a day"),
        ({"day": "mondays"}, "day:"),
        ({"taxonomy_id": "1"}, "taxonomy_id: use an id"),
        ({"taxonomy_term_id": "\0"}, "taxonomy_term_id:"),
        ({"search": "x" * 201}, "search: use 200 characters"),
        ({"proximity": "100"}, "proximity: give a postcode"),
        ({"postcode": "BA10 0AB", "proximity": "0"}, "proximity: use a whole number"),
        ({"postcode": "ZZ99 9ZZ"}, "postcode: we do not know where that is"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(asked: dict[str, str], said: str) -> None:
    assert refused("/service_at_locations", **asked).startswith(said)


def test_nul_and_odd_letters_are_no_error() -> None:
    for typed in ("\0", "a\0b", "🙂", "*", '"', "NEAR(a b)"):
        assert got("/services", search=typed)["empty"]


@pytest.mark.parametrize(
    "path", ["services", "service_at_locations", "taxonomies", "taxonomy_terms"]
)
@pytest.mark.parametrize("one", [uid(9), "1", "no-id", "x" * 3000])
def test_nothing_under_an_id_is_404_in_json(path: str, one: str) -> None:
    answer = Client().get(f"{API}/{path}/{one}")

    assert answer.status_code == 404
    assert answer.json() == {"error": "There is nothing under this id"}
