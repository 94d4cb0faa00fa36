from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.conversations import rules
from whatmatters.conversations.models import Board, Card, CardPicture, StatementFile
from whatmatters.conversations.selectors.page import Place, place
from whatmatters.people.selectors import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Pile:
    key: str
    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The card to sort now, how many are left, and what is on each pile."""

    subject: Subject
    board: Board
    cards: tuple[Card, ...]
    may_sort: bool

    @property
    def left(self) -> tuple[Card, ...]:
        return tuple(card for card in self.cards if not card.pile)

    @property
    def now(self) -> Card | None:
        return next(iter(self.left), None) if self.may_sort else None

    @property
    def piles(self) -> tuple[Pile, ...]:
        return tuple(
            Pile(pile.value, str(pile.label), tuple(c for c in self.cards if c.pile == pile))
            for pile in Card.Pile
        )

    @property
    def is_begun(self) -> bool:
        return len(self.left) < len(self.cards)


def board_page(*, viewer: Actor, board_id: UUID) -> BoardPage:
    """A board, in the same few queries however many cards there are."""
    seen = Board.objects.visible_to(viewer).select_related("conversation__person")
    board = get_object_or_404(seen, pk=board_id)
    subject = subject_of(viewer=viewer, person=board.conversation.person)
    cards = board.cards.select_related("picture").defer("picture__content").in_order()
    return BoardPage(subject, board, tuple(cards), rules.holds(subject.standing))


def card_in_hand(*, viewer: Actor, card_id: UUID) -> Card:
    """A card to sort. Seen by those who may not is 403."""
    seen = Card.objects.visible_to(viewer).select_related("board__conversation__person")
    card = get_object_or_404(seen, pk=card_id)
    if not rules.may_hold(viewer, card.board.conversation.person):
        raise PermissionDenied
    return card


def to_write_in(*, viewer: Actor, conversation_id: UUID) -> Place:
    """A conversation for whoever may write in it. Seen by others is 403."""
    here = place(viewer=viewer, conversation_id=conversation_id)
    if not rules.holds(here.subject.standing):
        raise PermissionDenied
    return here


def picture_of_card(*, viewer: Actor, card_id: UUID) -> CardPicture:
    pictures = CardPicture.objects.visible_to(viewer)
    return get_object_or_404(pictures.select_related("card__board__conversation"), card=card_id)


def file_of(*, viewer: Actor, file_id: UUID) -> StatementFile:
    files = StatementFile.objects.visible_to(viewer)
    return get_object_or_404(files.select_related("statement__conversation"), pk=file_id)
