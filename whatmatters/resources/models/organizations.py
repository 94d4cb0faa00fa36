from typing import ClassVar

from django.db import models

from whatmatters.resources.models.published import Part, Shared, of_nobody


class ListedOrganization(Shared):
    """Whoever offers services: a choir, a charity, a council. Not one that people act for here."""

    name = models.TextField()
    description = models.TextField(blank=True)
    email = models.TextField(blank=True)
    website = models.TextField(blank=True)
    logo = models.TextField(blank=True)
    uri = models.TextField(blank=True)
    parent_organization_id = models.UUIDField(null=True, blank=True)

    declared: ClassVar = of_nobody(
        "feed",
        "digest",
        "name",
        "description",
        "email",
        "website",
        "logo",
        "uri",
        "parent_organization_id",
    )


class OrganizationIdentifier(Part):
    """Its number with somebody: GB-COH for a company, GB-CHC for a charity."""

    organization = models.ForeignKey(
        ListedOrganization, models.CASCADE, related_name="organization_identifiers"
    )
    identifier_scheme = models.TextField(blank=True)
    identifier_type = models.TextField(blank=True)
    identifier = models.TextField(blank=True)

    declared: ClassVar = of_nobody(
        "place", "organization", "identifier_scheme", "identifier_type", "identifier"
    )
