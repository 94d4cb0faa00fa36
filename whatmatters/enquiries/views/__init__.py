from whatmatters.enquiries.views.answering import answer, dealt_with, show, start, waiting
from whatmatters.enquiries.views.asking import ask, begin, check, clear, resume, saved, sent
from whatmatters.enquiries.views.giving import find, found, give

__all__ = [
    "answer",
    "ask",
    "begin",
    "check",
    "clear",
    "dealt_with",
    "find",
    "found",
    "give",
    "resume",
    "saved",
    "sent",
    "show",
    "start",
    "waiting",
]
