"""Services for tests: what one says of them, and the rest as it comes."""

from datetime import date, time
from decimal import Decimal

from whatmatters.resources.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    Language,
    ListedOrganization,
    Location,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from whatmatters.resources.nearness import Spot

#: Two towns ten miles from each other, and one far away.
WESTBURY, EASTBURY, FAR = Spot(51.26, -2.19), Spot(51.26, -1.955), Spot(55.95, -3.19)


def listed(  # a line for each thing one may say
    name: str,
    *,
    about: str = "",
    by: str = "",
    terms: tuple[str, ...] = (),
    at: Spot | None = None,
    town: str = "Westbury",
    postcode: str = "",
    byday: str = "",
    hours: tuple[int, int] = (10, 12),
    cost: str | None = None,
    access: str = "",
    language: str = "",
    phone: str = "",
    online: bool = False,
    checked: date | None = None,
    **more: object,
) -> Service:
    """One that is listed, as its publisher would have sent it."""
    organization = ListedOrganization.objects.create(name=by) if by else None
    service = Service.objects.create(
        name=name, description=about, organization=organization, checked_on=checked, **more
    )
    for term in terms:
        known, _ = TaxonomyTerm.objects.get_or_create(name=term)
        Attribute.objects.create(service=service, term=known, link_type="service")
    if at or online:
        _place(service, at, town, postcode, access, online=online)
    if byday:
        opens, closes = (time(hour) for hour in hours)
        Schedule.objects.create(
            service=service, freq="WEEKLY", byday=byday, opens_at=opens, closes_at=closes
        )
    if cost is not None:
        CostOption.objects.create(service=service, amount=Decimal(cost))
    if language:
        Language.objects.create(service=service, name=language)
    if phone:
        contact = Contact.objects.create(service=service, name="")
        Phone.objects.create(contact=contact, number=phone)
    return service


def _place(
    service: Service, at: Spot | None, town: str, postcode: str, access: str, *, online: bool
) -> None:
    location = Location.objects.create(
        location_type="virtual" if online else "physical",
        latitude=at.latitude if at else None,
        longitude=at.longitude if at else None,
    )
    Address.objects.create(
        location=location, address_1="1 High Street", city=town, postal_code=postcode
    )
    if access:
        Accessibility.objects.create(location=location, description=access)
    ServiceAtLocation.objects.create(service=service, location=location)
