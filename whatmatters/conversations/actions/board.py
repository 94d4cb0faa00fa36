from collections.abc import Sequence
from uuid import uuid5

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.actions.words import keep_statement
from whatmatters.conversations.models import Board, Card, CardPicture, Conversation, Statement
from whatmatters.conversations.symbols import SYMBOLS
from whatmatters.media.making import Made
from whatmatters.media.models import facts_of


class NothingSorted(Exception):
    """There is nothing on the piles yet. Its message is written for the reader."""


@transaction.atomic
def begin_board(
    *,
    conversation: Conversation,
    by: Actor,
    question: str,
    symbols: Sequence[str] = (),
    own: Sequence[str] = (),
) -> Board:
    """Lay out cards: some of ours by their symbols, and some in words of one's own."""
    require(by, Permission.CONVERSATION_HOLD, conversation.person)
    board = Board.objects.create(conversation=conversation, question=question, begun_by=by.user)
    cards = [(str(SYMBOLS[symbol]), symbol) for symbol in symbols] + [(one, "") for one in own]
    Card.objects.bulk_create(
        Card(board=board, words=words, symbol=symbol, place=place)
        for place, (words, symbol) in enumerate(cards, start=1)
    )
    return _noted(board, by, "conversations.board-begun")


@transaction.atomic
def add_card(*, board: Board, by: Actor, words: str, picture: Made | None = None) -> Card:
    """One card more, with a picture of one's own or without."""
    board = _in_hand(board, by)
    last = board.cards.aggregate(last=Max("place"))["last"] or 0
    card = Card.objects.create(board=board, words=words, place=last + 1)
    if picture:
        CardPicture.objects.create(card=card, words=words, **facts_of(picture))
    _noted(board, by, "conversations.card-added")
    return card


@transaction.atomic
def sort_card(*, card: Card, by: Actor, pile: str) -> Card:
    """Put a card on a pile; on none, it is to be sorted again."""
    _in_hand(card.board, by)
    card.pile = Card.Pile(pile) if pile else ""
    card.save(update_fields=["pile"])
    audit.record(
        by=by, did="conversations.card-sorted", to=card, about=card.board.conversation.person_id
    )
    return card


@transaction.atomic
def keep_board(*, board: Board, by: Actor) -> Statement:
    """Keep what the piles say, as said by the person. Raises NothingSorted.

    Kept twice as it is, it is kept once; sorted anew, it is said anew.
    """
    board = _in_hand(board, by)
    said = "\n".join(_piles(board))
    if not said:
        raise NothingSorted(_("Sort at least one card first"))
    words = f"{board.question}\n{said}"
    return keep_statement(
        conversation=board.conversation, by=by, words=words, sent_as=uuid5(board.pk, words)
    )


def _piles(board: Board) -> list[str]:
    cards = list(board.cards.in_order())
    piles = ((pile, [card.words for card in cards if card.pile == pile]) for pile in Card.Pile)
    return [f"{pile.label}: {', '.join(words)}" for pile, words in piles if words]


def _in_hand(board: Board, by: Actor) -> Board:
    board = (
        Board.objects.select_for_update(of=("self",))
        .select_related("conversation__person")
        .get(pk=board.pk)
    )
    require(by, Permission.CONVERSATION_HOLD, board.conversation.person)
    return board


def _noted(board: Board, by: Actor, did: str) -> Board:
    audit.record(by=by, did=did, to=board, about=board.conversation.person_id)
    return board
