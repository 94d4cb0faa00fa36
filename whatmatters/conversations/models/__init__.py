"""What was said, by whom, word for word; and what the practitioner makes of it, beside it."""

from whatmatters.conversations.models.board import Board, Card, CardPicture
from whatmatters.conversations.models.conversation import Conversation, Presence
from whatmatters.conversations.models.draft import Draft
from whatmatters.conversations.models.file import StatementFile
from whatmatters.conversations.models.prompt import Prompt
from whatmatters.conversations.models.statement import AlreadyPutRight, Statement, Whose
from whatmatters.conversations.models.topic import Topic
from whatmatters.conversations.models.understanding import Understanding

__all__ = [
    "AlreadyPutRight",
    "Board",
    "Card",
    "CardPicture",
    "Conversation",
    "Draft",
    "Presence",
    "Prompt",
    "Statement",
    "StatementFile",
    "Topic",
    "Understanding",
    "Whose",
]
