"""What each object of the standard is made of, and which of our columns holds it.

The order is that of the published schemata. What the standard has as an id of the object above
(`service_id` in a schedule) is kept as it was given, since the object above says it already.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from whatmatters.resources import models
from whatmatters.resources.models.parts import Freq
from whatmatters.resources.models.places import Kind as LocationKind
from whatmatters.resources.standard import kinds
from whatmatters.resources.standard.kinds import Kind


@dataclass(frozen=True, slots=True)
class Property:
    """One property, and the column that holds it. `required` ones are always written."""

    name: str
    kind: Kind
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of object.

    `needs`: without these nothing can be made of it. `parts`: lists of further objects, by
    property. `one`: single further objects, by property, with the column that points at them.
    """

    name: str
    model: type[Model]
    properties: tuple[Property, ...]
    needs: tuple[str, ...] = ()
    otherwise: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    one: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def _properties(kind: Kind, *names: str) -> tuple[Property, ...]:
    return tuple(Property(name.rstrip("!"), kind, name.endswith("!")) for name in names)


TEXT, LINK, DAY = kinds.TEXT, kinds.LINK, kinds.DAY
OPEN = _properties(DAY, "valid_from", "valid_to")
PLACE_TYPE = kinds.one_of(*LocationKind.values)

SERVICE = Shape(
    "service",
    models.Service,
    (
        Property("name", kinds.NAME, required=True),
        *_properties(TEXT, "description"),
        *_properties(LINK, "url"),
        *_properties(TEXT, "email"),
        Property("status", kinds.one_of(*models.Status.values), required=True),
        *_properties(TEXT, "fees", "accreditations"),
        *_properties(kinds.AGE, "minimum_age", "maximum_age"),
        *_properties(DAY, "assured_date"),
        *_properties(TEXT, "assurer_email", "alert"),
        *_properties(kinds.MOMENT, "last_modified"),
    ),
    needs=("name", "status"),
    parts={
        "schedules": "schedule",
        "service_areas": "service_area",
        "service_at_locations": "service_at_location",
        "languages": "language",
        "funding": "funding",
        "cost_options": "cost_option",
        "contacts": "contact",
        "attributes": "attribute",
    },
    one={"organization": ("organization", "organization")},
)
ORGANIZATION = Shape(
    "organization",
    models.ListedOrganization,
    (
        *_properties(TEXT, "name!", "description!", "email"),
        *_properties(LINK, "website", "logo", "uri"),
        *_properties(kinds.ID, "parent_organization_id"),
    ),
    needs=("name",),
    parts={"organization_identifiers": "organization_identifier", "attributes": "attribute"},
)
IDENTIFIER = Shape(
    "organization_identifier",
    models.OrganizationIdentifier,
    _properties(TEXT, "identifier_scheme", "identifier_type!", "identifier!"),
    needs=("identifier",),
)
LOCATION = Shape(
    "location",
    models.Location,
    (
        Property("location_type", PLACE_TYPE, required=True),
        *_properties(TEXT, "name", "description"),
        *_properties(kinds.DEGREES, "latitude", "longitude"),
        *_properties(TEXT, "external_identifier", "external_identifier_type"),
    ),
    otherwise={"location_type": "physical"},
    parts={"addresses": "address", "accessibility": "accessibility", "attributes": "attribute"},
)
ADDRESS = Shape(
    "address",
    models.Address,
    (
        *_properties(TEXT, "attention", "address_1!", "city!", "region", "state_province!"),
        *_properties(TEXT, "postal_code!", "country!"),
        Property("address_type", PLACE_TYPE, required=True),
    ),
    otherwise={"address_type": "physical"},
)
ACCESSIBILITY = Shape(
    "accessibility",
    models.Accessibility,
    (
        *_properties(TEXT, "description", "details"),
        *_properties(LINK, "url"),
        *_properties(TEXT, "accessibility"),
    ),
)
AT_LOCATION = Shape(
    "service_at_location",
    models.ServiceAtLocation,
    (),
    one={"location": ("location", "location")},
)
SCHEDULE = Shape(
    "schedule",
    models.Schedule,
    (
        *OPEN,
        *_properties(DAY, "dtstart"),
        Property("freq", kinds.one_of(*Freq.values)),
        Property("interval", kinds.TIMES),
        Property("byday", kinds.BYDAY),
        Property("bymonthday", kinds.BYMONTHDAY),
        *_properties(TEXT, "description"),
        *_properties(kinds.HOUR, "opens_at", "closes_at"),
        *_properties(LINK, "schedule_link"),
        *_properties(TEXT, "attending_type", "notes"),
    ),
)
COST_OPTION = Shape(
    "cost_option",
    models.CostOption,
    (
        *OPEN,
        *_properties(TEXT, "option"),
        Property("amount", kinds.MONEY),
        *_properties(TEXT, "amount_description"),
    ),
)
SERVICE_AREA = Shape(
    "service_area",
    models.ServiceArea,
    (
        *_properties(TEXT, "name", "extent", "extent_type"),
        *_properties(LINK, "uri"),
        *_properties(TEXT, "service_area"),
    ),
)
FUNDING = Shape("funding", models.Funding, _properties(TEXT, "source"))
CONTACT = Shape(
    "contact", models.Contact, _properties(TEXT, "name", "title"), parts={"phones": "phone"}
)
PHONE = Shape(
    "phone",
    models.Phone,
    _properties(TEXT, "number!", "description"),
    needs=("number",),
    parts={"languages": "language"},
)
LANGUAGE = Shape("language", models.Language, _properties(TEXT, "name", "code", "note"))
ATTRIBUTE = Shape(
    "attribute",
    models.Attribute,
    _properties(TEXT, "link_type"),
    one={"taxonomy_term": ("taxonomy_term", "term")},
)
TERM = Shape(
    "taxonomy_term",
    models.TaxonomyTerm,
    (
        *_properties(TEXT, "name!", "description!"),
        Property("parent_id", kinds.ID),
        *_properties(TEXT, "taxonomy"),
        *_properties(LINK, "term_uri"),
        *_properties(TEXT, "term"),
    ),
    needs=("name",),
)
TAXONOMY = Shape(
    "taxonomy",
    models.Taxonomy,
    (
        *_properties(TEXT, "name!", "description!"),
        *_properties(LINK, "uri"),
        *_properties(TEXT, "version"),
    ),
    needs=("name",),
    parts={"taxonomy_terms": "taxonomy_term"},
)

SHAPES: dict[str, Shape] = {
    shape.name: shape
    for shape in (
        SERVICE,
        ORGANIZATION,
        IDENTIFIER,
        LOCATION,
        ADDRESS,
        ACCESSIBILITY,
        AT_LOCATION,
        SCHEDULE,
        COST_OPTION,
        SERVICE_AREA,
        FUNDING,
        CONTACT,
        PHONE,
        LANGUAGE,
        ATTRIBUTE,
        TERM,
        TAXONOMY,
    )
}
