"""One outcome at a time: who fills in what, and the story so far above it."""

from typing import Any

import pytest

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import add_step, finish_step, name_barrier
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.reviews.actions import decide, finish_review, say
from whatmatters.reviews.models import Look, Review, Verdict
from whatmatters.reviews.tests.lives import CARRY_ON, decided, opened
from whatmatters.reviews.tests.sending import sent_as, there

HOSTILE = "‮مرحبا <script>alert(1)</script> {{ x }} 100% 'quoted' \N{SNOWMAN}"


def test_maggie_answers_only_her_own_part(
    visit: Visit, review: Review, allotment: Outcome, maggie_herself: Actor
) -> None:
    page = visit(there(review, allotment), by=maggie_herself)
    assert page.h1 is not None
    assert page.h1.text == "How is it going?"
    assert {str(one["name"]).split("-")[0] for one in page.select("main textarea")} == {"person"}
    assert "I don’t want this any more" in page.text

    sent = sent_as("person", says="partly", words=HOSTILE, nearness="6", read="0")
    page = visit(there(review, allotment), by=maggie_herself, sending=sent)

    verdict = Verdict.objects.select_related("look").get()
    assert (verdict.says, verdict.words, verdict.said_by) == ("partly", HOSTILE, "Maggie")
    assert verdict.look.nearness == 6
    assert "2 of 3" in page.text, "she is on the next one"


def test_maggie_sends_no_part_but_her_own(
    visit: Visit, review: Review, allotment: Outcome, maggie_herself: Actor
) -> None:
    sent = {
        **sent_as("person", says="fully"),
        **sent_as("practitioner", says="fully"),
        **sent_as("why", helps__luck="on"),
        **sent_as("adjust", decision="end", ending="let-go"),
    }

    visit(there(review, allotment), by=maggie_herself, sending=sent)

    look = Look.objects.get()
    assert [verdict.party for verdict in look.verdicts.all()] == ["person"]
    assert (look.decision, look.helps.count()) == ("", 0)


@pytest.mark.parametrize("who", ["sam", "june"])
@pytest.mark.parametrize("part", ["person", "practitioner", "why", "adjust"])
def test_onlookers_may_send_none(
    who: str,
    part: str,
    visit: Visit,
    review: Review,
    allotment: Outcome,
    request: pytest.FixtureRequest,
) -> None:
    sent = sent_as(part, says="fully", decision="carry-on", helps__luck="on")

    visit(there(review, allotment), by=request.getfixturevalue(who), sending=sent, expecting=403)

    assert not Look.objects.exists()


def test_priya_goes_from_part_to_part(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    at = there(review, allotment)
    for sent in (
        sent_as("person", says="partly", nearness="4", said_by="June, her daughter"),
        sent_as("practitioner", says="not", words="Seen from the gate"),
        sent_as(
            "why",
            read="1",
            helps__family="on",
            helps__family__words="June drove",
            reasons__transport="on",
            reasons__money__words="The box was not ticked; the words are kept",
        ),
        sent_as("adjust", read="2", decision="change", adjust="Go by taxi"),
    ):
        page = visit(at, by=priya, sending=sent)

    look = Look.objects.get()
    assert (look.nearness, look.decision, look.adjust) == (4, "change", "Go by taxi")
    assert list(look.verdicts.order_by("party").values_list("party", "said_by")) == [
        ("person", "June, her daughter"),
        ("practitioner", priya.name),
    ]
    assert list(look.helps.values_list("came_from", "words")) == [("family", "June drove")]
    assert list(look.reasons.order_by("code").values_list("code", "words")) == [
        ("money", "The box was not ticked; the words are kept"),
        ("transport", ""),
    ]
    assert page.h1 is not None
    assert page.h1.text == "Outcome 2 of 3"


def test_after_the_last_outcome_one_is_back_at_the_review(
    visit: Visit, review: Review, priya: Actor
) -> None:
    last = review.plan.aims.order_by("place", "pk").last()
    assert last is not None

    page = visit(
        there(review, last.outcome),
        by=priya,
        sending=sent_as("adjust", read="1", decision="carry-on"),
    )

    assert page.h1 is not None
    assert page.h1.text == "Maggie’s review"


def test_a_finished_look_is_read_on_the_record(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    visit(there(review, allotment), by=priya, expecting=302)


def test_no_reason_is_about_the_person_not_engaging(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    page = visit(there(review, allotment), by=priya)

    labels = [label.text for label in page.select("#why label")]
    assert "Transport" in labels
    assert not [label for label in labels if "engage" in label.casefold()]


def test_the_story_so_far_stands_above_the_questions(
    visit: Visit, review: Review, allotment: Outcome, maggie: Person, priya: Actor
) -> None:
    about: dict[str, Any] = {"outcome": allotment, "by": priya}
    say(review=review, **about, party="person", says="not", words="Too far", nearness=2)
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    decide(review=review, **about, decision="carry-on", adjust="Ring about the bus")
    finish_review(review=review, by=priya, on=clock.today())
    step = add_step(**about, words="Ring Jean about the key")
    finish_step(step=step, by=priya, done_on=clock.today())
    name_barrier(person=maggie, by=priya, words="The bus stops short", blocks=[allotment])
    following = opened(review.plan, priya)
    assert not visit(there(following, allotment), by=priya).select("svg.wm-chart__drawing")

    say(review=following, **about, party="person", says="partly", nearness=6)

    page = visit(there(following, allotment), by=priya)
    story = page.select(".wm-card--warm")[0].text
    for told in ("Too far", "Ring about the bus", "1 of 1 steps done", "The bus stops short"):
        assert told in story
    assert "It felt 2 out of 10 near" in story
    assert page.select("svg.wm-chart__drawing")


def test_last_time_is_told_to_maggie_in_her_own_person(
    visit: Visit, review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    say(
        review=review,
        outcome=allotment,
        by=maggie_herself,
        party="person",
        says="not-wanted",
        nearness=1,
    )
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)
    following = opened(review.plan, priya)

    page = visit(there(following, allotment), by=maggie_herself)

    assert "you said: I don’t want this any more, 1 out of 10 near" in page.text
