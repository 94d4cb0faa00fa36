"""The person, what they are called and need, who is around them, and who knows them."""

from whatmatters.people.models.beside import BesideCode
from whatmatters.people.models.caring import Caring
from whatmatters.people.models.circle import KIND_OF_WORKER, CircleMember, Kind
from whatmatters.people.models.equality import EqualityAnswer
from whatmatters.people.models.flags import SafetyFlag, TakesTwo
from whatmatters.people.models.invitation import Invitation
from whatmatters.people.models.limits import (
    Bar,
    BrokenGlass,
    CapacityRecord,
    CasePlace,
)
from whatmatters.people.models.needs import CommunicationNeed
from whatmatters.people.models.person import Identifier, OtherName, Person
from whatmatters.people.models.registration import Registration, SearchKey
from whatmatters.people.models.sharing import SHAREABLE, NotInTheirCircle, Share

__all__ = [
    "KIND_OF_WORKER",
    "SHAREABLE",
    "Bar",
    "BesideCode",
    "BrokenGlass",
    "CapacityRecord",
    "Caring",
    "CasePlace",
    "CircleMember",
    "CommunicationNeed",
    "EqualityAnswer",
    "Identifier",
    "Invitation",
    "Kind",
    "NotInTheirCircle",
    "OtherName",
    "Person",
    "Registration",
    "SafetyFlag",
    "SearchKey",
    "Share",
    "TakesTwo",
]
