"""Who may do what with Maggie's plan."""

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.people.models import CircleMember, Person
from whatmatters.plans.models import Action, Doer, Plan
from whatmatters.plans.tests.conftest import days_ago, place_of

EVERYBODY = ("maggie_herself", "priya", "sam", "june", "helen", "tomasz", "farah", "owen")
SEE = {"maggie_herself", "priya", "sam", "june", "helen"}
WRITE = {"maggie_herself", "priya"}


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_you_may_see_is_what_you_are_shown(
    who: str, draft: Plan, request: pytest.FixtureRequest
) -> None:
    """The rule and the query are one promise, kept twice."""
    actor: Actor = request.getfixturevalue(who)

    assert may(actor, Permission.PLAN_VIEW, draft) is (who in SEE)
    assert Plan.objects.visible_to(actor).contains(draft) is (who in SEE)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_writes_and_agrees(
    who: str, draft: Plan, maggie: Person, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    assert may(actor, Permission.PLAN_WRITE, maggie) is (who in WRITE)
    assert may(actor, Permission.PLAN_AGREE, draft) is (who in WRITE)


@pytest.mark.parametrize("who", EVERYBODY)
def test_maggies_part_is_ticked_by_her_or_her_practitioner(
    who: str, walk: Action, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    assert may(actor, Permission.ACTION_TICK, walk) is (who in WRITE)


@pytest.mark.parametrize("theirs", ["sam", "june"])
@pytest.mark.parametrize("who", EVERYBODY)
def test_what_falls_to_someone_in_the_circle_is_ticked_by_them(
    who: str, theirs: str, walk: Action, maggie: Person, request: pytest.FixtureRequest
) -> None:
    member = place_of(request.getfixturevalue(theirs), maggie)
    action = walk.aim.actions.create(doer=Doer.FAMILY, what="Ring", member=member)
    actor: Actor = request.getfixturevalue(who)

    assert may(actor, Permission.ACTION_TICK, action) is (who in {theirs, "priya"})


def test_whoever_has_left_the_circle_ticks_nothing(
    walk: Action, maggie: Person, sam: Actor
) -> None:
    member = place_of(sam, maggie)
    action = walk.aim.actions.create(doer=Doer.PROVIDER, what="Come", member=member)
    CircleMember.objects.filter(pk=member.pk).update(joined_on=days_ago(9), left_on=days_ago(1))

    assert not may(sam, Permission.ACTION_TICK, action)
