"""A plan is agreed by the person and a practitioner, as each of them read it."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions
from whatmatters.plans.models import Action, Agreement, Plan, PlanNotReady
from whatmatters.plans.tests.conftest import (
    BEGUN_AGO,
    PERSON,
    PRACTITIONER,
    begun,
    days_ago,
    deeds,
)


def test_it_runs_once_both_have_agreed(draft: Plan, priya: Actor, maggie_herself: Actor) -> None:
    half = actions.agree_plan(
        plan=draft, by=maggie_herself, party=PERSON, agreed_on=days_ago(2), words="Yes, that’s me"
    )
    assert half.is_draft

    agreed = actions.agree_plan(plan=draft, by=priya, party=PRACTITIONER, agreed_on=days_ago(1))

    assert (agreed.status, agreed.agreed_on) == (Plan.Status.RUNNING, days_ago(1))
    assert agreed.review_on == days_ago(1) + timedelta(weeks=6)
    assert deeds() == ["plans.agreed", "plans.agreed", "plans.set-running"]


def test_how_each_agreed_is_kept(draft: Plan, priya: Actor, maggie_herself: Actor) -> None:
    actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=days_ago(1), words="Aye")
    actions.agree_plan(plan=draft, by=priya, party=PRACTITIONER, agreed_on=days_ago(1))

    told, own = (draft.agreements.get(party=party) for party in (PERSON, PRACTITIONER))
    assert (told.how, told.name, told.words) == ("told-us", "Margaret Holt (Maggie)", "Aye")
    assert (own.how, own.name, own.recorded_by) == ("signed-in", "Priya Nair", priya.user)


def test_a_day_to_look_back_that_was_chosen_is_kept(draft: Plan, priya: Actor) -> None:
    chosen = clock.today() + timedelta(days=10)
    actions.write_plan(plan=draft, by=priya, if_things_go_wrong="", review_on=chosen)

    for party in (PERSON, PRACTITIONER):
        plan = actions.agree_plan(plan=draft, by=priya, party=party, agreed_on=clock.today())

    assert plan.review_on == chosen


@pytest.mark.parametrize("chosen", [None, days_ago(100)])
def test_a_day_to_look_back_is_never_over_when_the_plan_begins_to_run(
    chosen: date | None, draft: Plan, priya: Actor
) -> None:
    Plan.objects.update(review_on=chosen)

    for party in (PERSON, PRACTITIONER):
        plan = actions.agree_plan(plan=draft, by=priya, party=party, agreed_on=days_ago(90))

    assert plan.review_on == clock.today() + timedelta(weeks=6)


def test_the_earlier_plan_steps_down(running: Plan, priya: Actor) -> None:
    following = actions.open_next_version(plan=running, by=priya)

    for party in (PERSON, PRACTITIONER):
        actions.agree_plan(plan=following, by=priya, party=party, agreed_on=clock.today())

    running.refresh_from_db()
    assert (running.status, running.ended_on) == (Plan.Status.REPLACED, clock.today())
    assert deeds()[-2:] == ["plans.replaced", "plans.set-running"]


def test_a_plan_agreed_earlier_than_the_one_before_began_leaves_no_gap(
    running: Plan, priya: Actor
) -> None:
    following = actions.open_next_version(plan=running, by=priya)
    begun(following, days=90)

    for party in (PERSON, PRACTITIONER):
        actions.agree_plan(plan=following, by=priya, party=party, agreed_on=days_ago(90))

    running.refresh_from_db()
    assert running.ended_on == running.agreed_on


def test_a_plan_with_nothing_to_do_in_it_cant_be_agreed(draft: Plan, priya: Actor) -> None:
    Action.objects.all().delete()

    with pytest.raises(PlanNotReady, match="Add at least one thing somebody will do"):
        actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=clock.today())


def test_a_plan_for_nothing_cant_be_agreed(draft: Plan, priya: Actor) -> None:
    draft.aims.all().delete()

    with pytest.raises(PlanNotReady, match="Begin with what matters"):
        actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=clock.today())


def test_nobody_has_agreed_tomorrow(draft: Plan, priya: Actor) -> None:
    tomorrow = clock.today() + timedelta(days=1)

    with pytest.raises(PlanNotReady, match="must be today or earlier"):
        actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=tomorrow)


def test_nobody_has_agreed_before_it_was_begun(draft: Plan, priya: Actor) -> None:
    too_early = days_ago(BEGUN_AGO + 1)

    with pytest.raises(PlanNotReady, match="the day it was begun or later"):
        actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=too_early)

    assert not Agreement.objects.exists()


@pytest.mark.parametrize("party", [PERSON, PRACTITIONER])
@pytest.mark.parametrize("who", ["sam", "june", "tomasz", "owen"])
def test_nobody_else_agrees_for_them(
    who: str, party: str, draft: Plan, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        actions.agree_plan(
            plan=draft, by=request.getfixturevalue(who), party=party, agreed_on=clock.today()
        )

    assert not Agreement.objects.exists()
    assert deeds() == []


@pytest.mark.parametrize("party", [PRACTITIONER, "somebody"])
def test_maggie_speaks_for_herself_alone(party: str, draft: Plan, maggie_herself: Actor) -> None:
    with pytest.raises(PermissionDenied):
        actions.agree_plan(plan=draft, by=maggie_herself, party=party, agreed_on=clock.today())


def test_a_change_makes_an_agreement_void_and_keeps_it(
    draft: Plan, priya: Actor, walk: Action, maggie_herself: Actor, visit: Visit
) -> None:
    actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=days_ago(1), words="Lovely")

    actions.change_action(action=walk, by=priya, what="Walk to the shed")

    agreement = draft.agreements.get()
    assert (agreement.holds, agreement.words) == (False, "Lovely")
    page = visit(f"/plans/{draft.pk}", by=priya)
    assert "before this was changed. Ask again" in page.text
    page = visit(f"/plans/{draft.pk}", by=maggie_herself)
    assert "before this was changed. Read it again" in page.text
    actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=clock.today())
    assert draft.agreements.count() == 2
    assert "Ask again" not in visit(f"/plans/{draft.pk}", by=priya).text


@pytest.mark.parametrize("deed", ["add", "take out", "write", "aim", "no aim"])
def test_every_change_of_the_draft_asks_again(
    deed: str, draft: Plan, priya: Actor, walk: Action, maggie: Person
) -> None:
    other = Outcome.objects.create(
        person=maggie, words="Sleep", first_words="Sleep", written_by=priya.user
    )
    actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=days_ago(1))

    changes: dict[str, Callable[[], object]] = {
        "add": lambda: actions.add_action(aim=walk.aim, by=priya, doer="family", what="Ring"),
        "take out": lambda: actions.remove_action(action=walk, by=priya),
        "write": lambda: actions.write_plan(
            plan=draft, by=priya, if_things_go_wrong="Ring June", review_on=None
        ),
        "aim": lambda: actions.add_aim(plan=draft, outcome=other, by=priya),
        "no aim": lambda: actions.remove_aim(aim=walk.aim, by=priya),
    }
    changes[deed]()

    assert not draft.agreements.holding().exists()


def test_a_stale_reading_says_so(draft: Plan, priya: Actor) -> None:
    with pytest.raises(Stale):
        actions.agree_plan(
            plan=draft, by=priya, party=PERSON, agreed_on=clock.today(), read=draft.version + 1
        )


def test_sent_twice_is_agreed_once(draft: Plan, priya: Actor) -> None:
    for _ in range(2):
        actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=clock.today(), words="Yes")

    assert draft.agreements.count() == 1
    with pytest.raises(PlanNotReady, match="already written down"):
        actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=clock.today(), words="No")


def test_an_agreed_plan_is_not_agreed_again(running: Plan, priya: Actor) -> None:
    with pytest.raises(PlanNotReady, match="has been agreed"):
        actions.agree_plan(
            plan=running, by=priya, party=PERSON, agreed_on=clock.today(), words="Again"
        )


@pytest.mark.django_db(transaction=True)
def test_two_who_agree_at_once_take_turns(
    running: Plan, priya: Actor, maggie_herself: Actor
) -> None:
    """Both end up agreed, one plan runs, and the earlier has stepped down."""
    following = actions.open_next_version(plan=running, by=priya)
    deeds_of_both = [(priya, PRACTITIONER), (maggie_herself, PERSON)]
    wrong: list[BaseException] = []

    def agree(by: Actor, party: str) -> None:
        try:
            actions.agree_plan(plan=following, by=by, party=party, agreed_on=clock.today())
        except Exception as error:  # noqa: BLE001  # reported below, in the test's own thread
            wrong.append(error)
        finally:
            connections.close_all()

    if connection.vendor == "postgresql":
        both = [threading.Thread(target=agree, args=deed) for deed in deeds_of_both]
        for one in both:
            one.start()
        for one in both:
            one.join(timeout=20)
    else:
        for by, party in deeds_of_both:
            actions.agree_plan(plan=following, by=by, party=party, agreed_on=clock.today())

    assert not wrong
    statuses = Plan.objects.order_by("number").values_list("status", flat=True)
    assert list(statuses) == [Plan.Status.REPLACED, Plan.Status.RUNNING]
    assert following.agreements.count() == 2
