"""A directory of what helps, free and paid, in the shape of Open Referral UK 3.0."""

from whatmatters.resources.models.feeds import DirectoryUpload, Feed
from whatmatters.resources.models.finding import Finding, Place, Postcode
from whatmatters.resources.models.organizations import ListedOrganization, OrganizationIdentifier
from whatmatters.resources.models.parts import (
    Contact,
    CostOption,
    Funding,
    Language,
    Phone,
    Schedule,
    ServiceArea,
)
from whatmatters.resources.models.places import (
    Accessibility,
    Address,
    Location,
    ServiceAtLocation,
)
from whatmatters.resources.models.services import CHECKED_FOR_DAYS, Service, Source, Status
from whatmatters.resources.models.terms import Attribute, Taxonomy, TaxonomyTerm
from whatmatters.resources.models.told import AlreadyDealtWith, Told

__all__ = [
    "CHECKED_FOR_DAYS",
    "Accessibility",
    "Address",
    "AlreadyDealtWith",
    "Attribute",
    "Contact",
    "CostOption",
    "DirectoryUpload",
    "Feed",
    "Finding",
    "Funding",
    "Language",
    "ListedOrganization",
    "Location",
    "OrganizationIdentifier",
    "Phone",
    "Place",
    "Postcode",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Source",
    "Status",
    "Taxonomy",
    "TaxonomyTerm",
    "Told",
]
