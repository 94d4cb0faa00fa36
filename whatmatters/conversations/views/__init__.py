from whatmatters.conversations.views.beginning import begin, begin_from_enquiry, details
from whatmatters.conversations.views.board import (
    begin_board,
    board,
    card_picture,
    keep_board,
    sort_card,
)
from whatmatters.conversations.views.drafts import go_on, save, throw_away
from whatmatters.conversations.views.prompts import prompts
from whatmatters.conversations.views.putting_right import put_right
from whatmatters.conversations.views.showing import file, show
from whatmatters.conversations.views.topics import get_in_touch, next_time, talked_about
from whatmatters.conversations.views.writing import said, write

__all__ = [
    "begin",
    "begin_board",
    "begin_from_enquiry",
    "board",
    "card_picture",
    "details",
    "file",
    "get_in_touch",
    "go_on",
    "keep_board",
    "next_time",
    "prompts",
    "put_right",
    "said",
    "save",
    "show",
    "sort_card",
    "talked_about",
    "throw_away",
    "write",
]
