"""Sheets become tagged PDFs, whatever words are in them. These need `make setup`."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import typst
from django.utils import translation
from fontTools.ttLib import TTFont

import whatmatters.web.documents
from tests.paper import Inside, faults, letters_only, words
from whatmatters.web.documents import (
    Facts,
    Form,
    Part,
    Points,
    Say,
    Sheet,
    Table,
    Words,
    as_pdf,
)
from whatmatters.web.tests.sheets import PLAIN

ROOM = Path(whatmatters.web.documents.__file__).parent
LETTERS = ROOM / "build"


HOSTILE = {
    "markup": '#import "@preview/x:1.0.0": * #panic() #read("/etc/passwd")',
    "more markup": "$ x^2 $ *b* _i_ `c` <l> @r = h \\ \\u{1F600} // /* ] } #{",
    "tags": "<script>alert(1)</script> %PDF-1.7 endobj",
    "json": '", "title": "another", \\u0000 {{ }} {page} {pages}',
    "Welsh": "Dŵr, tŷ, ŵyr bach, ŷd. Ŵ Ŷ â ê î ô û",
    "Arabic": "أريد أن أمشي إلى السوق",
    "Chinese": "我想回家",
    "faces": "I feel 😀 👨‍👩‍👧 fine",
    "marks": "e" + "\u0301" * 300,
    "controls": "a\x01b\x0bc\u202ed\u2028e\ufefff\ufffeg\ue000h\U0010ffffi",
    "lines": "\n\n\none\n\ntwo\r\nthree\t.",
    "nothing": "",
}


def holding(said: str, form: Form) -> Sheet:
    """The words in every place that words can stand in."""
    short = said[:80]
    blocks = (
        Say(said),
        Words(said, whose=short),
        Points((short, short)),
        Facts(((short, said),)),
        Table((short, short), ((short, said),), (1, 1)),
    )
    parts = (Part(short, blocks, picture="star"), Part("After", (Say("End"),), boxed=True))
    return replace(PLAIN, parts=parts, foot=short, form=form)


@pytest.mark.parametrize("form", Form)
def test_a_sheet_passes_the_validator(form: Form) -> None:
    assert faults(as_pdf(replace(PLAIN, form=form))) == []


def test_the_validator_finds_what_is_wrong_with_an_untagged_one() -> None:
    untagged = typst.compile(b"= My plan\nWords", ignore_system_fonts=True, pdf_tags=False)

    assert isinstance(untagged, bytes)
    assert any("TAGGED" in fault for fault in faults(untagged))


@pytest.mark.parametrize("form", Form)
def test_it_says_what_it_is_and_in_which_language(form: Form) -> None:
    inside = Inside(as_pdf(replace(PLAIN, form=form)))

    assert (inside.title, inside.language, inside.shows_its_title) == ("My plan", "en-GB", True)


def test_in_welsh_it_says_so() -> None:
    with translation.override("cy"):
        assert Inside(as_pdf(PLAIN)).language == "cy"


@pytest.mark.parametrize("form", Form)
def test_headings_are_headings_and_bookmarks_and_skip_no_level(form: Form) -> None:
    inside = Inside(as_pdf(replace(PLAIN, form=form)))

    levels = [int(tag[1]) for tag in inside.headings]
    assert levels == [1, 2, 2, 3, 2]
    assert all(later - sooner <= 1 for sooner, later in pairwise(levels))
    assert inside.bookmarks == ["My plan", *(part.heading for part in PLAIN.parts)]


def test_a_table_has_headers_and_in_large_letters_there_is_none() -> None:
    assert Inside(as_pdf(PLAIN)).tags.count("TH") == 2
    assert "Table" not in Inside(as_pdf(replace(PLAIN, form=Form.LARGE))).tags
    assert "Table" not in Inside(as_pdf(replace(PLAIN, form=Form.EASY))).tags


def test_words_of_somebody_are_marked_as_such_and_pictures_are_not_read_out() -> None:
    tags = Inside(as_pdf(replace(PLAIN, form=Form.EASY))).tags

    assert "BlockQuote" in tags
    assert "Figure" not in tags


@pytest.mark.parametrize("form", Form)
def test_it_says_every_word_once_and_in_order(form: Form) -> None:
    said = words(as_pdf(replace(PLAIN, form=form)))

    expected = ("My plan", "Agreed on 4", "Large print", "1. Get back", "Walk to the gate", "Carry")
    places = [said.index(part) for part in (*expected, "£24.00 a week", "Call June")]
    assert places == sorted(places)
    assert said.count("Walk to the gate") == 1
    assert "Page 1 of" in said


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE)
def test_whatever_words_are_in_it_they_stay_words(said: str, form: Form) -> None:
    pdf = as_pdf(holding(said, form))

    assert faults(pdf) == []
    if said.isascii() and said.isprintable():
        assert letters_only(said) in letters_only(words(pdf))


@pytest.mark.slow
@pytest.mark.parametrize("form", [Form.PLAIN, Form.EASY])
def test_a_hundred_thousand_characters_are_set_whole(form: Form) -> None:
    said = "I want to walk. " * 6_250
    pdf = as_pdf(replace(PLAIN, form=form, parts=(Part("One", (Words(said),)),)))

    assert words(pdf).count("want") == 6_250


def test_words_without_an_end_break_nothing() -> None:
    said = "x" * 20_000
    pdf = as_pdf(replace(PLAIN, form=Form.EASY, parts=(Part("One", (Words(said),)),)))

    assert words(pdf).count("x") == 20_000


@pytest.mark.parametrize("said", ["Dŵr, tŷ, ŵyr bach, ŷd. Ŵ Ŷ", "我想回家", "🙂"])
def test_letters_we_do_not_have_are_still_read_out(said: str) -> None:
    assert said in words(as_pdf(replace(PLAIN, parts=(Part("One", (Say(said),)),))))


def test_no_character_breaks_it() -> None:
    """Every hundredth of all there are, and every one of the first thousands."""
    some = [*range(1, 0x3000), *range(0x3000, 0x110000, 97)]
    said = " ".join(chr(code) for code in some if not 0xD800 <= code < 0xE000)

    assert as_pdf(replace(PLAIN, parts=(Part("One", (Say(said),)),))).startswith(b"%PDF")


def test_our_letters_have_those_of_welsh() -> None:
    for weight in (400, 700):
        known = TTFont(LETTERS / f"letters-{weight}.ttf").getBestCmap()
        assert {ord(letter) for letter in "ŵŷŴŶâêîôûáéíóúàèìòùäëïöü£’“”–…"} <= set(known)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("arabic", "أريد أن أمشي ہوں گھر"),
        ("bengali", "আমি বাড়ি যেতে চাই"),
        ("devanagari", "मैं घर जाना चाहता हूँ"),
        ("gujarati", "મારે ઘરે જવું છે"),
        ("gurmukhi", "ਮੈਂ ਘਰ ਜਾਣਾ ਹੈ"),
        ("tamil", "நான் வீட்டிற்கு"),
    ],
)
def test_what_many_here_write_in_is_drawn_and_not_boxed(script: str, said: str) -> None:
    known = TTFont(LETTERS / f"{script}.ttf").getBestCmap()

    assert {ord(letter) for letter in said if letter != " "} <= set(known)
    assert (LETTERS / f"{script}-OFL.txt").is_file()
