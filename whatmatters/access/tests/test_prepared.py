"""A prepared query finds what the same query of the ORM finds, and sees no more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Count, QuerySet
from pytest_django import DjangoAssertNumQueries

from whatmatters.access.actor import Actor
from whatmatters.access.prepared import DependsOnMore, GivesMore, Prepared
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person


def _people() -> Prepared[Person]:
    return Prepared(lambda viewer, about: Person.objects.visible_to(viewer).filter(pk=about))


@pytest.mark.parametrize("who", ["priya", "sam", "june", "owen", "helen", "maggie_herself"])
def test_it_sees_what_the_query_sees(
    who: str, maggie: Person, request: pytest.FixtureRequest
) -> None:
    viewer: Actor = request.getfixturevalue(who)
    seen = list(Person.objects.visible_to(viewer).filter(pk=maggie.pk))

    assert _people().rows(viewer=viewer, about=maggie.pk) == seen


def test_one_preparation_serves_many_viewers(maggie: Person, priya: Actor, owen: Actor) -> None:
    people = _people()

    assert people.rows(viewer=owen, about=maggie.pk) == []
    assert people.rows(viewer=priya, about=maggie.pk) == [maggie]
    assert people.rows(viewer=owen, about=maggie.pk) == []


def test_today_is_the_day_it_is_asked(maggie: Person, priya: Actor) -> None:
    people = _people()
    people.rows(viewer=priya, about=maggie.pk)
    CircleMember.objects.filter(person=maggie).update(left_on=clock.today() + timedelta(days=2))

    assert people.rows(viewer=priya, about=maggie.pk) == [maggie]
    with clock.at(clock.today() + timedelta(days=3)):
        assert people.rows(viewer=priya, about=maggie.pk) == []


def test_a_day_may_be_asked_about(maggie: Person, priya: Actor) -> None:
    joined = Prepared(
        lambda _, first, last, person: CircleMember.objects.filter(
            person=person, joined_on__in=(first, last)
        )
    )
    [priyas] = CircleMember.objects.filter(person=maggie, user=priya.user)
    day, other = priyas.joined_on, priyas.joined_on - timedelta(days=900)

    assert priyas in joined.rows(viewer=None, about=day, given=[other, maggie.pk])
    assert priyas in joined.rows(viewer=None, about=other, given=[day, maggie.pk])
    assert joined.rows(viewer=None, about=other, given=[other, maggie.pk]) == []


def test_what_is_left_out_is_read_when_it_is_asked_for(maggie: Person, priya: Actor) -> None:
    members = Prepared(
        lambda _, person: (
            CircleMember.objects.filter(person=person)
            .select_related("organisation")
            .only("name", "organisation__name")
        )
    )
    [member] = members.rows(viewer=None, about=maggie.pk)
    [same] = CircleMember.objects.filter(person=maggie)

    assert "joined_on" in member.get_deferred_fields()
    assert (member.name, member.joined_on) == (same.name, same.joined_on)
    assert member.organisation
    assert same.organisation
    assert member.organisation.name == same.organisation.name


def test_what_it_gives_is_whole(maggie: Person, priya: Actor) -> None:
    members = Prepared(
        lambda viewer, about: (
            CircleMember.objects.filter(person=about)
            .select_related("organisation")
            .order_by("joined_on", "pk")
        )
    )
    [member] = members.rows(viewer=priya, about=maggie.pk)
    [same] = CircleMember.objects.filter(person=maggie)

    assert vars(member).keys() - {"_state"} == vars(same).keys() - {"_state"}
    assert (member.pk, member.joined_on, member.name) == (same.pk, same.joined_on, same.name)
    assert member.organisation == same.organisation


def test_it_gives_tuples_where_they_were_asked_for(maggie: Person, priya: Actor) -> None:
    names = Prepared(
        lambda viewer, about: (
            Person.objects.visible_to(viewer).filter(pk=about).values_list("pk", "known_as")
        )
    )

    assert names.rows(viewer=priya, about=maggie.pk) == [(maggie.pk, "Maggie")]


def test_it_is_one_query(
    maggie: Person, priya: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = _people()
    for _ in range(2):
        with django_assert_num_queries(1):
            people.rows(viewer=priya, about=maggie.pk)


def test_nothing_is_found_without_asking(maggie: Person, priya: Actor) -> None:
    nobody = Prepared(lambda viewer, about: Person.objects.none())

    assert nobody.rows(viewer=priya, about=maggie.pk) == []


def test_what_depends_on_the_hour_is_refused(maggie: Person, priya: Actor) -> None:
    lately = Prepared(
        lambda viewer, about: Outcome.objects.filter(
            person=about, recorded_at__gt=clock.now() - timedelta(days=7)
        )
    )

    with pytest.raises(DependsOnMore):
        lately.rows(viewer=priya, about=maggie.pk)


THINGS_OF_A_VIEWER: dict[str, Callable[[Actor], object]] = {
    "their name": lambda viewer: viewer.user.name,
    "how long it is": lambda viewer: str(len(viewer.user.name)),
    "their e-mail address": lambda viewer: viewer.user.email,
    "when their account was made": lambda viewer: str(viewer.user.recorded_at),
    "when they signed in last": lambda viewer: str(viewer.user.last_login),
    "the day they began": lambda viewer: str(viewer.membership and viewer.membership.began_on),
    "the day they end": lambda viewer: str(viewer.membership and viewer.membership.ended_on),
    "their membership": lambda viewer: str(viewer.membership and viewer.membership.pk),
    "the month": lambda _: str(clock.today().month),
    "the day of the month": lambda _: str(clock.today().day),
    "the day of the week": lambda _: str(clock.today().weekday()),
    "the week": lambda _: str(clock.today().isocalendar().week),
    "the time of day": lambda _: str(clock.now().hour),
    "yesterday": lambda _: str(clock.today() - timedelta(days=1)),
}


@pytest.mark.parametrize("thing", THINGS_OF_A_VIEWER)
def test_whatever_else_a_query_reads_is_refused(thing: str, maggie: Person, priya: Actor) -> None:
    read = THINGS_OF_A_VIEWER[thing]
    named = Prepared(lambda viewer, about: Person.objects.filter(pk=about, known_as=read(viewer)))

    with pytest.raises(DependsOnMore):
        named.rows(viewer=priya, about=maggie.pk)


def test_nothing_for_one_viewer_alone_is_refused(maggie: Person, priya: Actor) -> None:
    picked = Prepared(
        lambda viewer, about: Person.objects.filter(pk__in=[about][: len(viewer.user.name) - 6])
    )

    with pytest.raises(DependsOnMore):
        picked.rows(viewer=priya, about=maggie.pk)


def test_it_gives_values_where_the_list_is_flat(maggie: Person, priya: Actor) -> None:
    names = Prepared(
        lambda viewer, about: (
            Person.objects.visible_to(viewer).filter(pk=about).values_list("known_as", flat=True)
        )
    )

    assert names.rows(viewer=priya, about=maggie.pk) == ["Maggie"]


@pytest.mark.parametrize(
    "asked",
    [
        Person.objects.annotate(places=Count("circle")),
        Person.objects.prefetch_related("circle"),
        Person.objects.values("known_as"),
        Person.objects.values_list("known_as", named=True),
    ],
    ids=["annotated", "prefetched", "dictionaries", "named"],
)
def test_what_it_cannot_give_whole_is_refused(
    asked: QuerySet[Person, Any], maggie: Person, priya: Actor
) -> None:
    people = Prepared(lambda viewer, about: asked.filter(pk=about))

    with pytest.raises(GivesMore):
        people.rows(viewer=priya, about=maggie.pk)
