"""Deeds of a review: asking for one, holding it, judging, deciding, and going on from there."""

from whatmatters.reviews.actions.finishing import finish_review
from whatmatters.reviews.actions.holding import (
    ask_for_review,
    describe_review,
    open_review,
    schedule_review,
)
from whatmatters.reviews.actions.looking import decide, look_at, say_why
from whatmatters.reviews.actions.saying import say

__all__ = [
    "ask_for_review",
    "decide",
    "describe_review",
    "finish_review",
    "look_at",
    "open_review",
    "say",
    "say_why",
    "schedule_review",
]
