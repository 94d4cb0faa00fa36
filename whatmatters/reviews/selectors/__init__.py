"""What each page of a review shows, in the same few queries however much there is."""

from whatmatters.reviews.selectors.alone import AlonePage, alone_page, answered_alone
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
from whatmatters.reviews.selectors.together import (
    QuestionPage,
    TogetherPage,
    open_question,
    question_page,
    together_page,
)
from whatmatters.reviews.selectors.told import asked_to_look_back, how_near

__all__ = [
    "AlonePage",
    "AskPage",
    "BeginPage",
    "DueReview",
    "Found",
    "LookPage",
    "Noted",
    "QuestionPage",
    "ReviewPage",
    "Said",
    "TogetherPage",
    "alone_page",
    "answered_alone",
    "ask_page",
    "asked_to_look_back",
    "begin_page",
    "due",
    "how_near",
    "look_page",
    "open_question",
    "overdue",
    "question_page",
    "review_page",
    "together_page",
]
