"""A tab is read over a shoulder: on one's own side its title has nobody's name in it."""

import pytest

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person
from whatmatters.people.templatetags.titles import nameless


def title(visit: Visit, address: str, by: Actor) -> str:
    found = visit(address, by=by).select_one("head title")
    assert found is not None
    return " ".join(found.text.split())


@pytest.mark.parametrize("who", ["june", "maggie_herself"])
@pytest.mark.parametrize("page", ["", "/details", "/thread"])
def test_no_title_has_a_name(
    page: str, who: str, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    said = title(visit, f"/people/{maggie.pk}{page}", request.getfixturevalue(who))

    assert not {"Maggie", "Margaret", "Holt", "June"} & set(said.replace("’", " ").split())
    assert said.endswith("– What Matters")


def test_for_staff_it_says_whose_record_it_is(visit: Visit, maggie: Person, priya: Actor) -> None:
    assert title(visit, f"/people/{maggie.pk}", priya).startswith("Margaret Holt")


def test_a_name_with_marks_in_it_goes_too(
    visit: Visit, maggie: Person, june: Actor, maggie_herself: Actor
) -> None:
    Person.objects.filter(pk=maggie.pk).update(known_as="O'Dell & Co", full_name="")

    assert title(visit, f"/people/{maggie.pk}", june) == "Somebody I help – What Matters"
    assert title(visit, f"/people/{maggie.pk}", maggie_herself) == "My page – What Matters"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Maggie’s plan", "Their plan"),
        ("What has changed in Maggie’s plan", "What has changed in their plan"),
        ("Margaret Holt", "Somebody I help"),
        ("My plan", "My plan"),
    ],
)
def test_what_a_title_becomes(before: str, after: str) -> None:
    assert nameless(before, ["Margaret Holt", "Maggie"]) == after
