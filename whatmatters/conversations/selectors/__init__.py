"""What the pages of a conversation show, and what pages above may ask of one."""

from whatmatters.conversations.selectors.beginning import Beginning, beginning, details
from whatmatters.conversations.selectors.board import (
    BoardPage,
    board_page,
    card_in_hand,
    file_of,
    picture_of_card,
    to_write_in,
)
from whatmatters.conversations.selectors.gathered import Gathered, Heard, gathered
from whatmatters.conversations.selectors.menu import PromptGroup, house_menu, menu_for
from whatmatters.conversations.selectors.page import (
    ConversationPage,
    News,
    Place,
    PuttingRight,
    Said,
    conversation_page,
    draft_of,
    mark_of,
    news,
    place,
    putting_right,
)
from whatmatters.conversations.selectors.topics import (
    TopicsPage,
    own_record,
    topic_in_hand,
    topics_of,
    topics_page,
)

__all__ = [
    "Beginning",
    "BoardPage",
    "ConversationPage",
    "Gathered",
    "Heard",
    "News",
    "Place",
    "PromptGroup",
    "PuttingRight",
    "Said",
    "TopicsPage",
    "beginning",
    "board_page",
    "card_in_hand",
    "conversation_page",
    "details",
    "draft_of",
    "file_of",
    "gathered",
    "house_menu",
    "mark_of",
    "menu_for",
    "news",
    "own_record",
    "picture_of_card",
    "place",
    "putting_right",
    "to_write_in",
    "topic_in_hand",
    "topics_of",
    "topics_page",
]
