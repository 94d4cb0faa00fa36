"""Who does what: added, changed and taken out while a plan is written."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Barrier, Block, Outcome, Step
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.plans import actions
from whatmatters.plans.models import Action, Aim, Doer, Plan, PlanNotReady
from whatmatters.plans.tests.conftest import Wanted, deeds, place_of


def test_somebody_will_do_something(
    aim: Aim, priya: Actor, maggie: Person, june: Actor, visit: Visit
) -> None:
    member = place_of(june, maggie)
    step = Step.objects.create(outcome=aim.outcome, words="Reach the gate", place=1)
    barrier = Barrier.objects.create(person=maggie, words="The path is steep")
    Block.objects.create(barrier=barrier, outcome=aim.outcome)
    sent = {
        "doer": "family",
        "member": str(member.pk),
        "what": "Walk beside Maggie",
        "how_often": "most Sundays",
        **boxes("begins_on", date(2027, 3, 27)),
        **boxes("by_on", date(2027, 6, 1)),
        "step": str(step.pk),
        "barrier": str(barrier.pk),
    }

    page = visit(f"/plans/aims/{aim.pk}/add", by=priya, sending=sent)

    action = Action.objects.get(what="Walk beside Maggie")
    assert (action.member, action.who, action.doer) == (member, "June Holt", Doer.FAMILY)
    assert (action.step, action.barrier) == (step, barrier)
    assert deeds() == ["plans.action-added"]
    shown = " ".join(page.select("main")[0].text.split())
    assert "June Holt, my daughter" in shown
    assert "Most Sundays, from 27 March 2027, by 1 June 2027" in shown
    assert "Helps with the step: Reach the gate" in shown
    assert "Eases: The path is steep" in shown


def test_it_serves_its_own_outcome_alone(
    aim: Aim, priya: Actor, wanted: Wanted, owen: Actor
) -> None:
    other = wanted("Sleep through")
    step = Step.objects.create(outcome=other, words="Buy a pillow", place=1)
    arthur = Person.objects.create(known_as="Arthur")
    barrier = Barrier.objects.create(person=arthur, words="Stairs")
    member = CircleMember.objects.create(person=arthur, kind=Kind.FRIEND, name="Jim")

    for wrong in ({"step": step}, {"barrier": barrier}, {"member": member}):
        with pytest.raises(PlanNotReady):
            actions.add_action(aim=aim, by=priya, doer="family", what="Ring", **wrong)

    with pytest.raises(PlanNotReady, match="on or after the day it starts"):
        actions.add_action(
            aim=aim,
            by=priya,
            doer="family",
            what="Ring",
            begins_on=date(2027, 3, 27),
            by_on=date(2027, 3, 1),
        )
    assert Action.objects.count() == 1


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_nobody_else_says_what_is_done(
    who: str, aim: Aim, walk: Action, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    for deed in (
        lambda: actions.add_action(aim=aim, by=by, doer="family", what="Ring"),
        lambda: actions.change_action(action=walk, by=by, what="Ring"),
        lambda: actions.remove_action(action=walk, by=by),
    ):
        with pytest.raises(PermissionDenied):
            deed()

    assert [action.what for action in Action.objects.all()] == ["Walk to the gate"]
    assert deeds() == []


def test_it_is_changed(walk: Action, priya: Actor, visit: Visit) -> None:
    page = visit(f"/plans/actions/{walk.pk}/change", by=priya)
    assert page.select("input[name=what]")[0]["value"] == "Walk to the gate"
    assert page.select("input[name=doer][checked]")[0]["value"] == "myself"

    sent = {"doer": "myself", "what": "Walk to the shed", "read": "1", "how_often": "daily"}
    visit(f"/plans/actions/{walk.pk}/change", by=priya, sending=sent)

    walk.refresh_from_db()
    assert (walk.what, walk.version) == ("Walk to the shed", 2)
    assert deeds() == ["plans.action-changed"]


def test_a_stale_reading_says_so(walk: Action, priya: Actor) -> None:
    with pytest.raises(Stale):
        actions.change_action(action=walk, by=priya, read=7, what="Walk to the shed")


def test_only_parts_of_an_action_are_changed(walk: Action, priya: Actor) -> None:
    with pytest.raises(TypeError, match="done_on"):
        actions.change_action(action=walk, by=priya, done_on=date(2027, 3, 27))


def test_it_is_taken_out_once_asked(walk: Action, priya: Actor, visit: Visit) -> None:
    page = visit(f"/plans/actions/{walk.pk}/remove", by=priya)
    assert "Take this out of the plan?" in page.text
    assert Action.objects.exists()

    visit(f"/plans/actions/{walk.pk}/remove", by=priya, sending={})

    assert not Action.objects.exists()
    assert deeds() == ["plans.action-taken-out"]


def test_an_agreed_plan_is_changed_by_the_next_version(
    running: Plan, priya: Actor, visit: Visit
) -> None:
    action = running.aims.get().actions.get()
    sent = {"doer": "myself", "what": "Walk to the shed", "read": "1"}

    page = visit(f"/plans/actions/{action.pk}/change", by=priya, sending=sent)

    assert "Start the next version to change it" in page.text
    assert page.select("input[name=what]")[0]["value"] == "Walk to the shed"
    for deed in (
        lambda: actions.change_action(action=action, by=priya, what="x"),
        lambda: actions.remove_action(action=action, by=priya),
        lambda: actions.add_action(aim=action.aim, by=priya, doer="family", what="x"),
    ):
        with pytest.raises(PlanNotReady):
            deed()


def test_actions_stay_in_the_order_they_were_added(
    draft: Plan, aim: Aim, priya: Actor, allotment: Outcome
) -> None:
    for doer, what in (("provider", "C"), ("family", "B"), ("myself", "A"), ("family", "D")):
        actions.add_action(aim=aim, by=priya, doer=doer, what=what)

    ordered = [action.what for action in aim.actions.in_journey_order()]
    assert ordered == ["Walk to the gate", "A", "B", "D", "C"]
