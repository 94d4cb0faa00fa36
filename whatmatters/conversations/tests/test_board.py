"""A sorting board, for people who point rather than speak; and pictures in a conversation."""

from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.conversations import actions
from whatmatters.conversations.models import (
    Board,
    Card,
    CardPicture,
    Conversation,
    Statement,
    StatementFile,
)
from whatmatters.conversations.symbols import SYMBOLS, picture_of


def picture() -> SimpleUploadedFile:
    """A small one, as a phone would send it."""
    Image.new("RGB", (40, 30), "green").save(sent := BytesIO(), "PNG")
    return SimpleUploadedFile("gate.png", sent.getvalue())


@pytest.fixture
def board(talk: Conversation, priya: Actor) -> Board:
    return actions.begin_board(
        conversation=talk,
        by=priya,
        question="What matters to me?",
        symbols=["home", "garden"],
        own=["Jean"],
    )


def test_cards_are_laid_out_on_a_page(visit: Visit, talk: Conversation, priya: Actor) -> None:
    typed = {"question": "What matters?", "symbols": ["home", "pets"], "own": "Jean\n\n The plot "}

    page = visit(f"/conversations/{talk.pk}/board", by=priya, sending=typed)

    assert page.select_one("h2.board__card").get_text(strip=True) == "My home"  # type: ignore[union-attr]
    assert [card.words for card in Card.objects.in_order()] == [
        "My home",
        "Pets",
        "Jean",
        "The plot",
    ]


def test_a_board_needs_a_card(visit: Visit, talk: Conversation, priya: Actor) -> None:
    page = visit(f"/conversations/{talk.pk}/board", by=priya, sending={"question": "What?"})

    assert "Choose or write at least one card" in page.text
    assert not Board.objects.exists()


def test_there_is_an_end_to_cards(visit: Visit, talk: Conversation, priya: Actor) -> None:
    typed = {"question": "What?", "own": "\n".join(map(str, range(61)))}

    page = visit(f"/conversations/{talk.pk}/board", by=priya, sending=typed)

    assert "Use 60 cards or fewer" in page.text
    assert "59\n60" in page.text


def test_one_press_puts_a_card_on_a_pile(visit: Visit, board: Board, maggie_herself: Actor) -> None:
    first, second = board.cards.in_order()[:2]

    page = visit(f"/conversations/cards/{first.pk}", by=maggie_herself, sending={"pile": "a-lot"})

    heading = page.select_one("h2.board__card")
    assert heading is not None
    assert second.words in heading.text
    first.refresh_from_db()
    assert first.pile == "a-lot"


def test_a_card_is_sorted_again(visit: Visit, board: Board, maggie_herself: Actor) -> None:
    first = board.cards.in_order()[0]
    actions.sort_card(card=first, by=maggie_herself, pile="not")

    visit(f"/conversations/cards/{first.pk}", by=maggie_herself, sending={"pile": ""})

    first.refresh_from_db()
    assert not first.pile


def test_a_pile_that_is_not_there_changes_nothing(
    visit: Visit, board: Board, maggie_herself: Actor
) -> None:
    first = board.cards.in_order()[0]

    visit(f"/conversations/cards/{first.pk}", by=maggie_herself, sending={"pile": "burn"})

    first.refresh_from_db()
    assert not first.pile


def test_the_piles_become_words_of_the_persons(
    visit: Visit, board: Board, maggie_herself: Actor
) -> None:
    for card, pile in zip(board.cards.in_order(), ("a-lot", "a-lot", "not"), strict=True):
        actions.sort_card(card=card, by=maggie_herself, pile=pile)

    for _ in range(2):
        visit(f"/conversations/boards/{board.pk}/keep", by=maggie_herself, sending={})

    said = Statement.objects.get()
    assert said.whose == "person"
    assert said.words == (
        "What matters to me?\nMatters a lot: My home, Plants and gardens\nDoes not matter: Jean"
    )


def test_an_unsorted_board_says_nothing_yet(
    visit: Visit, board: Board, maggie_herself: Actor
) -> None:
    page = visit(f"/conversations/boards/{board.pk}/keep", by=maggie_herself, sending={})

    assert "Sort at least one card first" in page.text
    assert not Statement.objects.exists()


def test_a_card_has_a_picture_of_ones_own(
    visit: Visit, client: Client, board: Board, maggie_herself: Actor
) -> None:
    visit(
        f"/conversations/boards/{board.pk}",
        by=maggie_herself,
        sending={"words": "My gate", "picture": picture()},
    )

    kept = CardPicture.objects.select_related("card").get()
    assert kept.card.words == "My gate"
    answer = client.get(f"/conversations/cards/{kept.card_id}/picture")
    assert answer["Content-Disposition"].startswith("attachment")
    assert Image.open(BytesIO(answer.content)).size == (40, 30)


def test_a_picture_is_part_of_what_was_said(
    visit: Visit, client: Client, talk: Conversation, maggie_herself: Actor, june: Actor
) -> None:
    typed = {"shown": picture(), "words": "My gate, as it was"}

    page = visit(f"/conversations/{talk.pk}/show", by=maggie_herself, sending=typed)

    kept = StatementFile.objects.get()
    image = page.select_one(f"img[src='/conversations/files/{kept.pk}']")
    assert image is not None
    assert image["alt"] == "My gate, as it was"
    assert client.get(f"/conversations/files/{kept.pk}").status_code == 200
    arrive(client, june)
    assert client.get(f"/conversations/files/{kept.pk}").status_code == 404


def test_what_is_no_picture_is_refused_and_the_words_are_kept(
    visit: Visit, talk: Conversation, maggie_herself: Actor
) -> None:
    page_in_a_png = SimpleUploadedFile("gate.png", b"<html><script>alert(1)</script>")

    page = visit(
        f"/conversations/{talk.pk}/show",
        by=maggie_herself,
        sending={"shown": page_in_a_png, "words": "My gate"},
    )

    assert page.select_one(".govuk-error-summary")
    assert "My gate" in page.text
    assert not Statement.objects.exists()


@pytest.mark.parametrize("who", ["june", "sam", "tomasz", "owen"])
def test_others_see_no_board(
    who: str, visit: Visit, board: Board, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)
    card = board.cards.in_order()[0]

    visit(f"/conversations/boards/{board.pk}", by=by, expecting=404)
    visit(f"/conversations/cards/{card.pk}", by=by, sending={"pile": "not"}, expecting=404)
    visit(f"/conversations/boards/{board.pk}/keep", by=by, sending={}, expecting=404)
    with pytest.raises(PermissionDenied):
        actions.sort_card(card=card, by=by, pile="not")


def test_a_team_lead_looks_and_does_not_sort(visit: Visit, board: Board, helen: Actor) -> None:
    page = visit(f"/conversations/boards/{board.pk}", by=helen)

    assert not page.select("button.board__choice")
    card = board.cards.in_order()[0]
    visit(f"/conversations/cards/{card.pk}", by=helen, sending={"pile": "not"}, expecting=403)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_each_symbol_has_its_picture(symbol: str) -> None:
    built = find(picture_of(symbol))
    assert isinstance(built, str)
    assert Path(built).read_text().startswith("<svg")
