"""Maggie at home and Priya at her desk, in the same second: nobody's words are lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import ask_for_review, finish_review, open_review, say
from whatmatters.reviews.models import Review, Verdict
from whatmatters.reviews.tests.lives import CHANGE, decided

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one connection write at a time"
    ),
]


def at_once(*deeds: Callable[[], object]) -> None:
    """Do each in a hand of its own, all let go together."""
    together = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> None:
        together.wait()
        try:
            deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(deeds)) as hands:
        for done in [hands.submit(do, deed) for deed in deeds]:
            done.result()


def test_two_verdicts_saved_at_once_are_both_kept(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "read": 0}
    at_once(
        lambda: say(**about, by=maggie_herself, party="person", says="partly", words="Hers"),
        lambda: say(**about, by=priya, party="practitioner", says="not", words="Priya’s"),
    )

    kept = Verdict.objects.order_by("party").values_list("party", "says", "words")
    assert list(kept) == [("person", "partly", "Hers"), ("practitioner", "not", "Priya’s")]


def test_finished_twice_at_once_one_plan_follows(review: Review, priya: Actor) -> None:
    decided(review, priya, CHANGE, CHANGE, CHANGE)

    at_once(*[lambda: finish_review(review=review, by=priya)] * 3)

    assert Plan.objects.drafts().count() == 1
    assert Review.objects.get().is_done


def test_asked_for_and_opened_at_once_there_is_one_review(
    plan: Plan, maggie_herself: Actor, priya: Actor
) -> None:
    at_once(
        lambda: ask_for_review(person=plan.person, by=maggie_herself, because="I am stuck"),
        lambda: open_review(plan=plan, by=priya, present="At home"),
    )

    review = Review.objects.get()
    assert (review.asked_because, review.present) == ("I am stuck", "At home")
