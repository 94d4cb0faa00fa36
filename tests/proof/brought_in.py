"""A file and a feed of those who bring services in, and what the read API has an address for."""

from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.resources.models import (
    DirectoryUpload,
    Feed,
    Service,
    Taxonomy,
    TaxonomyTerm,
)


def brought_in(service: Service, by: Actor) -> dict[str, str]:
    """What is at the addresses of those who bring services in, and of the read API."""
    assert by.organisation_id is not None
    whose: dict[str, Any] = {"organisation_id": by.organisation_id}
    sheet = DirectoryUpload.objects.create(**whose, owner=by.user, name="a.json", content=b"[]")
    feed = Feed.objects.create(
        **whose, name="Next county", address=f"https://example.org/{by.user.pk}"
    )
    taxonomy = Taxonomy.objects.create(name="Kinds")
    term = TaxonomyTerm.objects.create(name="Choir", of=taxonomy)
    return {
        "sheet": str(sheet.pk),
        "feed": str(feed.pk),
        "listed_at": str(service.service_at_locations.values_list("pk", flat=True)[0]),
        "taxonomy": str(taxonomy.pk),
        "term": str(term.pk),
    }
