"""One outcome at a time: each part saved by itself, and no word lost on the way."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import add_step, finish_step, name_barrier
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.reviews.actions import decide, finish_review, say
from whatmatters.reviews.models import Look, Review, Verdict
from whatmatters.reviews.tests.lives import CARRY_ON, decided, opened

HOSTILE = "‮مرحبا <script>alert(1)</script> {{ x }} 100% 'quoted' \N{SNOWMAN}"


def there(review: Review, outcome: Outcome) -> str:
    return f"/reviews/{review.pk}/{outcome.pk}"


def typed(page: BeautifulSoup, id_: str) -> str:
    """What stands in a box of words."""
    return page.select(f"#{id_}")[0].text.removeprefix("\n")


def test_maggie_answers_only_her_own_part(
    visit: Visit, review: Review, allotment: Outcome, maggie_herself: Actor
) -> None:
    page = visit(there(review, allotment), by=maggie_herself)
    assert page.h1 is not None
    assert page.h1.text == "How is it going?"
    assert [one["value"] for one in page.select("[name=part]")] == ["person"]
    assert "I don’t want this any more" in page.text

    sent = {"part": "person", "says": "partly", "words": HOSTILE, "nearness": "6", "read": "0"}
    page = visit(there(review, allotment), by=maggie_herself, sending=sent)

    verdict = Verdict.objects.select_related("look").get()
    assert (verdict.says, verdict.words, verdict.said_by) == ("partly", HOSTILE, "Maggie")
    assert verdict.look.nearness == 6
    assert "2 of 3" in page.text, "she is on the next one"


@pytest.mark.parametrize("part", ["practitioner", "why", "adjust"])
def test_maggie_may_not_send_the_other_parts(
    part: str, visit: Visit, review: Review, allotment: Outcome, maggie_herself: Actor
) -> None:
    sent = {"part": part, "says": "fully", "decision": "end", "ending": "let-go"}

    visit(there(review, allotment), by=maggie_herself, sending=sent, expecting=403)

    assert not Look.objects.exists()


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
    sent = {"part": part, "says": "fully", "decision": "carry-on"}

    visit(there(review, allotment), by=request.getfixturevalue(who), sending=sent, expecting=403)

    assert not Look.objects.exists()


def test_priya_goes_from_part_to_part(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    at = there(review, allotment)
    for sent in (
        {"part": "person", "says": "partly", "nearness": "4", "said_by": "June, her daughter"},
        {"part": "practitioner", "says": "not", "words": "Seen from the gate"},
        {
            "part": "why",
            "read": "1",
            "helps-family": "on",
            "helps-family-words": "June drove",
            "reasons-transport": "on",
            "reasons-money-words": "said of a reason not chosen",
        },
        {"part": "adjust", "read": "2", "decision": "change", "adjust": "Go by taxi"},
    ):
        page = visit(at, by=priya, sending=sent)

    look = Look.objects.get()
    assert (look.nearness, look.decision, look.adjust) == (4, "change", "Go by taxi")
    assert list(look.verdicts.order_by("party").values_list("party", "said_by")) == [
        ("person", "June, her daughter"),
        ("practitioner", priya.name),
    ]
    assert list(look.helps.values_list("came_from", "words")) == [("family", "June drove")]
    assert list(look.reasons.values_list("code", "words")) == [("transport", "")]
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
        sending={"part": "adjust", "read": "1", "decision": "carry-on"},
    )

    assert page.h1 is not None
    assert page.h1.text == "Maggie’s review"


def test_what_maggie_answered_herself_priya_reads_and_cannot_change(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor, maggie_herself: Actor
) -> None:
    say(
        review=review,
        outcome=allotment,
        by=maggie_herself,
        party="person",
        says="not",
        words="Hers",
    )
    page = visit(there(review, allotment), by=priya)
    assert "Only Maggie can change this answer" in page.text
    assert "person" not in [one["value"] for one in page.select("[name=part]")]

    sent = {"part": "person", "says": "fully", "words": "As I heard it", "read": "1"}
    page = visit(there(review, allotment), by=priya, sending=sent)

    assert "Only they can change their answer" in page.select(".govuk-error-summary")[0].text
    assert typed(page, "person-words") == "As I heard it"
    assert Verdict.objects.get().words == "Hers"


@pytest.mark.parametrize(
    ("first", "then", "box"),
    [
        (
            {"part": "practitioner", "says": "not", "words": "First", "read": "0"},
            {"part": "practitioner", "says": "fully", "words": "Second", "read": "0"},
            "practitioner-words",
        ),
        (
            {"part": "adjust", "decision": "carry-on", "adjust": "First", "read": "1"},
            {"part": "adjust", "decision": "change", "adjust": "Second", "read": "1"},
            "adjust-adjust",
        ),
        (
            {"part": "why", "helps-luck": "on", "helps-luck-words": "First", "read": "1"},
            {"part": "why", "helps-luck": "on", "helps-luck-words": "Second", "read": "1"},
            "why-helps-luck-words",
        ),
    ],
)
def test_two_tabs_lose_nothing(
    first: dict[str, str],
    then: dict[str, str],
    box: str,
    visit: Visit,
    review: Review,
    allotment: Outcome,
    priya: Actor,
) -> None:
    at = there(review, allotment)
    visit(at, by=priya, sending=first)

    page = visit(at, by=priya, sending=then)

    notice = page.select(".wm-notice--careful")[0].text
    assert "Somebody else saved this while you were writing" in notice
    assert "First" in notice
    assert typed(page, box) == "Second"
    form = page.select(f"#{box}")[0].find_parent("form")
    assert form is not None
    again = then | {"read": str(form.select("[name=read]")[0]["value"])}
    page = visit(at, by=priya, sending=again)
    assert not page.select(".wm-notice--careful")


def test_finished_while_writing_the_words_are_still_there(
    visit: Visit, review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    sent = {"part": "person", "says": "partly", "words": "I was just saying", "read": "0"}
    page = visit(there(review, allotment), by=maggie_herself, sending=sent)

    assert "This review is finished" in page.select(".govuk-error-summary")[0].text
    assert typed(page, "person-words") == "I was just saying"


def test_a_finished_look_is_read_on_the_record(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    visit(there(review, allotment), by=priya, expecting=302)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"part": "person"}, "Say how it is going"),
        ({"part": "person", "says": "failed"}, "Choose one of the answers on the page"),
        ({"part": "person", "says": "fully", "nearness": "11"}, "Choose a number from 0 to 10"),
        ({"part": "person", "says": "fully", "words": "a\0b"}, "can’t be kept"),
        ({"part": "practitioner"}, "Say how it is going"),
        ({"part": "practitioner", "says": "not", "words": "x" * 200_001}, "Shorten it"),
        ({"part": "adjust"}, "Choose whether to carry on, change or end"),
        ({"part": "adjust", "decision": "end"}, "Choose how it ended"),
        ({"part": "adjust", "decision": "end", "ending": "failed"}, "Choose one of the answers"),
        ({"part": "why", "helps-luck": "on", "helps-luck-words": "a\0b"}, "can’t be kept"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(
    sent: dict[str, str],
    sentence: str,
    visit: Visit,
    review: Review,
    allotment: Outcome,
    priya: Actor,
) -> None:
    page = visit(there(review, allotment), by=priya, sending=sent)

    assert sentence in page.select(".govuk-error-summary")[0].text
    assert not Look.objects.exists()


@pytest.mark.parametrize("part", ["", "sideways"])
def test_a_part_there_is_not_could_not_be_read(
    part: str, visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    visit(there(review, allotment), by=priya, sending={"part": part}, expecting=400)


@pytest.mark.parametrize("read", ["", "x", "-1", "9" * 40])
def test_a_version_that_cannot_be_read_counts_as_an_old_one(
    read: str, visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    say(review=review, outcome=allotment, by=priya, party="practitioner", says="not", words="A")

    sent = {"part": "practitioner", "says": "fully", "words": "B", "read": read}
    page = visit(there(review, allotment), by=priya, sending=sent)

    assert page.select(".wm-notice--careful")
    assert Verdict.objects.get().words == "A"


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
