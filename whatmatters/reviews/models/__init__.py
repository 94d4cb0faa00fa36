"""Did it happen? If not, why? What do we adjust? Asked of each outcome, by two people apart."""

from whatmatters.reviews.models.alone import AloneAnswer
from whatmatters.reviews.models.look import Help, Look, Reason
from whatmatters.reviews.models.review import Review, ReviewNotReady
from whatmatters.reviews.models.together import HowWeWork, TooLate
from whatmatters.reviews.models.verdict import EarlierVerdict, Verdict

__all__ = [
    "AloneAnswer",
    "EarlierVerdict",
    "Help",
    "HowWeWork",
    "Look",
    "Reason",
    "Review",
    "ReviewNotReady",
    "TooLate",
    "Verdict",
]
