"""A prepared question about several finds what the same query of the ORM finds."""

from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from whatmatters.access.actor import Actor
from whatmatters.access.several import PreparedOfSeveral
from whatmatters.people.models import Person


def _people() -> PreparedOfSeveral[str]:
    return PreparedOfSeveral(
        lambda viewer, people: (
            Person.objects.visible_to(viewer)
            .filter(pk__in=people)
            .order_by("known_as", "pk")
            .values_list("known_as", flat=True)
        )
    )


@pytest.fixture
def everybody(maggie: Person) -> list[UUID]:
    """Maggie, and six of whom no viewer knows anything."""
    others = [Person.objects.create(known_as=f"Person {number}") for number in range(6)]
    return [maggie.pk, *(person.pk for person in others)]


@pytest.mark.parametrize("who", ["priya", "sam", "june", "owen", "maggie_herself"])
@pytest.mark.parametrize("many", [1, 2, 3, 5, 7])
def test_it_sees_what_the_query_sees(
    many: int, who: str, everybody: list[UUID], request: pytest.FixtureRequest
) -> None:
    viewer: Actor = request.getfixturevalue(who)
    asked = everybody[:many]
    seen = Person.objects.visible_to(viewer).filter(pk__in=asked).order_by("known_as", "pk")

    found = _people().rows(viewer=viewer, of=asked)

    assert found == list(seen.values_list("known_as", flat=True))


def test_each_is_found_once_however_many_stand_for_the_rest(
    everybody: list[UUID], priya: Actor
) -> None:
    last_is_maggie = everybody[::-1][:5] + everybody[:1]

    assert _people().rows(viewer=priya, of=last_is_maggie) == ["Maggie"]


def test_of_none_nothing_is_asked(
    priya: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert _people().rows(viewer=priya, of=[]) == []


def test_five_and_eight_are_one_statement(
    everybody: list[UUID], priya: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = _people()
    for many in (5, 6, 7):
        with django_assert_num_queries(1):
            people.rows(viewer=priya, of=everybody[:many])

    assert list(people._of_so_many) == [8]


def test_there_may_be_hundreds(maggie: Person, priya: Actor) -> None:
    nobody = [uuid4() for _ in range(300)]

    assert _people().rows(viewer=priya, of=[*nobody, maggie.pk]) == ["Maggie"]
