"""What differs between two texts: nothing is lost, and it never takes long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatmatters.plans.differing import Part, Run, before_of, between, moved, now_of

ANYTHING = st.text(alphabet="ab \n\t.!?,’éñ漢字🙂\u0301\u200d", max_size=40)
WORDS = st.lists(st.sampled_from(["tea", "bus", "the", "9", "£4.50", "\n", " ", ".", "é"])).map(
    " ".join
)


@given(WORDS | ANYTHING, WORDS | ANYTHING)
def test_what_stays_and_comes_is_the_new_text_and_what_stays_and_goes_the_old(
    before: str, now: str
) -> None:
    parts = between(before, now)

    assert now_of(parts) == now
    assert before_of(parts) == before
    assert all(part.text for part in parts)


@given(ANYTHING)
def test_the_same_text_only_stays(text: str) -> None:
    assert between(text, text) == ((Part(Run.STAYS, text),) if text else ())


def test_a_word_that_changes_is_all_that_changes() -> None:
    assert between("Walk with me to the gate", "Walk with me to the plot") == (
        Part(Run.STAYS, "Walk with me to the "),
        Part(Run.OUT, "gate"),
        Part(Run.IN, "plot"),
    )


def test_what_is_put_in_between_is_all_that_is_put_in() -> None:
    parts = between("Ring Jean. Go home.", "Ring Jean first. Go home.")

    assert [part for part in parts if part.run != Run.STAYS] == [Part(Run.IN, " first")]


def test_a_phrase_that_changes_is_changed_as_a_whole() -> None:
    assert between("On 16 January 2027", "On 1 December 2027") == (
        Part(Run.STAYS, "On "),
        Part(Run.OUT, "16 January"),
        Part(Run.IN, "1 December"),
        Part(Run.STAYS, " 2027"),
    )


def alternating(times: int) -> tuple[str, str]:
    return "a b " * times, "b a " * times


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("word " * 40_000, "other " * 33_000),
        (". ".join(map(str, range(30_000))), ". ".join(map(str, range(1, 30_001)))),
        ("x" * 200_000, "y" * 200_000),
        ("." * 200_000, "!" * 199_999),
        alternating(50_000),
        alternating(240),
        (" ".join(map(str, range(500))), " ".join(map(str, range(499, -1, -1)))),
        ("\n" * 200_000, " " * 200_000),
    ],
    ids=["words", "sentences", "one word", "marks", "in turns", "few in turns", "about", "space"],
)
def test_two_hundred_thousand_characters_do_not_make_it_hang(before: str, now: str) -> None:
    began = time.perf_counter()

    parts = between(before, now)

    assert time.perf_counter() - began < 5
    assert now_of(parts) == now
    assert before_of(parts) == before


def test_where_there_are_too_many_words_sentences_are_weighed() -> None:
    before = "One two three four five. " * 400
    now = f"{before}And one more." + " Then all of that again, but not as it was." * 3

    parts = between("x. " + before, "y. " + now.replace("five", "six", 1))

    assert len(parts) > 2
    assert now_of(parts) == "y. " + now.replace("five", "six", 1)


@given(st.permutations(range(8)), st.integers(0, 8))
def test_what_has_not_moved_is_in_the_order_it_was_in(order: list[int], first: int) -> None:
    went = moved(range(first, 9), order)

    still = [each for each in order if each >= first and each not in went]
    assert still == sorted(still)


def test_one_that_is_taken_to_the_end_is_the_one_that_moved() -> None:
    assert moved("abcd", "bcda") == {"a"}
    assert moved("abcd", "abcd") == set()
    assert moved("ab", "xyz") == set()
