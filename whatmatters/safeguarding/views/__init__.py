from whatmatters.safeguarding.views.cases import case, cases, closed, take_on
from whatmatters.safeguarding.views.confidences import confide, confidences
from whatmatters.safeguarding.views.raising import raise_worry, sent
from whatmatters.safeguarding.views.working import close, note, put_on, reopen, take_off, whose

__all__ = [
    "case",
    "cases",
    "close",
    "closed",
    "confide",
    "confidences",
    "note",
    "put_on",
    "raise_worry",
    "reopen",
    "sent",
    "take_off",
    "take_on",
    "whose",
]
