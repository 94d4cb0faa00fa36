"""What a plan is for, what happens if things go wrong, and when to look back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions
from whatmatters.plans.models import Action, Aim, Plan, PlanNotReady
from whatmatters.plans.tests.conftest import ALLOTMENT, Wanted, days_ago, deeds

HOSTILE = "  إذا مرض سام\u202e <script>alert('x')</script>\n\n\t✓ “quotes” " + "long " * 20_000


@pytest.mark.parametrize("who", ["maggie_herself", "priya"])
def test_it_is_written_and_written_down(
    who: str, draft: Plan, request: pytest.FixtureRequest
) -> None:
    day = clock.today() + timedelta(days=30)

    actions.write_plan(
        plan=draft,
        by=request.getfixturevalue(who),
        read=draft.version,
        if_things_go_wrong="Ring June",
        review_on=day,
    )

    draft.refresh_from_db()
    assert (draft.if_things_go_wrong, draft.review_on) == ("Ring June", day)
    assert deeds() == ["plans.written"]


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_nobody_else_writes(
    who: str, draft: Plan, aim: Aim, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    for deed in (
        lambda: actions.write_plan(plan=draft, by=by, if_things_go_wrong="x", review_on=None),
        lambda: actions.add_aim(plan=draft, outcome=allotment, by=by),
        lambda: actions.add_aims(plan=draft, outcomes=[], by=by),
        lambda: actions.remove_aim(aim=aim, by=by),
    ):
        with pytest.raises(PermissionDenied):
            deed()

    before = draft.version
    draft.refresh_from_db()
    assert (draft.version, draft.if_things_go_wrong, draft.aims.count()) == (before, "", 1)
    assert deeds() == []


def test_hostile_words_are_kept_exactly_and_shown_safely(
    draft: Plan, priya: Actor, visit: Visit
) -> None:
    sent = {"read": str(draft.version), "if_things_go_wrong": HOSTILE}

    page = visit(f"/plans/{draft.pk}/write", by=priya, sending=sent)

    draft.refresh_from_db()
    assert draft.if_things_go_wrong == HOSTILE
    assert not page.select("main script")
    assert "<script>alert('x')</script>" in page.text


def test_a_character_that_cant_be_kept_is_named_and_nothing_is_lost(
    draft: Plan, priya: Actor, visit: Visit
) -> None:
    sent = {"read": str(draft.version), "if_things_go_wrong": "Ring\x00 June"}

    page = visit(f"/plans/{draft.pk}/write", by=priya, sending=sent)

    assert "can’t be kept" in page.text
    assert "June" in page.select("textarea")[0].text


def test_a_day_to_look_back_lies_ahead(draft: Plan, priya: Actor, visit: Visit) -> None:
    sent = {"read": str(draft.version), **boxes("review_on", days_ago(1))}

    page = visit(f"/plans/{draft.pk}/write", by=priya, sending=sent)

    assert "The day we look back must be today or in the future" in page.text


@pytest.mark.parametrize("read", ["1", "", "-1", "nonsense", "9" * 400])
def test_two_tabs_lose_nothing(
    read: str, draft: Plan, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    """Maggie saved while Priya typed: Priya sees Maggie's words above her own, and saves again."""
    actions.write_plan(
        plan=draft, by=maggie_herself, if_things_go_wrong="Biscuit goes next door", review_on=None
    )

    sent = {"read": read, "if_things_go_wrong": "Ring June first"}
    page = visit(f"/plans/{draft.pk}/write", by=priya, sending=sent)

    assert "Someone else changed this" in page.text
    assert "Biscuit goes next door" in page.text
    assert page.select("textarea")[0].text.strip() == "Ring June first"
    draft.refresh_from_db()
    assert draft.if_things_go_wrong == "Biscuit goes next door"
    sent["read"] = str(page.select("input[name=read]")[0]["value"])
    visit(f"/plans/{draft.pk}/write", by=priya, sending=sent)
    draft.refresh_from_db()
    assert draft.if_things_go_wrong == "Ring June first"


def test_a_plan_agreed_meanwhile_gives_the_words_back(
    running: Plan, priya: Actor, visit: Visit
) -> None:
    sent = {"read": "1", "if_things_go_wrong": "Ring June first"}

    page = visit(f"/plans/{running.pk}/write", by=priya, sending=sent)

    assert "This plan has been agreed. Start the next version to change it" in page.text
    assert "Ring June first" in page.text
    running.refresh_from_db()
    assert running.if_things_go_wrong == ""


