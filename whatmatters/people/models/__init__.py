"""The person, what they are called and need, who is around them, and who knows them."""

from whatmatters.people.models.circle import KIND_OF_WORKER, CircleMember, Kind
from whatmatters.people.models.needs import CommunicationNeed
from whatmatters.people.models.person import Identifier, OtherName, Person
from whatmatters.people.models.registration import Registration, SearchKey

__all__ = [
    "KIND_OF_WORKER",
    "CircleMember",
    "CommunicationNeed",
    "Identifier",
    "Kind",
    "OtherName",
    "Person",
    "Registration",
    "SearchKey",
]
