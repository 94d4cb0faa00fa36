"""Whatever people type, however long, in any script: kept exactly, or still in the box.

And where two write at once, neither takes the other's words away.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import transaction
from django.test import Client

from tests.journeys.boxes import BOXES, Box, Line
from tests.lives import Life, live
from tests.looking import look_over
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.enquiries.tests.enquiring import sent
from whatmatters.people.models import Person
from whatmatters.reviews.actions import open_review
from whatmatters.web.forms.words import STAND_IN

pytestmark = pytest.mark.slow

KEPT, REFUSED = "kept", "refused, with every word still in the box"
ID = re.compile(r"[0-9a-f-]{36}")
A_LOT = "I want to see the sea. " * 4348
TYPED = {
    "a hundred thousand characters": A_LOT[:100_000],
    "more than fits": "é" * 200_001,
    "Arabic": "أريد أن أعود إلى حديقتي قبل الصيف، إن شاء الله",
    "Hebrew with marks of direction": "אני רוצה \u202b(שוב)\u202c לשיר \u200fin the choir\u200e!",
    "emoji in families": "With 👩🏽‍🦽👨‍👩‍👧‍👦 to the 🏖️ at 10:30 🇬🇧",
    "marks that combine": "Zoe\u0308 ate a\u0328\u0301 cre\u0300me; Za\u0334\u0353\u0321lgo; की",
    "new lines as a browser sends them": "First.\r\n\r\nSecond,\r\n  set in.",
    "space before and after": "   Well. \n  I would like…  ",
    "what looks like markup": '<b>Me & "mine"</b> &amp; <!-- \'); DROP TABLE people; --',
    "odd but honest": "\u00a0\u200b\u2028Zwei\u2029\ufeff\U0010ffff\ufffe\t!",
    "a character that can’t be kept": "I want\x00 to go home",
}


@pytest.fixture
def life(maggie: Person, priya: Actor) -> Life:
    """A plan that runs, the draft after it, a review being held and an enquiry to answer."""
    found = live(maggie, with_=priya, reviewed=True)
    open_review(plan=found.plan, by=priya)
    sent()
    return found


def form_of(page: BeautifulSoup, box: Box) -> Tag:
    """The form that holds a box."""
    held = [form for form in page.select(box.form) if form.select_one(f'[name="{box.field}"]')]
    assert held, f"{box.field} is nowhere on the page"
    return held[0]


def filled(form: Tag) -> dict[str, str]:
    """What a browser would send if nobody touched anything."""
    answers = {}
    for one in form.select("input[name], textarea[name], select[name]"):
        if one.get("type") in {"checkbox", "radio"} and not one.has_attr("checked"):
            continue
        answers[str(one["name"])] = in_the_box(one)
    return answers


def in_the_box(one: Tag) -> str:
    if one.name == "textarea":
        return one.text.removeprefix("\n")
    if one.name == "select":
        chosen = one.select_one("option[selected]") or one.select_one("option")
        return str(chosen.get("value", "")) if chosen else ""
    return str(one.get("value", "on" if one.get("type") == "checkbox" else ""))


def as_sent(page: BeautifulSoup, box: Box, words: str) -> dict[str, str]:
    return filled(form_of(page, box)) | dict(box.beside) | {box.field: words}


def goes_to(page: BeautifulSoup, box: Box, address: str) -> str:
    return str(form_of(page, box).get("action") or address)


def as_kept(box: Box, words: str) -> str:
    """New lines are ours, however they were sent; a box of one line has none."""
    if isinstance(box, Line):
        return " ".join(words.split())
    return words.replace("\r\n", "\n")


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done here was never done, so that the next words begin from the same."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def became_of(box: Box, words: str, before: str, page: BeautifulSoup) -> str:
    """What a form made of words: kept, still in the box with the reason, or something worse."""
    if page.select_one(".govuk-error-summary") is None:
        return KEPT if box.kept() == as_kept(box, words) else f"kept as {box.kept()[:100]!r}"
    still = filled(form_of(page, box))[box.field]
    is_whole = still == words.replace("\x00", STAND_IN) and box.kept() == before
    return REFUSED if is_whole else f"refused, and in the box is {still[:100]!r}"


@pytest.mark.parametrize("name", BOXES)
def test_words_are_kept_or_still_in_the_box(
    name: str, life: Life, priya: Actor, visit: Visit
) -> None:
    box, became = BOXES[name], {}
    address, before = box.at(life), box.kept()
    form = visit(address, by=priya)
    goes = goes_to(form, box, address)

    for typed, words in TYPED.items():
        with undone():
            page = visit(goes, by=priya, sending=as_sent(form, box, words))
            became[typed] = became_of(box, words, before, page)

    fits = {
        typed: len(as_kept(box, words)) <= box.longest and "\x00" not in words
        for typed, words in TYPED.items()
    }
    assert became == {typed: KEPT if fits[typed] else REFUSED for typed in TYPED}


@pytest.mark.parametrize("name", BOXES)
def test_what_is_hardly_words_breaks_nothing(
    name: str, life: Life, priya: Actor, visit: Visit, client: Client
) -> None:
    """Only space says nothing. Half a character no browser sends; the words around it are kept."""
    box = BOXES[name]
    address, before = box.at(life), box.kept()
    form = visit(address, by=priya)
    goes = goes_to(form, box, address)

    with undone():
        visit(goes, by=priya, sending=as_sent(form, box, " \r\n\t \u3000 "))
        assert box.kept() in {before, ""}
    arrive(client, priya)
    half = urlencode(as_sent(form, box, "I want \ud83d to go home"), errors="surrogatepass")
    answer = client.post(goes, half, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 302
    assert box.kept() == f"I want {STAND_IN * 3} to go home"


def test_wrong_methods_and_stale_links_are_answers(
    life: Life, priya: Actor, client: Client
) -> None:
    addresses = [box.at(life) for box in BOXES.values()]
    stale = [ID.sub(str(uuid4()), one.replace("westbury", "nowhere")) for one in addresses]
    arrive(client, priya)

    assert {client.put(one).status_code for one in addresses} == {405}
    assert {client.delete(one).status_code for one in addresses} == {405}
    assert {client.get(one).status_code for one in stale} == {404}


TWO_AT_ONCE = (
    "why it matters",
    "new words for it",
    "if things go wrong",
    "a verdict",
    "a practitioner’s verdict",
    "what to adjust",
    "a name",
    "how to reach",
)


@pytest.mark.parametrize("name", TWO_AT_ONCE)
def test_two_write_at_once_and_both_are_read(
    name: str, life: Life, priya: Actor, visit: Visit
) -> None:
    """Two windows with the same page: the second is shown what the first wrote, and its own."""
    box = BOXES[name]
    address = box.at(life)
    here, there = visit(address, by=priya), visit(address, by=priya)
    goes = goes_to(here, box, address)
    visit(goes, by=priya, sending=as_sent(here, box, "Written here, first"))

    again = visit(goes, by=priya, sending=as_sent(there, box, "Written there, second"))

    assert box.kept() == "Written here, first"
    assert "Written here, first" in _outside_boxes(again)
    assert filled(form_of(again, box))[box.field] == "Written there, second"
    visit(goes, by=priya, sending=as_sent(again, box, "Written there, second"))
    assert box.kept() == "Written there, second"


def _outside_boxes(page: BeautifulSoup) -> str:
    """What is to be read on a page, without what stands in its boxes."""
    look_over(page)
    main = BeautifulSoup(str(page.select_one("main")), "html.parser")
    for one in main.select("textarea, input"):
        one.decompose()
    return main.text
