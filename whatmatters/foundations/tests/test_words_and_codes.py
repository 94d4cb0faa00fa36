import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatmatters.foundations.codes import ALPHABET, read_code, spoken_code
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.words import folded, tails


@pytest.mark.parametrize(
    ("said", "found"),
    [("Zoë  O’Hara", "zoe o'hara"), ("STRASSE", "strasse"), ("Straße", "strasse"), (" ŵ ", "w")],
)
def test_text_is_folded_to_be_found_again(said: str, found: str) -> None:
    assert folded(said) == found


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_word_is_kept_with_its_longer_ends() -> None:
    assert list(tails("holt", shortest=3)) == ["holt", "olt"]
    assert list(tails("al", shortest=3)) == ["al"]


def test_a_code_is_read_as_it_was_issued() -> None:
    code = spoken_code(groups=3)

    assert read_code(code.lower().replace("-", " ")) == code
    assert read_code("l0i0-oo11") == "1010-0011"
    assert set(code) <= set(ALPHABET) | {"-"}


def test_two_codes_differ() -> None:
    assert len({spoken_code() for _ in range(200)}) == 200


def test_a_fate_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="Say one of"):
        Declared(erased="perhaps")
