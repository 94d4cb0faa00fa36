"""Deeds of a review: asking for one, holding it, judging, deciding, and going on from there."""

from whatmatters.reviews.actions.alone import answer_alone
from whatmatters.reviews.actions.finishing import finish_review
from whatmatters.reviews.actions.holding import (
    ask_for_review,
    describe_review,
    open_review,
    schedule_review,
)
from whatmatters.reviews.actions.looking import decide, look_at, say_why
from whatmatters.reviews.actions.saying import say
from whatmatters.reviews.actions.together import (
    answer_how_we_work,
    ask_after_conversation,
    refuse_how_we_work,
)

__all__ = [
    "answer_alone",
    "answer_how_we_work",
    "ask_after_conversation",
    "ask_for_review",
    "decide",
    "describe_review",
    "finish_review",
    "look_at",
    "open_review",
    "refuse_how_we_work",
    "say",
    "say_why",
    "schedule_review",
]
