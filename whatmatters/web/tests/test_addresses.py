import uuid

import pytest
from django.urls import NoReverseMatch, reverse

from whatmatters.web.addresses import address


@pytest.mark.parametrize("route", ["home:person", "home:thread", "plans:agree", "people:details"])
def test_it_is_the_address_that_the_route_has(route: str) -> None:
    one, other = uuid.uuid4(), uuid.uuid4()

    assert address(route, one) == reverse(route, args=[one])
    assert address(route, other) == reverse(route, args=[other])


def test_a_route_that_takes_nothing() -> None:
    assert address("home:day") == reverse("home:day")


def test_a_misspelt_route_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address("home:persn", uuid.uuid4())
