import time

import pytest

from whatmatters.stories.checking import Mark, everywhere, is_large, marks
from whatmatters.stories.models import Marked

NAMES = ["Maggie", "Margaret Holt", "Mr Okoro", "Li", "小明", "Siân"]


def found(text: str, **more: str) -> list[tuple[str, str]]:
    return [(str(mark.kind), mark.words) for mark in marks({"did": text, **more}, NAMES)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("I rang priya about it.", "name", "priya"),
        ("So maggie went.", "name", "maggie"),
        ("MAGGIE went.", "name", "MAGGIE"),
        ("Margaret’s key was lost.", "name", "Margaret’s"),
        ("We asked Márgaret twice.", "name", "Márgaret"),
        ("Then Jean Barker came.", "name", "Jean Barker"),
        ("Okoro has the key.", "name", "Okoro"),
        ("He is called Li here.", "name", "Li"),
        ("SIAN rang.", "name", "SIAN"),
        ("昨天小明来了", "name", "小明"),
        ("It was in Salisbury then.", "name", "Salisbury"),
        ("Bluebell Court is warm.", "name", "Bluebell Court"),
        ("I saw Dr. Smith.", "name", "Smith"),
        ("Rose helped me.", "name", "Rose"),
        ("Ring 01632 960101.", "phone", "01632 960101"),
        ("Ring +44 1632 960 101.", "phone", "+44 1632 960 101"),
        ("Write to a.b+c@example.org.uk now", "email", "a.b+c@example.org.uk"),
        ("See www.example.org/me", "link", "www.example.org/me"),
        ("At wb1 2ab now", "address", "wb1 2ab"),
        ("It is 12 Mill Lane.", "address", "12 Mill Lane"),
        ("From 12 April 1945 on", "day", "12 April 1945"),
        ("On the 3rd of May it rained", "day", "3rd of May"),
        ("On May 3rd it rained", "day", "May 3rd"),
        ("On 3/4/21 it rained", "day", "3/4/21"),
        ("She was born in 1945 here", "day", "born in 1945"),
        ("He is 97 years old", "age", "97"),
        ("A woman aged 101 told", "age", "101"),
        ("Number 943 476 5919 is it", "number", "943 476 5919"),
        ("It is QQ 12 34 56 C too", "number", "QQ 12 34 56 C"),
        ("They have Huntington’s disease", "rare", "Huntington’s"),
        ("They have prader willi", "rare", "prader willi"),
    ],
)
def test_what_may_say_who_it_is_is_marked(text: str, kind: str, words: str) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I wanted my hands in the soil again.",
        "My mum and I went on Tuesday. The NHS paid.",
        "In March we began. It may rain, and I will go.",
        "A rose grew. They marked the bed.",
        "It took 12 weeks and cost £42.50. We had 200 beans.",
        "“Getting there” is what counts.\n- Walking first\n- Then the bus",
        "He has Alzheimer’s. She has Parkinson's.",
        "She is 81 years old",
        "My Garden is a garden.",
    ],
)
def test_what_says_nothing_of_anybody_is_not(text: str) -> None:
    assert found(text) == []


def test_what_a_title_is_before_a_name_is_not_asked_about_everywhere() -> None:
    assert found("The end of mr and mrs and miss.") == []


def test_the_same_words_are_asked_about_once() -> None:
    assert found("We saw Priya. Then PRIYA left, and priya rang.") == [("name", "Priya")]


def test_it_says_where_it_stands() -> None:
    texts = {"title": "With Priya", "did": "Nothing", "place": "Kent"}

    where = everywhere(texts, NAMES)

    (one,) = where["title"]
    assert texts["title"][one.start : one.end] == "Priya"
    assert not where["did"]
    assert not where["place"]


@pytest.mark.parametrize("place", ["Kent", "kent", " Tower Hamlets ", "Leeds Council", "Wales"])
def test_a_district_is_large_enough(place: str) -> None:
    assert is_large(place)
    assert found("Nothing", place=place) == []


@pytest.mark.parametrize("place", ["Little Snoring", "Mill Lane", "Kent Street", "WB1", "x" * 80])
def test_of_a_smaller_place_it_warns(place: str) -> None:
    assert found("Nothing", place=place) == [("small", place)]


def test_a_reason_goes_with_the_words_however_they_are_typed() -> None:
    assert Mark(Marked.NAME, "Siân").key == Mark(Marked.NAME, "SIAN").key
    assert Mark(Marked.NAME, "x" * 500).key == ("name", "x" * 200)


@pytest.mark.parametrize(
    "text", ["a", "Aa", "A ", "1 ", "a@", "1", "12 a a a ", "Ann ", "'", "小明", "\n", "é\u0301"]
)
def test_however_long_it_is_looked_through_in_seconds(text: str) -> None:
    long = (text * 200_000)[:200_000]
    began = time.process_time()

    marks({"did": long}, NAMES)

    assert time.process_time() - began < 15
