"""What cannot be met: said openly, kept, answered, and shown until it is met."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Category, Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import Person
from whatmatters.plans import actions, selectors
from whatmatters.plans import unmet as codes
from whatmatters.plans.models import Action, Plan, PlanNotReady, Unmet, UnmetWord
from whatmatters.plans.tests.conftest import days_ago
from whatmatters.plans.tests.test_plan_page import text

SAID: dict[str, Any] = {
    "words": "A bus to the gate",
    "why": "transport",
    "tried": "A taxi on Tuesdays",
}


@pytest.fixture
def said(allotment: Outcome, priya: Actor) -> Unmet:
    return actions.say_unmet(outcome=allotment, by=priya, **SAID)


def test_an_outcome_that_cannot_be_met_reaches_the_log_and_stays_visible(
    draft: Plan, allotment: Outcome, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    """A journey: it is said, she reads it and answers, and later plans still show it."""
    today = clock.today()
    day = {"since_day": today.day, "since_month": today.month, "since_year": today.year}
    sent = {**SAID, **day, "whose": "practitioner", "why_words": "", "needed": "", "said_by": ""}
    visit(f"/plans/cannot-be-met/about/{allotment.pk}", by=priya, sending=sent)
    said = Unmet.objects.get()

    mine = text(visit(f"/people/{allotment.person_id}", by=maggie_herself))
    assert "A bus to the gate" in mine
    where = f"/plans/cannot-be-met/{said.pk}/beside"
    visit(where, by=maggie_herself, sending={"words": "That is not how I see it"})

    for party, by in (("practitioner", priya), ("person", maggie_herself)):
        plan = actions.agree_plan(plan=draft, by=by, party=party, agreed_on=today)
    following = actions.open_next_version(plan=plan, by=priya, leave_out=[allotment.pk])
    shown = text(visit(f"/plans/{following.pk}", by=maggie_herself))
    assert "A bus to the gate" in shown
    assert "There is no way to get there" in shown
    assert "That is not how I see it" in shown
    easy = text(visit(f"/plans/{following.pk}/easy-read", by=maggie_herself))
    assert "A bus to the gate" in easy
    assert "A bus to the gate" in text(visit("/plans/cannot-be-met", by=priya))


def test_met_it_says_how_and_when_and_leaves_the_page_of_what_is_not(
    said: Unmet, maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    actions.end_unmet(
        unmet=said, by=priya, ending="met", on=clock.today(), words="The 14 stops there"
    )

    assert selectors.unmet_of(maggie, viewer=maggie_herself) == ()
    page = selectors.unmet_page(viewer=maggie_herself, person_id=maggie.pk)
    (over,) = page.over
    assert over.unmet.is_met
    assert over.unmet.ended_words == "The 14 stops there"
    with pytest.raises(PlanNotReady, match="already"):
        actions.end_unmet(unmet=said, by=priya, ending="met", on=clock.today(), words="Again")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"why": "because"}, "Choose why"),
        ({"why": "other"}, "own words"),
        ({"since": clock.today().replace(year=9000)}, "today or earlier"),
        ({"whose": "family"}, "whose words"),
    ],
)
def test_what_makes_no_sense_is_not_kept(
    more: dict[str, object], sentence: str, allotment: Outcome, priya: Actor
) -> None:
    with pytest.raises(PlanNotReady, match=sentence):
        actions.say_unmet(outcome=allotment, by=priya, **{**SAID, **more})

    assert not Unmet.objects.exists()


def test_on_the_page_nothing_that_was_typed_is_lost(
    allotment: Outcome, priya: Actor, visit: Visit
) -> None:
    where = f"/plans/cannot-be-met/about/{allotment.pk}"
    page = visit(where, by=priya, sending={"words": "A bus", "why": "other"})

    assert "Say why in your own words" in text(page)
    assert "A bus" in str(page.select_one("textarea"))


def test_the_person_says_it_in_their_own_name_and_nobody_else_takes_it_back(
    allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    said = actions.say_unmet(
        outcome=allotment, by=maggie_herself, whose="practitioner", said_by="Priya", **SAID
    )
    assert (said.whose, said.said_by) == ("person", "Maggie")
    back: dict[str, Any] = {
        "unmet": said,
        "ending": "withdrawn",
        "on": clock.today(),
        "words": "Not so",
    }

    with pytest.raises(PlanNotReady, match="Only they can"):
        actions.end_unmet(by=priya, **back)

    assert not actions.end_unmet(by=maggie_herself, **back).stands


def test_it_is_about_one_thing_in_the_plan_where_that_is_said(
    draft: Plan, allotment: Outcome, priya: Actor, wanted: object
) -> None:
    action = Action.objects.get(aim__plan=draft)

    said = actions.say_unmet(outcome=allotment, by=priya, action=action, **SAID)

    assert (said.line, said.action) == (action.line, "Walk to the gate")


def test_said_twice_it_is_said_once(said: Unmet, allotment: Outcome, priya: Actor) -> None:
    assert actions.say_unmet(outcome=allotment, by=priya, **SAID) == said
    beside: dict[str, Any] = {"unmet": said, "by": priya, "words": "Not so"}
    assert actions.say_beside(**beside) == actions.say_beside(**beside)


def test_words_are_kept_as_they_were_written(said: Unmet, priya: Actor) -> None:
    actions.say_beside(unmet=said, by=priya, words="Not so")
    for rows, field in ((Unmet.objects, "words"), (UnmetWord.objects, "words")):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**{field: "Something else"})


@pytest.mark.parametrize("who", ["sam", "june", "owen", "helen"])
def test_others_say_nothing_here(
    who: str, allotment: Outcome, said: Unmet, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)

    for deed in (
        lambda: actions.say_unmet(outcome=allotment, by=by, **SAID),
        lambda: actions.say_beside(unmet=said, by=by, words="So"),
        lambda: actions.end_unmet(unmet=said, by=by, ending="met", on=clock.today(), words="So"),
    ):
        with pytest.raises(PermissionDenied):
            deed()


@pytest.mark.parametrize(
    ("who", "answer"), [("maggie_herself", 200), ("june", 200), ("sam", 200), ("owen", 404)]
)
def test_those_who_read_the_plan_read_what_cannot_be_met(
    who: str,
    answer: int,
    said: Unmet,
    maggie: Person,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    by = request.getfixturevalue(who)

    visit(f"/plans/cannot-be-met/for/{maggie.pk}", by=by, expecting=answer)


def test_the_list_of_a_team_is_of_one_reason_where_one_is_chosen(
    said: Unmet, priya: Actor, owen: Actor
) -> None:
    assert len(selectors.team_unmet(viewer=priya).rows) == 1
    assert len(selectors.team_unmet(viewer=priya, why="transport").rows) == 1
    assert selectors.team_unmet(viewer=priya, why="waiting").rows == ()
    assert len(selectors.team_unmet(viewer=priya, why="none of ours").rows) == 1
    assert selectors.team_unmet(viewer=owen).rows == ()


def test_few_are_not_counted_out_and_nobody_is_named(priya: Actor) -> None:
    for number in range(6):
        person = people.begin_record(by=priya, known_as=f"P{number}", full_name=f"P{number} Lane")
        outcome = Outcome.objects.create(
            person=person, words="Out", first_words="Out", written_by=priya.user
        )
        Category.objects.create(outcome=outcome, framework="talking-points", code="seeing-people")
        for words in ("A bus", "A lift"):
            actions.say_unmet(outcome=outcome, by=priya, words=words, why="transport")
        if number < 4:
            actions.say_unmet(outcome=outcome, by=priya, words="A club", why="waiting")

    counted = {one.why: one for one in selectors.unmet_for_learning(viewer=priya)}

    assert counted["transport"].people == 6
    assert counted["waiting"].people is None
    assert counted["waiting"].in_words == "fewer than 5"
    assert "P0" not in str(counted)


@pytest.mark.parametrize("how_many", [1, 12])
def test_a_list_asks_the_same_few_questions_however_long(
    how_many: int, allotment: Outcome, priya: Actor, django_assert_num_queries: object
) -> None:
    for number in range(how_many):
        actions.say_unmet(outcome=allotment, by=priya, words=f"{number}", why="waiting")

    with django_assert_num_queries(3):  # type: ignore[operator]  # a fixture
        assert len(selectors.team_unmet(viewer=priya).rows) == how_many


def test_every_code_has_a_title_and_a_hint_and_an_old_one_stands_for_itself() -> None:
    assert set(codes.titles()) == set(codes.hints()) >= set(codes.offered())
    assert codes.title("once-ours") == "once-ours"


def test_it_stands_beside_the_versions_there_were_while_it_did(
    running: Plan, allotment: Outcome, priya: Actor
) -> None:
    said = actions.say_unmet(outcome=allotment, by=priya, since=days_ago(3), **SAID)
    actions.end_unmet(unmet=said, by=priya, ending="met", on=days_ago(2), words="It goes")
    following = actions.open_next_version(plan=running, by=priya)

    assert [one.unmet for one in selectors.unmet_beside(running, viewer=priya)] == [said]
    assert selectors.unmet_beside(following, viewer=priya) == ()