def test_an_agreed_plan_is_not_opened_for_writing(
    running: Plan, priya: Actor, visit: Visit
) -> None:
    for address in (
        f"/plans/{running.pk}/write",
        f"/plans/{running.pk}/outcomes",
        f"/plans/aims/{running.aims.get().pk}/add",
        f"/plans/aims/{running.aims.get().pk}/remove",
    ):
        visit(address, by=priya, expecting=302)


def test_stale_is_said_to_other_rooms_too(draft: Plan, priya: Actor) -> None:
    with pytest.raises(Stale):
        actions.write_plan(plan=draft, by=priya, read=0, if_things_go_wrong="", review_on=None)


def test_another_outcome_joins_the_plan(
    draft: Plan, priya: Actor, wanted: Wanted, visit: Visit
) -> None:
    other = wanted("Sleep through")

    page = visit(f"/plans/{draft.pk}/outcomes", by=priya)
    assert "Sleep through" in page.text
    assert ALLOTMENT not in page.select("form")[-1].text
    visit(f"/plans/{draft.pk}/outcomes", by=priya, sending={"outcomes": [str(other.pk)]})
    actions.add_aim(plan=draft, outcome=other, by=priya)

    assert [aim.outcome.words for aim in draft.aims.order_by("place")] == [
        ALLOTMENT,
        "Sleep through",
    ]
    assert deeds() == ["plans.outcome-added"]


@pytest.mark.parametrize("chosen", ["nonsense", "6b6e2a0e-0000-4000-8000-000000000000"])
def test_only_what_was_offered_can_be_chosen(
    chosen: str, draft: Plan, priya: Actor, wanted: Wanted, visit: Visit
) -> None:
    wanted("Sleep through")

    page = visit(f"/plans/{draft.pk}/outcomes", by=priya, sending={"outcomes": [chosen]})

    assert "Choose from the answers on the page" in page.text
    assert draft.aims.count() == 1


def test_choosing_none_is_answered(draft: Plan, priya: Actor, wanted: Wanted, visit: Visit) -> None:
    wanted("Sleep through")

    page = visit(f"/plans/{draft.pk}/outcomes", by=priya, sending={})

    assert "Choose at least one" in page.text


def test_somebody_elses_outcome_is_refused(draft: Plan, priya: Actor, wanted: Wanted) -> None:
    arthur = Person.objects.create(known_as="Arthur")
    theirs = wanted("See the sea", person=arthur)

    with pytest.raises(PlanNotReady, match="this person’s outcomes"):
        actions.add_aim(plan=draft, outcome=theirs, by=priya)


def test_an_outcome_that_has_ended_is_refused(draft: Plan, priya: Actor, wanted: Wanted) -> None:
    over = wanted("Learn to swim")
    over.end(Outcome.Ending.LET_GO, on=clock.today())
    over.save()

    with pytest.raises(PlanNotReady, match="has not ended"):
        actions.add_aim(plan=draft, outcome=over, by=priya)


def test_an_outcome_is_left_out_with_what_was_for_it(
    draft: Plan, aim: Aim, priya: Actor, visit: Visit
) -> None:
    assert "Leave this out of the plan?" in visit(f"/plans/aims/{aim.pk}/remove", by=priya).text

    page = visit(f"/plans/aims/{aim.pk}/remove", by=priya, sending={"plan": str(draft.pk)})

    assert "Begin with what matters" in page.text
    assert not Action.objects.exists()
    assert Outcome.objects.filter(words=ALLOTMENT).exists()
    assert deeds() == ["plans.outcome-taken-out"]


def test_left_out_twice_is_said_kindly(draft: Plan, aim: Aim, priya: Actor, visit: Visit) -> None:
    address = f"/plans/aims/{aim.pk}/remove"
    actions.remove_aim(aim=aim, by=priya)

    page = visit(address, by=priya, sending={"plan": str(draft.pk)}, expecting=409)

    assert "This is no longer in the plan" in page.text


@pytest.mark.parametrize("deed", ["write", "outcomes"])
@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_others_do_not_get_the_pages(
    who: str, answer: int, deed: str, draft: Plan, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/plans/{draft.pk}/{deed}", by=actor, expecting=answer)
    visit(f"/plans/{draft.pk}/{deed}", by=actor, sending={}, expecting=answer)

    assert deeds() == []
