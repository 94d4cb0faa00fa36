"""Two tabs, two people, a wrong answer, a review finished meanwhile: no word is lost."""

import pytest

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.reviews.actions import finish_review, say
from whatmatters.reviews.models import Look, Review, Verdict
from whatmatters.reviews.tests.lives import CARRY_ON, decided
from whatmatters.reviews.tests.sending import as_shown, sent_as, there, typed


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
