"""What each page of a review shows, in the same few queries however much there is."""

from whatmatters.reviews.selectors.dues import DueReview, due, overdue
from whatmatters.reviews.selectors.look import LookPage, look_page
from whatmatters.reviews.selectors.review import (
    AskPage,
    BeginPage,
    ReviewPage,
    ask_page,
    begin_page,
    review_page,
)
from whatmatters.reviews.selectors.shown import Found, Noted, Said

__all__ = [
    "AskPage",
    "BeginPage",
    "DueReview",
    "Found",
    "LookPage",
    "Noted",
    "ReviewPage",
    "Said",
    "ask_page",
    "begin_page",
    "due",
    "look_page",
    "overdue",
    "review_page",
]
