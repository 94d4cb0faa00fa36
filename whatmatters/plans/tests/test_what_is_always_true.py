"""What the database itself keeps true of plans, each by the name someone will read at night."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.plans.models import (
    Action,
    Agreement,
    Aim,
    Objection,
    Plan,
    SignedText,
    Unmet,
    UnmetWord,
)
from whatmatters.plans.tests.conftest import days_ago

Break = Callable[[Plan, Action, Actor], object]
DAY = date(2027, 3, 27)


def plan_like(plan: Plan, **different: Any) -> object:
    given = {"number": 2, "status": "ended", "agreed_on": DAY, "ended_on": DAY, **different}
    return Plan.objects.create(person=plan.person, written_by=plan.written_by, **given)


def action_like(walk: Action, **different: Any) -> object:
    return Action.objects.create(aim=walk.aim, **{"doer": "family", "what": "Ring", **different})


def agreement_to(plan: Plan, by: Actor) -> object:
    return Agreement.objects.create(
        plan=plan, party="person", how="told-us", name="Maggie", recorded_by=by.user
    )


def objection_to(plan: Plan, by: Actor, **different: Any) -> object:
    given = {"kind": "refusal", "what": "The days", "name": "Maggie", **different}
    return Objection.objects.create(plan=plan, party="person", recorded_by=by.user, **given)


def unmet_of(walk: Action, by: Actor, **different: Any) -> Unmet:
    given: dict[str, Any] = {"words": "A bus", "why": "transport", "whose": "person"}
    given |= {"said_by": "Maggie", "since": DAY}
    given |= {"person": walk.aim.plan.person, "recorded_by": by.user, **different}
    return Unmet.objects.create(outcome=walk.aim.outcome, **given)


BROKEN: dict[str, Break] = {
    "one_running_plan_each": lambda plan, walk, by: [
        plan_like(plan, number=number, status="running", ended_on=None) for number in (2, 3)
    ],
    "one_plan_is_being_written_at_a_time": lambda plan, walk, by: plan_like(
        plan, status="draft", agreed_on=None, ended_on=None
    ),
    "plan_has_its_own_number": lambda plan, walk, by: plan_like(plan, number=1),
    "plan_is_agreed_on_a_day_unless_it_is_a_draft": lambda plan, walk, by: plan_like(
        plan, status="running", agreed_on=None, ended_on=None
    ),
    "plan_keeps_no_more_back_than_all": lambda plan, walk, by: plan_like(
        plan, contingency_percent=101
    ),
    "plan_ends_on_a_day_once_it_is_over": lambda plan, walk, by: plan_like(plan, ended_on=None),
    "plan_serves_an_outcome_once": lambda plan, walk, by: Aim.objects.create(
        plan=plan, outcome=walk.aim.outcome, place=2
    ),
    "action_says_what": lambda plan, walk, by: action_like(walk, what=""),
    "action_is_to_happen_after_it_begins": lambda plan, walk, by: action_like(
        walk, begins_on=DAY, by_on=date(2027, 3, 26)
    ),
    "action_is_on_one_line_of_an_aim": lambda plan, walk, by: action_like(walk, line=walk.line),
    "mark_is_seen_by_somebody_who_says_what_they_saw": lambda plan, walk, by: (
        Agreement.objects.create(
            plan=plan, party="person", how="witnessed", name="Maggie", recorded_by=by.user
        )
    ),
    "objection_says_what_to": lambda plan, walk, by: objection_to(plan, by, what=""),
    "objection_ends_on_a_day_and_in_a_way": lambda plan, walk, by: objection_to(
        plan, by, ended_as="met"
    ),
    "text_is_kept_once_for_a_plan": lambda plan, walk, by: [
        SignedText.objects.create(plan=plan, digest="0" * 64, text="x") for _ in range(2)
    ],
    "unmet_says_what_and_why": lambda plan, walk, by: unmet_of(walk, by, words=""),
    "unmet_ends_on_a_day_and_says_how": lambda plan, walk, by: unmet_of(
        walk, by, ended_as="met", ended_on=DAY, ended_by=by.user
    ),
    "word_beside_says_something": lambda plan, walk, by: UnmetWord.objects.create(
        unmet=unmet_of(walk, by), words="", said_by="Maggie", recorded_by=by.user
    ),
    "each_party_agrees_to_a_plan_once": lambda plan, walk, by: [
        agreement_to(plan, by) for _ in range(2)
    ],
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name: str, draft: Plan, walk: Action, priya: Actor) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BROKEN[name](draft, walk, priya)

    assert _names(str(refused.value), name)


def _names(said: str, name: str) -> bool:
    """SQLite names a plain unique constraint by its columns, PostgreSQL by its name."""
    columns = {
        "one_running_plan_each": "plans_plan.person_id",
        "one_plan_is_being_written_at_a_time": "plans_plan.person_id",
        "plan_has_its_own_number": "plans_plan.person_id, plans_plan.number",
        "plan_serves_an_outcome_once": "plans_aim.plan_id, plans_aim.outcome_id",
        "action_is_on_one_line_of_an_aim": "plans_action.aim_id, plans_action.line",
        "each_party_agrees_to_a_plan_once": "plans_agreement.plan_id, plans_agreement.party",
        "text_is_kept_once_for_a_plan": "plans_signedtext.plan_id, plans_signedtext.digest",
    }
    return name in said or columns.get(name, name) in said


def test_every_constraint_of_the_room_is_broken_here() -> None:
    models = (Plan, Aim, Action, Agreement, SignedText, Objection, Unmet, UnmetWord)

    assert set(BROKEN) == {c.name for model in models for c in model._meta.constraints}


@pytest.mark.parametrize(
    "change",
    [{"words": "Other words"}, {"agreed_on": DAY}, {"party": "practitioner"}, {"name": "June"}],
)
def test_an_agreement_is_kept_as_written(change: dict[str, Any], draft: Plan, priya: Actor) -> None:
    agreement_to(draft, priya)

    with pytest.raises(IntegrityError, match="kept"), transaction.atomic():
        draft.agreements.update(**change)

    draft.agreements.update(void_since=clock.now())


def test_an_outcome_in_a_plan_is_not_deleted(allotment: Outcome, draft: Plan) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        allotment.delete()

    assert draft.aims.exists()


def test_nothing_of_maggies_is_in_what_a_log_might_say(draft: Plan, walk: Action) -> None:
    draft.ended_because, walk.what = "Maggie said so", "Walk to the gate"

    for thing in (draft, walk, walk.aim):
        assert "Maggie" not in str(thing)
        assert "Walk" not in str(thing)
    assert days_ago(0) == clock.today()
