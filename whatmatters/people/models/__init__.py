"""The person, what they are called and need, who is around them, and who knows them."""

from whatmatters.people.models.circle import CircleMember, Kind
from whatmatters.people.models.needs import CommunicationNeed
from whatmatters.people.models.person import Identifier, OtherName, Person
from whatmatters.people.models.registration import Registration, SearchKey

__all__ = [
    "CircleMember",
    "CommunicationNeed",
    "Identifier",
    "Kind",
    "OtherName",
    "Person",
    "Registration",
    "SearchKey",
]
