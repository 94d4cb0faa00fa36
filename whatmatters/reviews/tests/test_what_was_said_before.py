"""A verdict may be changed until the review is done; what it said before is kept beside it."""

import pytest
from django.db import IntegrityError, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.reviews.actions import say
from whatmatters.reviews.models import EarlierVerdict, Review


@pytest.fixture
def changed(review: Review, allotment: Outcome, priya: Actor) -> EarlierVerdict:
    for words in ("The very words Maggie said", "Something tidier"):
        say(review=review, outcome=allotment, by=priya, party="person", says="partly", words=words)
    return EarlierVerdict.objects.get()


def test_the_first_words_stay(changed: EarlierVerdict) -> None:
    assert changed.words == "The very words Maggie said"
    assert changed.verdict.words == "Something tidier"


def test_and_can_be_read_beside_the_later(
    changed: EarlierVerdict, review: Review, visit: Visit, priya: Actor
) -> None:
    page = visit(f"/reviews/{review.pk}", by=priya)

    assert "What was said before" in page.text
    assert "The very words Maggie said" in page.text


def test_the_database_keeps_them(changed: EarlierVerdict) -> None:
    with pytest.raises(IntegrityError, match="is_kept_as_written"), transaction.atomic():
        EarlierVerdict.objects.update(words="other")


def test_saying_the_same_twice_is_saying_it_once(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    for _ in range(2):
        say(review=review, outcome=allotment, by=priya, party="person", says="partly")

    assert not EarlierVerdict.objects.exists()
