"""Looking for something in the directory, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from whatmatters.foundations import clock
from whatmatters.resources.models import (
    Address,
    Attribute,
    Finding,
    ListedOrganization,
    Location,
    Place,
    Schedule,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from whatmatters.resources.selectors import find
from whatmatters.resources.terms import words_of
from whatmatters.resources.tests.listing import EASTBURY, FAR, WESTBURY, listed
from whatmatters.resources.wanted import Part, Wanted

pytestmark = pytest.mark.django_db
ODD = (
    '"',
    '""" OR 1=1 --',
    "NEAR",
    "choir NEAR/2 walk",
    "*",
    "cho*",
    "-choir",
    "^choir",
    "name:choir",
    "AND OR NOT",
    "(((",
    "'; DROP TABLE resources_service; --",
    "\\",
    "%_%",
    "{name}:x",
    "choir & | ! <-> :*",
    "😀🎶",
    "ظلال الحديقة",
    "合唱团",
    "\x00choir",
    "\ud800",
    "é" * 5_000,
    "choir " * 1_000,
    "½ ² ﬁ",
    " ",
    "the and of",
)


def names(*, words: str = "", **wanted: Any) -> list[str]:
    return [hit.service.name for hit in found(words=words, **wanted).hits]


def found(*, words: str = "", **wanted: Any) -> Any:
    return find(wanted=Wanted(words=words_of(words), **wanted))


def test_words_are_found_wherever_they_stand_those_in_the_name_first() -> None:
    listed("Tea on Tuesdays", about="We end with a choir that sings")
    listed("Voices together", terms=("Choir",))
    listed("Westbury Choir")
    listed("Chess club")

    assert names(words="choirs") == ["Westbury Choir", "Voices together", "Tea on Tuesdays"]


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("Gardening for all", "garden"),
        ("Garden club", "gardening"),
        ("Café in the park", "cafe"),
        ("Cafe in the park", "CAFÉ"),
        ("Men’s Shed", "mens shed men's"),
        ("Côr Meibion", "cor"),
        ("Tŷ Gwyn", "ty gwyn"),
        ("Walk-and-talk", "walk and talk"),
    ],
)
def test_words_are_found_however_they_are_typed(said: str, typed: str) -> None:
    listed(said)

    assert names(words=typed) == [said]


def test_all_words_must_be_there_or_else_any_and_it_says_so() -> None:
    listed("Walking group")
    listed("Walking football")
    listed("Chess group")

    assert names(words="walking group") == ["Walking group"]
    some = found(words="walking snooker")
    assert some.some_words
    assert [hit.service.name for hit in some.hits] == ["Walking football", "Walking group"]
    assert not found(words="snooker").some_words


def test_who_offers_it_and_how_it_is_sorted_are_words_too() -> None:
    listed("Lunch", by="St Mary’s Hall")
    listed("Drop in", terms=("Welfare rights",))

    assert names(words="mary") == ["Lunch"]
    assert names(words="welfare") == ["Drop in"]


@pytest.mark.parametrize("typed", ODD)
def test_whatever_is_typed_is_never_an_error(typed: str) -> None:
    listed("Westbury Choir", at=WESTBURY)

    for near in (None, WESTBURY):
        assert found(words=typed, near=near).total in {0, 1}
    assert found(language=typed, day=typed[:2]).total == 0 or not typed.strip()


class Anything(TestCase):
    """Anything at all may be typed."""

    @settings(max_examples=60, deadline=None)
    @given(typed=st.text(max_size=60))
    def test_anything_at_all(self, typed: str) -> None:
        assert found(words=typed).total == 0


def test_the_nearest_comes_first_and_what_is_too_far_does_not_come() -> None:
    listed("Choir C", at=EASTBURY, town="Eastbury")
    listed("Choir B", at=WESTBURY)
    listed("Choir A", at=FAR, town="Edinburgh")

    assert names(near=WESTBURY, miles=15) == ["Choir B", "Choir C"]
    assert names(near=WESTBURY, miles=5) == ["Choir B"]
    assert names(words="choir") == ["Choir A", "Choir B", "Choir C"]
    kilometres = [hit.km for hit in found(near=WESTBURY, miles=15).hits]
    assert kilometres == [pytest.approx(0, abs=0.01), pytest.approx(16.36, abs=0.05)]


def test_of_many_places_the_nearest_counts() -> None:
    service = listed("Bank on wheels", at=EASTBURY)
    near = Location.objects.create(latitude=51.27, longitude=-2.19)
    ServiceAtLocation.objects.create(service=service, location=near)

    (hit,) = found(near=WESTBURY, miles=50).hits

    assert hit.km == pytest.approx(1.11, abs=0.02)


def test_what_is_online_is_near_everybody_and_comes_last() -> None:
    listed("Telephone friends", online=True)
    listed("Walking group", at=WESTBURY)
    listed("Somewhere nobody says")

    result = found(near=WESTBURY)

    assert [hit.service.name for hit in result.hits] == ["Walking group", "Telephone friends"]
    assert result.hits[1].km is None


