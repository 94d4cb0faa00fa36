"""What might help, what is asked of whom, what they offer, and what the person chooses."""

from whatmatters.brokerage.models.choice import Choice, Thought
from whatmatters.brokerage.models.idea import Idea
from whatmatters.brokerage.models.offer import Offer, PriceLine, Serves
from whatmatters.brokerage.models.recipient import OfferMessage, Recipient
from whatmatters.brokerage.models.search import AskedFor, NotOpen, Request, Search

__all__ = [
    "AskedFor",
    "Choice",
    "Idea",
    "NotOpen",
    "Offer",
    "OfferMessage",
    "PriceLine",
    "Recipient",
    "Request",
    "Search",
    "Serves",
    "Thought",
]
