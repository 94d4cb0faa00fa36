"""Answered again alone: beside what was said when others were there, never over it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.reviews.actions import answer_alone, finish_review, say
from whatmatters.reviews.models import AloneAnswer, Review, Verdict
from whatmatters.reviews.tests.lives import CARRY_ON, decided

QUIETLY = "She answers for me when she is in the room"


def address(review: Review, outcome: Outcome) -> str:
    return f"/reviews/{review.pk}/{outcome.pk}/again"


def test_it_stands_beside_what_was_said_before(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    say(review=review, outcome=allotment, by=priya, party="person", says="fully", words="Fine")

    sent = {"says": "not", "nearness": "2", "words": QUIETLY}
    page = visit(address(review, allotment), by=maggie_herself, sending=sent)

    assert "What you said is kept" in page.text
    assert Verdict.objects.get().says == "fully"
    answer = AloneAnswer.objects.get()
    assert (answer.says, answer.nearness, answer.words) == ("not", 2, QUIETLY)


def test_priya_reads_that_it_was_answered_alone(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    answer_alone(review=review, outcome=allotment, by=maggie_herself, says="not", words=QUIETLY)

    for page in (f"/reviews/{review.pk}", f"/reviews/{review.pk}/{allotment.pk}"):
        said = visit(page, by=priya).text
        assert "Answered alone on" in said
        assert QUIETLY in said


@pytest.mark.parametrize("who", ["june", "sam"])
def test_nobody_of_the_circle_learns_that_it_is_there(
    who: str,
    review: Review,
    allotment: Outcome,
    maggie_herself: Actor,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)
    before = visit(f"/reviews/{review.pk}", by=actor).select("main")[0].text

    answer_alone(review=review, outcome=allotment, by=maggie_herself, says="not", words=QUIETLY)

    assert visit(f"/reviews/{review.pk}", by=actor).select("main")[0].text == before
    assert not AloneAnswer.objects.visible_to(actor).exists()


def test_it_can_be_answered_once_the_review_is_finished(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    page = visit(f"/reviews/{review.pk}", by=maggie_herself)
    assert "Answer again on my own" in page.text

    visit(address(review, allotment), by=maggie_herself, sending={"says": "partly"})
    assert AloneAnswer.objects.get().says == "partly"


def test_each_answer_is_kept_and_one_sent_twice_is_one(
    review: Review, allotment: Outcome, maggie_herself: Actor
) -> None:
    for says in ("not", "not", "partly"):
        answer_alone(review=review, outcome=allotment, by=maggie_herself, says=says)

    assert sorted(AloneAnswer.objects.values_list("says", flat=True)) == ["not", "partly"]


def test_a_mistake_is_answered_in_words_and_loses_none(
    review: Review, allotment: Outcome, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(address(review, allotment), by=maggie_herself, sending={"words": QUIETLY})

    assert "Say how it is going" in page.text
    assert QUIETLY in page.text


@pytest.mark.parametrize(
    ("who", "answer"),
    [("priya", 403), ("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)],
)
def test_nobody_answers_alone_for_her(
    who: str,
    answer: int,
    review: Review,
    allotment: Outcome,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(address(review, allotment), by=actor, sending={"says": "fully"}, expecting=answer)
    with pytest.raises(PermissionDenied):
        answer_alone(review=review, outcome=allotment, by=actor, says="fully")

    assert not AloneAnswer.objects.exists()


def test_the_database_keeps_it_as_it_was_said(
    review: Review, allotment: Outcome, maggie_herself: Actor
) -> None:
    answer = answer_alone(review=review, outcome=allotment, by=maggie_herself, says="not")

    with pytest.raises(IntegrityError, match="kept_as_written"), transaction.atomic():
        AloneAnswer.objects.filter(pk=answer.pk).update(says="fully")
