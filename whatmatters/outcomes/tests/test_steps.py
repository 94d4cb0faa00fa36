"""Small things on the way: added, done, let go, and put back when it was a mistake."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.clearing import forget_audit
from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import AlreadyEnded, Outcome, Step, StepIsSettled


@pytest.fixture
def gate(allotment: Outcome, priya: Actor) -> Step:
    step = actions.add_step(outcome=allotment, by=priya, words="Walk to the gate")
    forget_audit()
    return step


def test_steps_stand_in_the_order_they_were_added(allotment: Outcome, priya: Actor) -> None:
    first = actions.add_step(outcome=allotment, by=priya, words="Walk to the gate")
    second = actions.add_step(outcome=allotment, by=priya, words="Sit in the garden")

    assert (first.place, second.place) == (1, 2)
    assert list(Step.objects.in_order()) == [first, second]


def test_each_thing_that_happens_to_a_step_is_written_down(gate: Step, priya: Actor) -> None:
    actions.finish_step(step=gate, by=priya, done_on=clock.today())
    actions.put_back_step(step=gate, by=priya)
    actions.let_go_step(step=gate, by=priya, on=clock.today())

    gate.refresh_from_db()
    assert (gate.done_on, gate.let_go_on) == (None, clock.today())
    did = AuditEntry.objects.order_by("at", "pk").values_list("did", flat=True)
    assert sorted(did) == ["outcomes.step-done", "outcomes.step-let-go", "outcomes.step-put-back"]


def test_a_step_is_not_both_done_and_let_go(gate: Step, priya: Actor) -> None:
    actions.finish_step(step=gate, by=priya, done_on=clock.today())
    with pytest.raises(StepIsSettled, match="can’t be let go"):
        actions.let_go_step(step=gate, by=priya, on=clock.today())
    actions.put_back_step(step=gate, by=priya)
    actions.let_go_step(step=gate, by=priya, on=clock.today())
    with pytest.raises(StepIsSettled, match="Put it back"):
        actions.finish_step(step=gate, by=priya, done_on=clock.today())


def test_steps_rest_once_the_outcome_has_ended(gate: Step, priya: Actor) -> None:
    actions.end_outcome(outcome=gate.outcome, by=priya, ending="achieved", on=gate.outcome.begun_on)

    with pytest.raises(AlreadyEnded):
        actions.add_step(outcome=gate.outcome, by=priya, words="Another")
    with pytest.raises(AlreadyEnded):
        actions.finish_step(step=gate, by=priya, done_on=clock.today())

    assert Step.objects.get().is_open


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_others_may_not(who: str, gate: Step, request: pytest.FixtureRequest) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.add_step(outcome=gate.outcome, by=by, words="x")
    with pytest.raises(PermissionDenied):
        actions.finish_step(step=gate, by=by, done_on=clock.today())
    with pytest.raises(PermissionDenied):
        actions.let_go_step(step=gate, by=by, on=clock.today())
    with pytest.raises(PermissionDenied):
        actions.put_back_step(step=gate, by=by)

    assert Step.objects.get().is_open
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_a_step_is_added_on_the_page(
    visit: Visit, allotment: Outcome, maggie_herself: Actor
) -> None:
    by_when = clock.today() + timedelta(days=9)
    typed = {"words": "June drives me up"} | boxes("due_on", by_when)

    page = visit(f"/outcomes/{allotment.pk}/steps", by=maggie_herself, sending=typed)

    assert "June drives me up" in page.text
    assert "0 of 1 steps done" in page.text
    assert Step.objects.get().due_on == by_when


def test_a_day_that_is_none_is_refused_and_the_step_stays_in_its_box(
    visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    typed = {"words": "June drives me up", "due_on_day": "31", "due_on_month": "2"}

    page = visit(f"/outcomes/{allotment.pk}/steps", by=priya, sending=typed)

    box = page.select_one("#step_words")
    assert box is not None
    assert box["value"] == "June drives me up"
    assert "The day must include a year" in page.text
    assert len(page.select(".govuk-error-summary")) == 1
    assert not Step.objects.exists()


def test_a_press_says_it_is_done_today(visit: Visit, gate: Step, priya: Actor) -> None:
    page = visit(f"/outcomes/steps/{gate.pk}/done", by=priya, sending={})

    gate.refresh_from_db()
    assert gate.done_on == clock.today()
    assert "1 of 1 steps done" in page.text


def test_a_press_too_late_says_why(visit: Visit, gate: Step, priya: Actor) -> None:
    actions.let_go_step(step=gate, by=priya, on=clock.today())

    page = visit(f"/outcomes/steps/{gate.pk}/done", by=priya, sending={})

    assert "This step was let go" in page.text


@pytest.mark.parametrize(
    ("stands", "pill"), [("done", "Done"), ("let-go", "Let go"), ("to-do", "To do")]
)
def test_how_it_stands_is_said_on_its_page(
    stands: str, pill: str, visit: Visit, gate: Step, priya: Actor
) -> None:
    yesterday = clock.today() - timedelta(days=1)
    address = f"/outcomes/steps/{gate.pk}"
    assert visit(address, by=priya).select("input[value=to-do][checked]")

    page = visit(address, by=priya, sending={"stands": stands} | boxes("on", yesterday))

    assert [one.text for one in page.select("#steps .wm-pill")] == [pill]
    gate.refresh_from_db()
    assert gate.settled_on == (None if stands == "to-do" else yesterday)


def test_a_refusal_is_told_on_its_page(visit: Visit, gate: Step, priya: Actor) -> None:
    actions.finish_step(step=gate, by=priya, done_on=clock.today())
    typed = {"stands": "let-go"} | boxes("on", clock.today())

    page = visit(f"/outcomes/steps/{gate.pk}", by=priya, sending=typed)

    assert "This step is done, so it can’t be let go" in page.text


def test_a_step_is_not_done_tomorrow(visit: Visit, gate: Step, priya: Actor) -> None:
    typed = {"stands": "done"} | boxes("on", clock.today() + timedelta(days=1))

    page = visit(f"/outcomes/steps/{gate.pk}", by=priya, sending=typed)

    assert "The day must be today or in the past" in page.text
    assert Step.objects.get().is_open


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_others_get_nowhere(
    who: str, answer: int, visit: Visit, gate: Step, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)
    typed = {"words": "x", "stands": "done"} | boxes("on", clock.today())

    for address in (f"steps/{gate.pk}", f"steps/{gate.pk}/done", f"{gate.outcome_id}/steps"):
        visit(f"/outcomes/{address}", by=by, sending=typed, expecting=answer)

    assert Step.objects.get().is_open


def test_a_link_to_what_only_takes_answers_leads_back(
    visit: Visit, gate: Step, priya: Actor
) -> None:
    visit(f"/outcomes/{gate.outcome_id}/steps", by=priya, expecting=302)
    visit(f"/outcomes/{gate.outcome_id}/barriers", by=priya, expecting=302)


def test_a_step_comes_too_late_for_what_has_ended(
    visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="let-go", on=allotment.begun_on)

    page = visit(f"/outcomes/{allotment.pk}/steps", by=priya, sending={"words": "One more"})

    assert "This outcome has ended, so it stays as it is" in page.text
    assert not Step.objects.exists()
