from whatmatters.timebank.views.agreeing import begin, change, end
from whatmatters.timebank.views.choosing import answer, away, back, give_back, put_right
from whatmatters.timebank.views.showing import account, of, overview

__all__ = [
    "account",
    "answer",
    "away",
    "back",
    "begin",
    "change",
    "end",
    "give_back",
    "of",
    "overview",
    "put_right",
]
