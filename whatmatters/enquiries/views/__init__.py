from whatmatters.enquiries.views.answering import answer, dealt_with, show, start, waiting
from whatmatters.enquiries.views.asking import ask, begin, check, clear, resume, saved, sent

__all__ = [
    "answer",
    "ask",
    "begin",
    "check",
    "clear",
    "dealt_with",
    "resume",
    "saved",
    "sent",
    "show",
    "start",
    "waiting",
]
