"""Cards that somebody of the cast sorted, and what their piles say."""

from collections.abc import Iterable

from whatmatters.access.actor import Actor
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation


def sort_cards(conversation: Conversation, cards: Iterable[tuple[str, str]], *, by: Actor) -> None:
    """By their symbols, each put on its pile, and what the piles say kept. Without cards, none."""
    piles = dict(cards)
    if not piles:
        return
    board = actions.begin_board(
        conversation=conversation, by=by, question="What matters to me?", symbols=list(piles)
    )
    for card in board.cards.in_order():
        actions.sort_card(card=card, by=by, pile=piles[card.symbol])
    actions.keep_board(board=board, by=by)
