"""Life moving on is counted nowhere as failure. Each sentence here is what a page says."""

import pytest

from whatmatters.reviews.tally import Found, Tally, tally


def test_an_empty_review_has_nothing_to_count() -> None:
    assert tally([]) == Tally()
    assert tally([]).in_words == "nothing to count yet"


def test_two_of_three_and_one_no_longer_wanted() -> None:
    found = [Found("fully"), Found("partly"), Found("not"), Found("not-wanted")]

    counted = tally(found)

    assert counted == Tally(fully=1, partly=1, not_yet=1, not_wanted=1)
    assert counted.counted == 3
    assert counted.in_words == "2 of 3 happened or partly happened; 1 no longer wanted"


@pytest.mark.parametrize(
    ("ending", "place"),
    [("changed", "not_wanted"), ("let-go", "not_wanted"), ("moved", "moved_on"), ("died", "died")],
)
@pytest.mark.parametrize("says", ["", "fully", "partly", "not", "not-wanted", "cannot-say"])
def test_life_moving_on_is_outside_whatever_was_said(says: str, ending: str, place: str) -> None:
    counted = tally([Found(says, ending), Found("fully")])

    assert counted.counted == 1
    assert counted == Tally(**{"fully": 1, place: 1})


def test_having_achieved_it_is_counted_by_the_verdict() -> None:
    """Ended as achieved, yet the person says partly: it is their verdict that counts."""
    assert tally([Found("partly", "achieved")]) == Tally(partly=1)


@pytest.mark.parametrize(
    ("says", "sentence"),
    [("cannot-say", "1 cannot be said yet"), ("", "1 not answered")],
)
def test_what_is_not_known_is_shown_and_not_counted(says: str, sentence: str) -> None:
    counted = tally([Found(says)])

    assert counted.counted == 0
    assert counted.in_words == sentence


def test_every_outcome_is_counted_in_exactly_one_place() -> None:
    says = ["fully", "partly", "not", "not-wanted", "cannot-say", ""]
    endings = ["", "achieved", "changed", "let-go", "moved", "died"]
    found = [Found(one, ending) for one in says for ending in endings]

    counted = tally(found)

    assert sum(getattr(counted, place) for place in Tally.__slots__) == len(found)


def test_no_sentence_speaks_of_failure() -> None:
    everything = Tally(*range(1, len(Tally.__slots__) + 1))

    assert not {"fail", "unmet", "not achieved"} & set(everything.in_words.split())
    assert "fail" not in everything.in_words
