"""The words services are sorted by."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.resources.models.organizations import ListedOrganization
from whatmatters.resources.models.places import Location
from whatmatters.resources.models.published import Part, Shared, of_nobody
from whatmatters.resources.models.services import Service


class Taxonomy(Shared):
    name = models.TextField()
    description = models.TextField(blank=True)
    uri = models.TextField(blank=True)
    version = models.TextField(blank=True)

    declared: ClassVar = of_nobody("feed", "digest", "name", "description", "uri", "version")

    class Meta:
        verbose_name_plural = "taxonomies"


class TaxonomyTerm(Shared):
    """One word. `of` is the taxonomy it is known to be of; `taxonomy` is what was said of it."""

    place = models.PositiveIntegerField(default=0)
    of = models.ForeignKey(
        Taxonomy, models.SET_NULL, null=True, blank=True, related_name="taxonomy_terms"
    )
    name = models.TextField()
    description = models.TextField(blank=True)
    parent_id = models.UUIDField(null=True, blank=True)
    taxonomy = models.TextField(blank=True)
    term_uri = models.TextField(blank=True)
    term = models.TextField(blank=True)

    declared: ClassVar = of_nobody(
        "feed",
        "digest",
        "place",
        "of",
        "name",
        "description",
        "parent_id",
        "taxonomy",
        "term_uri",
        "term",
    )

    class Meta:
        indexes = [models.Index(fields=["parent_id"], name="terms_below_another")]


class Attribute(Part):
    """That a word is said of a service, of its organisation or of a place."""

    service = models.ForeignKey(
        Service, models.CASCADE, null=True, blank=True, related_name="attributes"
    )
    organization = models.ForeignKey(
        ListedOrganization, models.CASCADE, null=True, blank=True, related_name="attributes"
    )
    location = models.ForeignKey(
        Location, models.CASCADE, null=True, blank=True, related_name="attributes"
    )
    term = models.ForeignKey(
        TaxonomyTerm, models.CASCADE, null=True, blank=True, related_name="attributes"
    )
    link_type = models.TextField(blank=True)

    declared: ClassVar = of_nobody(
        "place", "service", "organization", "location", "term", "link_type"
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="attribute_is_said_of_one",
                condition=Q(service__isnull=False, organization=None, location=None)
                | Q(service=None, organization__isnull=False, location=None)
                | Q(service=None, organization=None, location__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["term", "service"], name="services_by_term")]