def test_when_it_is_on() -> None:
    listed("Monday mornings", byday="MO")
    listed("Friday evenings", byday="TH,FR", hours=(19, 21))
    over = listed("Over", byday="MO")
    Schedule.objects.filter(service=over).update(valid_to=clock.today() - timedelta(days=1))

    assert names(day="MO") == ["Monday mornings"]
    assert names(day="FR", part=Part.EVENING) == ["Friday evenings"]
    assert names(part=Part.MORNING) == ["Monday mornings"]
    assert names(day="TU") == []


def test_what_costs_nothing_says_so() -> None:
    listed("Free", cost="0")
    listed("Two pounds", cost="2")
    listed("Nobody says")
    words = listed("In words", fees="Free of charge")
    words.cost_options.create(option="Give what you like")
    listed("Free tea", fees="Free tea after", cost="3")
    both = listed("Free for some", cost="0")
    both.cost_options.create(amount=3)

    assert names(is_free=True) == ["Free", "In words"]


def test_access_age_and_language() -> None:
    listed("Ramp", at=WESTBURY, access="Ramp at the side")
    listed("Stairs", at=WESTBURY, access="No step-free access")
    listed("Polish", language="Polish")
    listed("For the young", minimum_age=11, maximum_age=25)

    assert names(is_accessible=True) == ["Ramp"]
    assert names(language="polish") == ["Polish"]
    assert "For the young" not in names(age=81)
    assert "For the young" in names(age=25)
    assert "Polish" in names(age=81)


def test_by_the_words_it_is_sorted_by() -> None:
    listed("Number 7", terms=("Bus",))
    listed("Choir", terms=("Singing",))
    bus = TaxonomyTerm.objects.get(name="Bus")

    assert names(terms=frozenset([bus.pk])) == ["Number 7"]
    assert names(terms=frozenset()) == []


def test_what_is_not_listed_is_not_found() -> None:
    listed("Ended choir", status="defunct")
    listed("Gone choir", gone_on=date(2026, 1, 1))
    listed("Closed for now choir", status="temporarily closed")

    assert names(words="choir") == ["Closed for now choir"]


def test_the_index_follows_every_change() -> None:
    service = listed("Choir", by="Old name", terms=("Singing",), at=WESTBURY, postcode="ba131aa")

    Service.objects.filter(pk=service.pk).update(name="Band", description="Brass")
    ListedOrganization.objects.update(name="New name")
    TaxonomyTerm.objects.update(name="Playing")
    assert names(words="choir") == names(words="old") == names(words="singing") == []
    assert names(words="band brass new playing") == ["Band"]

    Attribute.objects.all().delete()
    assert names(words="playing") == []

    assert Place.objects.get().postcode == "BA13 1AA"
    Address.objects.update(postal_code="BA1 1AA", city=" Bath ")
    assert (Place.objects.get().postcode, Place.objects.get().town) == ("BA1 1AA", "bath")
    Location.objects.update(latitude=FAR.latitude, longitude=FAR.longitude)
    assert names(near=WESTBURY) == []
    assert names(near=FAR) == ["Band"]
    Location.objects.update(location_type="virtual", latitude=None, longitude=None)
    assert names(near=WESTBURY) == ["Band"]
    ServiceAtLocation.objects.all().delete()
    assert names(near=WESTBURY) == []

    service.delete()
    assert not Finding.objects.exists()
    assert names(words="band") == []


def test_many_at_once_are_kept_as_well() -> None:
    Service.objects.bulk_create([Service(name=f"Choir {n}") for n in range(50)])
    assert found(words="choir").total == 50

    Service.objects.filter(name__endswith="1").update(status="inactive")
    assert found(words="choir").total == 45


def test_the_order_is_total_and_pages_do_not_overlap() -> None:
    Service.objects.bulk_create([Service(name="Choir") for _ in range(45)])
    wanted = Wanted(words=("choir",))

    pages = [find(wanted=wanted, page=number) for number in (1, 2, 3)]

    ids = [hit.service.pk for page in pages for hit in page.hits]
    assert len(set(ids)) == len(ids) == 45
    assert [page.pages for page in pages] == [3, 3, 3]
    assert find(wanted=wanted, page=9).number == 1
    assert find(wanted=replace(wanted, near=WESTBURY), page=-1).total == 0


def test_a_longer_list_takes_no_more_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        listed(f"Choir {number}", by="Us", at=WESTBURY, byday="MO", cost="1", phone="1")
    find(wanted=Wanted(words=("choir",)))
    for many in (1, 12):
        with django_assert_num_queries(_queries()):
            find(wanted=Wanted(words=("choir",)), on_a_page=many)


def _queries() -> int:
    """Found; the services; six lists. On SQLite, whether there is anything to index, too."""
    from django.db import connection

    return 9 if connection.vendor == "sqlite" else 8
