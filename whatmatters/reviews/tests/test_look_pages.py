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


def sent_as(part: str, **answers: str) -> dict[str, str]:
    """What a browser sends of one part of the page."""
    return {f"{part}-{name.replace('__', '-')}": answer for name, answer in answers.items()}


def as_shown(page: BeautifulSoup) -> dict[str, str]:
    """What a browser sends of a page nobody has written in."""
    form = page.select("main form")[0]
    sent = {str(one["name"]): str(one["value"]) for one in form.select("[type=hidden][value]")}
    sent |= {str(one["name"]): str(one["value"]) for one in form.select("[checked], [type=text]")}
    return sent | {str(one["name"]): typed(page, str(one["id"])) for one in form.select("textarea")}


def typed(page: BeautifulSoup, id_: str) -> str:
    """What stands in a box of words."""
    return page.select(f"#{id_}")[0].text.removeprefix("\n")


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
            reasons__money__words="said of a reason not chosen",
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
    assert list(look.reasons.values_list("code", "words")) == [("transport", "")]
    assert page.h1 is not None
    assert page.h1.text == "Outcome 2 of 3"


def test_all_parts_sent_at_once_are_all_kept(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    """Whichever button is pressed, nothing that stands on the page is lost."""
    at = there(review, allotment)
    sent = {
        **as_shown(visit(at, by=priya)),
        **sent_as("person", says="partly", words="Hers"),
        **sent_as("practitioner", says="not", words="Priya’s"),
        **sent_as("why", helps__luck="on"),
        **sent_as("adjust", decision="change"),
    }

    visit(at, by=priya, sending=sent | {"go": "why"})

    look = Look.objects.get()
    assert sorted(look.verdicts.values_list("words", flat=True)) == ["Hers", "Priya’s"]
    assert look.helps.count() == 1
    assert look.decision == "change"


def test_a_part_nobody_wrote_in_is_left_as_somebody_else_made_it(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    """Two have the page open, and each writes in another part: both are kept, with no fuss."""
    at = there(review, allotment)
    as_both_read_it = as_shown(visit(at, by=priya))
    visit(at, by=priya, sending=as_both_read_it | sent_as("practitioner", says="not"))

    page = visit(at, by=priya, sending=as_both_read_it | sent_as("person", says="fully"))

    assert not page.select(".wm-notice--careful")
    assert dict(Verdict.objects.values_list("party", "says")) == {
        "practitioner": "not",
        "person": "fully",
    }


def test_one_part_that_is_wrong_keeps_the_others_in_their_boxes(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    sent = {
        **sent_as("person", says="partly", words="Hers"),
        **sent_as("practitioner", words="But not how it is going"),
        **sent_as("adjust", decision="end"),
    }

    page = visit(there(review, allotment), by=priya, sending=sent)

    summary = [line.text for line in page.select(".govuk-error-summary li")]
    assert summary == ["Say how it is going", "Choose how it ended"]
    assert typed(page, "person-words") == "Hers"
    assert typed(page, "practitioner-words") == "But not how it is going"
    assert not Look.objects.exists()


def test_a_page_nobody_wrote_in_only_goes_on(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    at = there(review, allotment)

    page = visit(at, by=priya, sending=as_shown(visit(at, by=priya)))

    assert page.h1 is not None
    assert page.h1.text == "Outcome 2 of 3"
    assert not page.select(".wm-messages")
    assert not Look.objects.exists()


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
    assert not page.select("[name=person-words]")

    sent = sent_as("person", says="fully", words="As I heard it", read="1")
    page = visit(there(review, allotment), by=priya, sending=sent)

    assert "Only they can change their answer" in page.select(".govuk-error-summary")[0].text
    assert typed(page, "person-words") == "As I heard it"
    assert Verdict.objects.get().words == "Hers"


@pytest.mark.parametrize(
    ("part", "answers", "box"),
    [
        ("practitioner", {"says": "not", "words": "{}", "read": "0"}, "words"),
        ("adjust", {"decision": "carry-on", "adjust": "{}", "read": "1"}, "adjust"),
        ("why", {"helps-luck": "on", "helps-luck-words": "{}", "read": "1"}, "helps-luck-words"),
    ],
)
def test_two_tabs_lose_nothing(
    part: str,
    answers: dict[str, str],
    box: str,
    visit: Visit,
    review: Review,
    allotment: Outcome,
    priya: Actor,
) -> None:
    at, box = there(review, allotment), f"{part}-{box}"
    first = sent_as(part, **{name: said.format("First") for name, said in answers.items()})
    then = sent_as(part, **{name: said.format("Second") for name, said in answers.items()})
    visit(at, by=priya, sending=first)

    page = visit(at, by=priya, sending=then)

    notice = page.select(".wm-notice--careful")[0].text
    assert "Somebody else saved this while you were writing" in notice
    assert "First" in notice
    assert typed(page, box) == "Second"
    newest = {f"{part}-read": str(page.select(f"[name={part}-read]")[0]["value"])}
    page = visit(at, by=priya, sending=then | newest)
    assert not page.select(".wm-notice--careful")


def test_finished_while_writing_the_words_are_still_there(
    visit: Visit, review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    sent = sent_as("person", says="partly", words="I was just saying", read="0")
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
        (sent_as("person", words="Well"), "Say how it is going"),
        (sent_as("person", says="failed"), "Choose one of the answers on the page"),
        (sent_as("person", says="fully", nearness="11"), "Choose a number from 0 to 10"),
        (sent_as("person", says="fully", words="a\0b"), "can’t be kept"),
        (sent_as("practitioner", words="Well"), "Say how it is going"),
        (sent_as("practitioner", says="not", words="x" * 200_001), "Shorten it"),
        (sent_as("adjust", adjust="So"), "Choose whether to carry on, change or end"),
        (sent_as("adjust", decision="end"), "Choose how it ended"),
        (sent_as("adjust", decision="end", ending="failed"), "Choose one of the answers"),
        (sent_as("why", helps__luck="on", helps__luck__words="a\0b"), "can’t be kept"),
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


def test_maggie_is_asked_to_say_something(
    visit: Visit, review: Review, allotment: Outcome, maggie_herself: Actor
) -> None:
    page = visit(there(review, allotment), by=maggie_herself, sending={"go": "sideways"})

    assert "Say how it is going" in page.select(".govuk-error-summary")[0].text
    assert not Look.objects.exists()


@pytest.mark.parametrize("read", ["", "x", "-1", "9" * 40])
def test_a_version_that_cannot_be_read_counts_as_an_old_one(
    read: str, visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    say(review=review, outcome=allotment, by=priya, party="practitioner", says="not", words="A")

    sent = sent_as("practitioner", says="fully", words="B", read=read)
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
