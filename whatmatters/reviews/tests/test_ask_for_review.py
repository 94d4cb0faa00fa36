from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import ask_for_review
from whatmatters.reviews.models import Review, ReviewNotReady
from whatmatters.reviews.selectors import due

BECAUSE = "The bus has stopped\nand I can’t get there"


@pytest.mark.parametrize("who", ["maggie_herself", "priya"])
def test_the_person_or_their_practitioner_may_ask(
    who: str, plan: Plan, maggie: Person, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    review = ask_for_review(person=maggie, by=by, because=BECAUSE)

    assert review.plan == plan
    assert (review.kind, review.status) == (Review.Kind.ASKED, Review.Status.DUE)
    assert review.due_on == clock.today()
    assert review.asked_because == BECAUSE


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_nobody_else_may(
    who: str, plan: Plan, maggie: Person, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        ask_for_review(person=maggie, by=by)

    assert not Review.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_without_a_plan_there_is_nothing_to_look_back_on(maggie: Person, priya: Actor) -> None:
    with pytest.raises(ReviewNotReady, match="There is no agreed plan to look back on yet"):
        ask_for_review(person=maggie, by=priya)


def test_a_review_already_arranged_is_brought_forward(
    plan: Plan, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    first = ask_for_review(person=maggie, by=priya, because="First words")

    again = ask_for_review(person=maggie, by=maggie_herself, because=BECAUSE)

    assert again == first
    assert again.asked_because == f"First words\n\n{BECAUSE}"


def test_sent_twice_the_words_are_kept_once(
    plan: Plan, maggie: Person, maggie_herself: Actor
) -> None:
    ask_for_review(person=maggie, by=maggie_herself, because=BECAUSE)
    review = ask_for_review(person=maggie, by=maggie_herself, because=BECAUSE)

    assert review.asked_because == BECAUSE
    assert Review.objects.count() == 1


@pytest.mark.parametrize("more", ["The bus", "I", "and I can’t get there", f"{BECAUSE}!"])
def test_words_said_later_are_not_taken_for_part_of_those_before(
    more: str, plan: Plan, maggie: Person, maggie_herself: Actor
) -> None:
    ask_for_review(person=maggie, by=maggie_herself, because=BECAUSE)
    review = ask_for_review(person=maggie, by=maggie_herself, because=more)

    assert review.asked_because == f"{BECAUSE}\n\n{more}"


def test_paragraphs_sent_twice_are_kept_once(
    plan: Plan, maggie: Person, maggie_herself: Actor
) -> None:
    for because in ("Before", "One\n\nTwo", "After", "One\n\nTwo"):
        review = ask_for_review(person=maggie, by=maggie_herself, because=because)

    assert review.asked_because == "Before\n\nOne\n\nTwo\n\nAfter"


def test_once_asked_the_plan_says_so_instead_of_asking_again(
    visit: Visit, plan: Plan, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    address = f"/plans/{plan.pk}"
    assert "Ask to look back sooner" in visit(address, by=maggie_herself).text

    with clock.at(date(2026, 11, 19)):
        ask_for_review(person=maggie, by=maggie_herself, because=BECAUSE)

    page = visit(address, by=maggie_herself)
    assert "You asked on 19 November 2026 to look back together" in page.text
    assert "Ask to look back sooner" not in page.text
    assert "You asked" not in visit(address, by=priya).text


def test_asking_while_it_is_being_held_leaves_it_as_it_is(
    review: Review, maggie: Person, maggie_herself: Actor
) -> None:
    asked = ask_for_review(person=maggie, by=maggie_herself, because=BECAUSE)

    assert asked == review
    assert (asked.kind, asked.status) == (Review.Kind.LIGHT, Review.Status.OPEN)


def test_it_is_written_down(plan: Plan, maggie: Person, maggie_herself: Actor) -> None:
    review = ask_for_review(person=maggie, by=maggie_herself)

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.about) == ("reviews.asked", str(maggie.pk))
    assert entry.to == f"reviews.Review:{review.pk}"


def test_priya_hears_of_it_in_her_day(
    plan: Plan, maggie: Person, maggie_herself: Actor, priya: Actor, owen: Actor
) -> None:
    ask_for_review(person=maggie, by=maggie_herself)

    (waiting,) = due(priya, clock.today())
    assert waiting.what == "Maggie asked for a review"
    assert waiting.route == "reviews:show"
    assert due(owen, clock.today()) == ()


def test_maggie_asks_on_a_page_and_sees_what_she_said(
    visit: Visit, plan: Plan, maggie: Person, maggie_herself: Actor
) -> None:
    page = visit(f"/reviews/ask/{maggie.pk}", by=maggie_herself)
    assert "What would you like to talk about?" in page.text

    page = visit(f"/reviews/ask/{maggie.pk}", by=maggie_herself, sending={"because": BECAUSE})

    assert page.h1 is not None
    assert page.h1.text == "How is it going?"
    assert page.select(".wm-notice blockquote")[0].text == BECAUSE


def test_the_page_says_so_when_there_is_no_plan(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    assert "no agreed plan" in visit(f"/reviews/ask/{maggie.pk}", by=maggie_herself).text
    page = visit(f"/reviews/ask/{maggie.pk}", by=priya)
    assert page.select("a.govuk-button")[0].text == "Hold a conversation"


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_the_page_is_refused_to_others(
    who: str, answer: int, visit: Visit, plan: Plan, maggie: Person, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    visit(f"/reviews/ask/{maggie.pk}", by=by, expecting=answer)
    visit(f"/reviews/ask/{maggie.pk}", by=by, sending={"because": ""}, expecting=answer)

    assert not Review.objects.exists()


def test_what_cannot_be_kept_is_given_back(
    visit: Visit, plan: Plan, maggie: Person, maggie_herself: Actor
) -> None:
    page = visit(f"/reviews/ask/{maggie.pk}", by=maggie_herself, sending={"because": "Hm\0m"})

    assert "can’t be kept" in page.select(".govuk-error-summary")[0].text
    assert page.select("textarea")[0].text.strip() == "Hm\N{REPLACEMENT CHARACTER}m"
    assert not Review.objects.exists()
