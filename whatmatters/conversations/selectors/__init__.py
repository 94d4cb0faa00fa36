"""What the pages of a conversation show, and what pages above may ask of one."""

from whatmatters.conversations.selectors.beginning import Beginning, beginning, details
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

__all__ = [
    "Beginning",
    "ConversationPage",
    "Gathered",
    "Heard",
    "News",
    "Place",
    "PromptGroup",
    "PuttingRight",
    "Said",
    "beginning",
    "conversation_page",
    "details",
    "draft_of",
    "gathered",
    "house_menu",
    "mark_of",
    "menu_for",
    "news",
    "place",
    "putting_right",
]
