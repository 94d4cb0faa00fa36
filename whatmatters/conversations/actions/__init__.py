"""Deeds of a conversation: to open one, to keep words, to sign a reading, to save as one types."""

from whatmatters.conversations.actions.board import (
    NothingSorted,
    add_card,
    begin_board,
    keep_board,
    sort_card,
)
from whatmatters.conversations.actions.drafts import save_draft, take_up_draft, throw_away_draft
from whatmatters.conversations.actions.enquiry import begin_from_enquiry
from whatmatters.conversations.actions.opening import change_details, open_conversation
from whatmatters.conversations.actions.pictures import keep_shown
from whatmatters.conversations.actions.prompts import change_prompts
from whatmatters.conversations.actions.topics import (
    AlreadyTalkedAbout,
    ask_alone,
    ask_to_talk,
    settle_topic,
)
from whatmatters.conversations.actions.words import keep_statement, sign_understanding

__all__ = [
    "AlreadyTalkedAbout",
    "NothingSorted",
    "add_card",
    "ask_alone",
    "ask_to_talk",
    "begin_board",
    "begin_from_enquiry",
    "change_details",
    "change_prompts",
    "keep_board",
    "keep_shown",
    "keep_statement",
    "open_conversation",
    "save_draft",
    "settle_topic",
    "sign_understanding",
    "sort_card",
    "take_up_draft",
    "throw_away_draft",
]
