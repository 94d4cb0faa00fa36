"""The review as a whole: to Priya, to Maggie herself, and to those who look on."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.reviews.actions import ask_for_review, decide, finish_review, say, say_why
from whatmatters.reviews.models import Review
from whatmatters.reviews.selectors import look_page, review_page
from whatmatters.reviews.tests.lives import (
    CARRY_ON,
    LET_GO,
    answered,
    decided,
    opened,
    outcomes_of,
    planned,
)

LONG = "שלום, I said \N{GRINNING FACE} <b>no</b>\n" * 3000


def test_it_shows_both_verdicts_side_by_side(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor, maggie_herself: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment}
    say(**about, by=maggie_herself, party="person", says="partly", words="To the gate", nearness=6)
    say(**about, by=priya, party="practitioner", says="not", words="Not dug yet")

    page = visit(f"/reviews/{review.pk}", by=priya)

    hers, priyas = page.select(".wm-card .wm-side")
    assert "Maggie answered this" in hers.text
    assert "6 out of 10" in hers.text
    assert "To the gate" in hers.text
    assert "Not dug yet" not in hers.text
    assert priya.name in priyas.text
    assert "Not dug yet" in priyas.text


def test_it_says_who_wrote_it_down_for_whom(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor, maggie_herself: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "by": priya}
    say(**about, party="person", says="partly")
    assert "Priya Nair wrote this down for Maggie" in visit(f"/reviews/{review.pk}", by=priya).text
    assert (
        "Priya Nair wrote this down for you"
        in visit(f"/reviews/{review.pk}", by=maggie_herself).text
    )

    say(**about, party="person", says="partly", said_by="June, her daughter")

    page = visit(f"/reviews/{review.pk}", by=priya)
    assert "June, her daughter answered for Maggie. Priya Nair wrote this down" in page.text


def test_what_is_still_to_do_is_listed_until_it_can_be_finished(
    visit: Visit, review: Review, priya: Actor
) -> None:
    page = visit(f"/reviews/{review.pk}", by=priya)
    assert len(page.select(".wm-plain-list a")) == 3
    assert not page.select(f'a[href="/reviews/{review.pk}/finish"]')

    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)

    page = visit(f"/reviews/{review.pk}", by=priya)
    assert page.select(f'a[href="/reviews/{review.pk}/finish"]')
    assert "has not said how it is going with 3 of them" in page.text


def test_a_review_not_begun_offers_to_begin(
    visit: Visit, plan: object, maggie: Person, priya: Actor
) -> None:
    review = ask_for_review(person=maggie, by=priya)

    page = visit(f"/reviews/{review.pk}", by=priya)

    assert page.select(f'a[href="/reviews/of/{review.plan_id}"]')


def test_the_record_counts_what_happened_and_what_life_moved_on_from(
    visit: Visit, review: Review, priya: Actor
) -> None:
    answered(review, priya, "fully", "not", "partly")
    decided(review, priya, CARRY_ON, LET_GO, CARRY_ON)
    finish_review(review=review, by=priya)

    page = visit(f"/reviews/{review.pk}", by=priya)

    assert "2 of 2 happened or partly happened; 1 no longer wanted" in page.text
    assert "Maggie has let it go" in page.text
    assert not page.select(".govuk-tag--red, .govuk-error-message, .wm-notice--careful")


def test_the_last_review_is_part_of_the_story(visit: Visit, review: Review, priya: Actor) -> None:
    answered(review, priya, "fully", "not", "partly")
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)
    following = opened(review.plan, priya)

    page = visit(f"/reviews/{following.pk}", by=priya)

    assert "Maggie said: 2 of 3 happened or partly happened" in page.text
    assert page.select(f'a[href="/reviews/{review.pk}"]')


@pytest.mark.parametrize("who", ["sam", "june", "helen"])
def test_those_who_may_see_read_it_and_write_nothing(
    who: str,
    visit: Visit,
    review: Review,
    allotment: Outcome,
    priya: Actor,
    request: pytest.FixtureRequest,
) -> None:
    by: Actor = request.getfixturevalue(who)
    say(review=review, outcome=allotment, by=priya, party="person", says="partly", words="Gate")

    page = visit(f"/reviews/{review.pk}", by=by)

    assert "Gate" in page.text
    assert not page.select("main form, main a.govuk-button")
    visit(f"/reviews/{review.pk}/{allotment.pk}", by=by, expecting=302)


@pytest.mark.parametrize("who", ["tomasz", "owen"])
def test_to_others_there_is_no_page(
    who: str, visit: Visit, review: Review, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    visit(f"/reviews/{review.pk}", by=by, expecting=404)
    visit(f"/reviews/{review.pk}/{allotment.pk}", by=by, expecting=404)
    visit(
        f"/reviews/{review.pk}/{allotment.pk}",
        by=by,
        sending={"person-says": "fully"},
        expecting=404,
    )

    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_every_look_is_written_down(
    visit: Visit, review: Review, allotment: Outcome, maggie: Person, priya: Actor
) -> None:
    visit(f"/reviews/{review.pk}", by=priya)
    visit(f"/reviews/{review.pk}/{allotment.pk}", by=priya)

    assert list(AuditEntry.objects.order_by("pk").values_list("did", "to", "about")) == [
        ("looked", "reviews.review", str(maggie.pk)),
        ("looked", "reviews.look", str(maggie.pk)),
    ]


def test_maggie_sees_her_own_part(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor, maggie_herself: Actor
) -> None:
    page = visit(f"/reviews/{review.pk}", by=maggie_herself)

    assert page.h1 is not None
    assert page.h1.text == "How is it going?"
    assert page.select("blockquote")[0].text == allotment.words
    assert len(page.select("main a.govuk-button")) == 3
    assert "Practitioner" not in page.text


def test_what_the_practitioner_says_is_shown_to_her_once_she_has_answered(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor, maggie_herself: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment}
    say(**about, by=priya, party="practitioner", says="not", words="Not dug yet")
    assert "Not dug yet" not in visit(f"/reviews/{review.pk}", by=maggie_herself).text

    say(**about, by=maggie_herself, party="person", says="fully")

    assert "Not dug yet" in visit(f"/reviews/{review.pk}", by=maggie_herself).text


def test_the_record_is_hers_too(
    visit: Visit, review: Review, priya: Actor, maggie_herself: Actor
) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    page = visit(f"/reviews/{review.pk}", by=maggie_herself)

    assert page.h1 is not None
    assert page.h1.text == "My review"
    assert "You: 3 not answered" in " ".join(page.text.split())


def test_words_are_shown_exactly_as_they_were_said(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    say(review=review, outcome=allotment, by=priya, party="person", says="partly", words=LONG)

    page = visit(f"/reviews/{review.pk}", by=priya)

    assert LONG in [quote.text for quote in page.select(".wm-side blockquote")]


def test_there_is_no_page_for_what_is_not_there(
    visit: Visit, review: Review, allotment: Outcome, priya: Actor
) -> None:
    visit(f"/reviews/{uuid4()}", by=priya, expecting=404)
    visit(f"/reviews/{review.pk}/{uuid4()}", by=priya, expecting=404)
    visit(f"/reviews/{uuid4()}/{allotment.pk}", by=priya, expecting=404)
    visit(f"/reviews/of/{uuid4()}", by=priya, expecting=404)
    visit(f"/reviews/ask/{uuid4()}", by=priya, expecting=404)


def test_the_page_takes_no_other_method(client: Client, review: Review, priya: Actor) -> None:
    client.force_login(priya.user)

    assert client.post(f"/reviews/{review.pk}").status_code == 405
    assert client.delete(f"/reviews/{review.pk}/finish").status_code == 405


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_pages_take_the_same_queries_however_much_there_is(
    how_many: int, maggie: Person, priya: Actor, django_assert_num_queries: Any
) -> None:
    plan = planned(maggie, priya, outcomes=how_many)
    for _ in range(2):
        review = opened(plan, priya)
        for outcome in outcomes_of(plan):
            about: dict[str, Any] = {"review": review, "outcome": outcome, "by": priya}
            say(**about, party="person", says="partly", words="So", nearness=5)
            say(**about, party="practitioner", says="partly", words="So")
            say_why(**about, helps={"luck": "x"}, reasons={"money": "y"})
            decide(**about, decision="carry-on")
        finished = finish_review(review=review, by=priya)
    following = opened(plan, priya)

    with django_assert_num_queries(14):
        page = review_page(viewer=priya, review_id=finished.pk)
        assert len(page.found) == how_many
    with django_assert_num_queries(13):
        look_page(viewer=priya, review_id=following.pk, outcome_id=outcome.pk)
