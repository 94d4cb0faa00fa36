"""A plan that is all one provider's, or has no part of their own, is worth a thought. No more."""

import pytest

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions
from whatmatters.plans.early import Thought, thoughts
from whatmatters.plans.models import Action, Doer, Plan
from whatmatters.plans.tests.conftest import PERSON, PRACTITIONER, Wanted, days_ago

ONE = "Everything here is from one provider"
NONE = "Nothing here is for Maggie to do"
BROOK = "Brook Home Care"


@pytest.fixture
def empty(maggie: Person, priya: Actor, allotment: Outcome, wanted: Wanted) -> Plan:
    """A plan for two things that Maggie wants, with nothing in it yet."""
    wanted("Sleep through", rank=2)
    return actions.start_plan(person=maggie, by=priya)


def put_in(plan: Plan, by: Actor, *doing: tuple[str, str]) -> list[Action]:
    """Things done in turn for the first and the second outcome: who does them, by what name."""
    aims = list(plan.aims.order_by("place"))
    return [
        actions.add_action(aim=aims[at % 2], by=by, doer=doer, who=who, what="Help in the morning")
        for at, (doer, who) in enumerate(doing)
    ]


def test_all_of_one_provider_is_said(empty: Plan, priya: Actor) -> None:
    all_theirs = put_in(empty, priya, (Doer.PROVIDER, BROOK), (Doer.PROVIDER, "brook  home CARE"))

    assert thoughts(all_theirs) == (Thought.ONE_PROVIDER,)


@pytest.mark.parametrize(
    "doing",
    [
        [(Doer.PROVIDER, BROOK), (Doer.PROVIDER, "Valley Care"), (Doer.MYSELF, "")],
        [(Doer.PROVIDER, BROOK), (Doer.PROVIDER, BROOK), (Doer.MYSELF, "")],
        [(Doer.MYSELF, ""), (Doer.FAMILY, "June")],
        [(Doer.PROVIDER, BROOK)],
        [],
    ],
)
def test_a_plan_with_more_to_it_is_let_be(
    doing: list[tuple[str, str]], empty: Plan, priya: Actor
) -> None:
    assert thoughts(put_in(empty, priya, *doing)) == ()


def test_three_things_for_one_outcome_are_a_whole_plan(draft: Plan, priya: Actor) -> None:
    aim = draft.aims.get()
    three = [
        actions.add_action(aim=aim, by=priya, doer=Doer.PROVIDER, who=BROOK, what=what)
        for what in ("Wash", "Dress", "Cook")
    ]

    assert thoughts(three) == (Thought.ONE_PROVIDER,)
    assert thoughts(three[:2]) == ()


@pytest.mark.parametrize("other", [Doer.FAMILY, Doer.COMMUNITY, Doer.ASSISTANT])
def test_no_part_of_their_own_is_said(other: Doer, empty: Plan, priya: Actor) -> None:
    plan = put_in(empty, priya, (Doer.PROVIDER, BROOK), (other, "Somebody"))

    assert thoughts(plan) == (Thought.NO_OWN_PART,)


def test_it_is_said_while_it_is_written_and_before_it_is_agreed(
    empty: Plan, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    put_in(empty, priya, (Doer.PROVIDER, BROOK), (Doer.PROVIDER, BROOK))

    for address in (f"/plans/{empty.pk}", f"/plans/{empty.pk}/agree"):
        assert ONE in visit(address, by=priya).text
        assert "What could you do yourself" in visit(address, by=maggie_herself).text


def test_it_stops_nobody_and_is_over_once_it_is_agreed(
    empty: Plan, priya: Actor, visit: Visit
) -> None:
    put_in(empty, priya, (Doer.PROVIDER, BROOK), (Doer.FAMILY, "June"))
    assert NONE in visit(f"/plans/{empty.pk}", by=priya).text

    for party in (PERSON, PRACTITIONER):
        plan = actions.agree_plan(plan=empty, by=priya, party=party, agreed_on=days_ago(0))

    assert plan.is_running
    assert NONE not in visit(f"/plans/{plan.pk}", by=priya).text


def test_whoever_only_reads_is_told_nothing_of_it(
    empty: Plan, priya: Actor, june: Actor, visit: Visit
) -> None:
    put_in(empty, priya, (Doer.PROVIDER, BROOK), (Doer.PROVIDER, BROOK))

    assert ONE not in visit(f"/plans/{empty.pk}", by=june).text
