"""What might help, what is asked of whom, what they offer, and what the person chooses."""

from whatmatters.brokerage.models.broker import BrokerRecord, BrokerSkill, HelpGiven
from whatmatters.brokerage.models.choice import Choice, Thought
from whatmatters.brokerage.models.idea import Idea
from whatmatters.brokerage.models.offer import Offer, PriceLine, Serves
from whatmatters.brokerage.models.provider import ChangeStep, ProfileArea, ProviderProfile
from whatmatters.brokerage.models.recipient import OfferMessage, Recipient
from whatmatters.brokerage.models.search import AskedFor, NotOpen, Request, Search

__all__ = [
    "AskedFor",
    "BrokerRecord",
    "BrokerSkill",
    "ChangeStep",
    "Choice",
    "HelpGiven",
    "Idea",
    "NotOpen",
    "Offer",
    "OfferMessage",
    "PriceLine",
    "ProfileArea",
    "ProviderProfile",
    "Recipient",
    "Request",
    "Search",
    "Serves",
    "Thought",
]
