"""How far it is, in Python and as the database works it out."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from whatmatters.resources.nearness import Farness, Spot, box_around, kilometres, miles

LATITUDES, LONGITUDES = st.floats(49, 61), st.floats(-8, 2)
SPOTS = st.builds(Spot, LATITUDES, LONGITUDES)
ANYWHERE = st.builds(Spot, st.floats(-90, 90), st.floats(-180, 180))


def test_known_distances() -> None:
    london, edinburgh = Spot(51.5074, -0.1278), Spot(55.9533, -3.1883)

    assert kilometres(london, edinburgh) == pytest.approx(534, abs=1)
    assert miles(london, london) == 0


@given(SPOTS, st.floats(0, 0.7), st.floats(-1, 1))
def test_the_sum_of_products_is_the_haversine(here: Spot, north: float, east: float) -> None:
    """What Python makes of the statement is what a database makes of it: sums and products."""
    there = Spot(here.latitude + north, here.longitude + east)
    farness = Farness(here)

    worked_out = eval(farness.sql(repr(there.latitude), repr(there.longitude)))  # noqa: S307  # our own sum

    assert farness.km(worked_out) == pytest.approx(kilometres(here, there), rel=1e-4, abs=1e-3)


@pytest.mark.django_db
def test_a_database_works_it_out_alike() -> None:
    here, there = Spot(51.26, -2.19), Spot(51.5, -1.9)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {Farness(here).sql('51.5', '-1.9')}")  # our own sum
        (value,) = cursor.fetchone()

    assert Farness(here).km(float(value)) == pytest.approx(kilometres(here, there), rel=1e-5)


@given(ANYWHERE, ANYWHERE, st.floats(0.1, 20_000))
def test_whatever_is_near_enough_is_in_the_box(here: Spot, there: Spot, km: float) -> None:
    box = box_around(here, km=km)
    if kilometres(here, there) <= km:
        assert box.south <= there.latitude <= box.north
        assert box.west <= there.longitude <= box.east


def test_what_is_no_spot_is_none() -> None:
    assert Spot(51, 0).is_on_earth
    assert not Spot(91, 0).is_on_earth
    assert not Spot(float("nan"), 0).is_on_earth
