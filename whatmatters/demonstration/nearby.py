"""What there is in Westbury: a directory small enough to read, with a little wrong in it."""

import json
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.resources import ours
from whatmatters.resources.actions.telling import suggest, tell_mistake
from whatmatters.resources.intake.taking import Intake
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
from whatmatters.resources.standard.documents import Item

FILE = Path(__file__).with_name("nearby.json")


def list_what_is_nearby() -> None:
    """The directory, and two things that people told us of it. Twice changes nothing."""
    Intake().take(Item(n, "taxonomy", raw) for n, raw in enumerate(ours.every_taxonomy(), start=1))
    for said in json.loads(FILE.read_text("utf-8")):
        if not Service.objects.filter(pk=_key("service", said["name"])).exists():
            _list(said)
    lunch = Service.objects.get(name="Thursday lunch club")
    if not lunch.told.exists():
        tell_mistake(service=lunch, words="It is at half past twelve now, and it costs £6.")
        suggest(
            name="Repair café",
            where="Old Dairy Yard",
            words="First Saturday of the month. They mended my kettle, and would take nothing.",
        )


def _key(kind: str, name: str) -> Any:
    """The same id in every demonstration."""
    return uuid5(NAMESPACE_URL, f"demonstration {kind} {name}")


def _list(said: dict[str, Any]) -> None:
    organization, _ = ListedOrganization.objects.get_or_create(
        pk=_key("organization", said["by"]), defaults={"name": said["by"]}
    )
    service = Service.objects.create(
        pk=_key("service", said["name"]),
        name=said["name"],
        description=said["about"],
        organization=organization,
        fees=said.get("fees", ""),
        status=said.get("status", "active"),
        checked_on=clock.today() - timedelta(days=said["checked"]),
        checked_by=cast.worker("priya").user,
    )
    service.minimum_age, service.maximum_age = said.get("ages", (None, None))
    service.save(update_fields=["minimum_age", "maximum_age"])
    _sort(service, said)
    _place(service, said)
    _tell_more(service, said)


def _sort(service: Service, said: dict[str, Any]) -> None:
    """By what it is, in anybody’s words; then by who it comes from and what it helps with."""
    words = [(_key("term", term), term, ours.WHAT_IT_IS) for term in said["terms"]]
    words += [(ours.term_id(of, word), word, of) for of, word in _of_ours(said)]
    for place, (key, word, taxonomy) in enumerate(words):
        known, _ = TaxonomyTerm.objects.get_or_create(
            pk=key,
            defaults={"name": word, "of_id": ours.taxonomy_id(taxonomy), "taxonomy": taxonomy},
        )
        Attribute.objects.create(service=service, term=known, link_type="service", place=place)


def _of_ours(said: dict[str, Any]) -> list[tuple[str, str]]:
    return [(ours.COMES_FROM, said["from"]), *((ours.HELPS_WITH, word) for word in said["helps"])]


def _place(service: Service, said: dict[str, Any]) -> None:
    if said.get("online"):
        at = Location.objects.create(location_type="virtual")
        ServiceAtLocation.objects.create(service=service, location=at)
        return
    latitude, longitude = said["at"]
    at, is_new = Location.objects.get_or_create(
        pk=_key("location", f"{said['place']} {said['street']}"),
        defaults={"name": said["place"], "latitude": latitude, "longitude": longitude},
    )
    if is_new:
        town = "Eastbury" if said["postcode"].startswith("EB") else "Westbury"
        Address.objects.create(
            location=at,
            address_1=said["street"],
            city=town,
            postal_code=said["postcode"],
            country="GB",
        )
        if "access" in said:
            Accessibility.objects.create(location=at, description=said["access"])
    ServiceAtLocation.objects.create(service=service, location=at)


def _tell_more(service: Service, said: dict[str, Any]) -> None:
    if "days" in said:
        opens, closes = (time(hour) for hour in said["hours"])
        Schedule.objects.create(
            service=service,
            freq="MONTHLY" if "monthly" in said else "WEEKLY",
            byday=said["days"],
            opens_at=opens,
            closes_at=closes,
        )
    if "cost" in said:
        CostOption.objects.create(
            service=service,
            amount=Decimal(said["cost"]),
            amount_description=said.get("costs", ""),
        )
    contact = Contact.objects.create(service=service)
    Phone.objects.create(contact=contact, number=said["phone"])
    for language in said.get("languages", ()):
        Language.objects.create(service=service, name=language)
