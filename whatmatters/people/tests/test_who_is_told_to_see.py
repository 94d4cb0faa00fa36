"""What is said about who can open a record is what the rules do; and who is told it."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, User
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import KIND_OF_WORKER, CircleMember, Kind, Person
from whatmatters.people.selectors import details_page
from whatmatters.people.selectors.sights import EVERYTHING, PLAN
from whatmatters.people.standing import standing_of


def told(maggie: Person, viewer: Actor) -> dict[str, str]:
    page = details_page(viewer=viewer, person_id=maggie.pk)
    return {sight.name: sight.what for sight in page.sights}


def worker(role: RoleKey, name: str = "Bo Ray") -> Actor:
    user = User.objects.create_user(f"{role}@example.org", name=name)
    where = cast.place("brook")
    return Actor(user, Membership.objects.create(user=user, organisation=where, role_key=role))


#: A broker sees nothing by their place alone: only what is shared with their organisation.
SEEING = [role for role in RoleKey if role in KIND_OF_WORKER and role != RoleKey.BROKER]


@pytest.mark.parametrize("role", SEEING)
def test_a_worker_is_told_of_as_the_rules_have_it(
    role: RoleKey, maggie: Person, priya: Actor
) -> None:
    bo = worker(role)
    actions.add_worker(person=maggie, by=priya, email=bo.user.email)

    practises = KIND_OF_WORKER[role] == Kind.PRACTITIONER
    assert Person.objects.visible_to(bo).contains(maggie)
    assert told(maggie, priya)["Bo Ray"] == (EVERYTHING if practises else PLAN)


def test_an_advocate_sees_the_plan(maggie: Person, priya: Actor, june: Actor) -> None:
    CircleMember.objects.filter(user=june.user).update(kind=Kind.ADVOCATE)

    assert told(maggie, priya)["June Holt"] == PLAN


@pytest.mark.parametrize("why", ["left", "begins tomorrow", "switched off", "does another job"])
def test_who_can_not_open_it_any_more_is_not_named(
    why: str, maggie: Person, priya: Actor, sam: Actor
) -> None:
    assert "Sam Adeyemi" in told(maggie, priya)
    works = Membership.objects.filter(user=sam.user)
    if why == "left":
        works.update(ended_on=clock.today())
    elif why == "begins tomorrow":
        works.update(began_on=clock.today() + timedelta(days=1))
    elif why == "switched off":
        User.objects.filter(pk=sam.user.pk).update(is_active=False)
    else:
        works.update(role_key=RoleKey.BROKER)

    assert "Sam Adeyemi" not in told(maggie, priya)


@pytest.mark.parametrize("kind", sorted(set(KIND_OF_WORKER.values())))
def test_nor_a_relative_written_down_as_a_worker(
    kind: Kind, visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    CircleMember.objects.filter(user=june.user).update(kind=kind)

    assert "June Holt" not in told(maggie, priya)
    page = visit(f"/people/{maggie.pk}/details", by=priya)
    assert "May see from" not in page.text


def test_a_lead_is_named_while_they_lead(maggie: Person, priya: Actor, helen: Actor) -> None:
    assert told(maggie, priya)["Helen Marsh"] == EVERYTHING
    User.objects.filter(pk=helen.user.pk).update(is_active=False)

    assert "Helen Marsh" not in told(maggie, priya)


@pytest.mark.parametrize("kind", Kind)
def test_a_place_of_ones_own_does_not_make_one_the_lead(
    kind: Kind, maggie: Person, maggie_herself: Actor, helen: Actor
) -> None:
    maggie.circle.filter(organisation=helen.organisation_id).update(left_on=clock.today())
    maggie.circle.create(
        kind=kind, name="Helen Marsh", user=helen.user, organisation_id=helen.organisation_id
    )

    own_work = {"practitioner"} if kind == Kind.PRACTITIONER else set()
    assert standing_of(helen, maggie).facts.ways - {"colleague"} == own_work
    assert ("Helen Marsh" in told(maggie, maggie_herself)) is bool(own_work)


@pytest.mark.parametrize(
    ("who", "is_told", "has_number"),
    [
        ("maggie_herself", True, True),
        ("priya", True, True),
        ("helen", True, True),
        ("june", False, False),
    ],
)
def test_relatives_are_not_told_that_there_is_more(
    who: str,
    is_told: bool,
    has_number: bool,
    visit: Visit,
    maggie: Person,
    request: pytest.FixtureRequest,
) -> None:
    page = visit(f"/people/{maggie.pk}/details", by=request.getfixturevalue(who))

    assert ("Who can open this record" in page.text) is is_told
    assert (str(EVERYTHING) in page.text) is is_told
    number = maggie.registrations.get().number
    assert (number in page.text) is has_number
    assert ("Number here" in page.text) is has_number


def test_a_large_circle_takes_no_more_questions(
    maggie: Person, priya: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        user = User.objects.create_user(f"w{number}@example.org", name=f"W {number}")
        Membership.objects.create(
            user=user, organisation=cast.place("brook"), role_key="support-worker"
        )
        actions.add_worker(person=maggie, by=priya, email=user.email)

    with django_assert_max_num_queries(15):
        assert len(told(maggie, priya)) >= 14
