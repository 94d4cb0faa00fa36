from whatmatters.reviews.views.alone import alone
from whatmatters.reviews.views.copying import easy_read, paper
from whatmatters.reviews.views.holding import about, ask, begin, finish, show
from whatmatters.reviews.views.looking import look
from whatmatters.reviews.views.together import question, relationship

__all__ = [
    "about",
    "alone",
    "ask",
    "begin",
    "easy_read",
    "finish",
    "look",
    "paper",
    "question",
    "relationship",
    "show",
]
