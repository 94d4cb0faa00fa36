from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.enquiries.models.enquiry import Enquiry
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.resources.models import Service


class Given(Record):
    """Something of the directory that was given to an enquiry, as it was told that day.

    The directory may change or forget it; what somebody was told stays.
    """

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="given")
    service = models.ForeignKey(
        Service, models.SET_NULL, null=True, blank=True, related_name="given"
    )
    name = models.CharField(max_length=300)
    when = models.TextField(blank=True)
    where = models.TextField(blank=True)
    phone = models.CharField(max_length=100, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now)

    declared: ClassVar = Declared(
        personal=("name", "when", "where", "phone"),
        plain=("enquiry", "service", "given_by", "given_at"),
    )
    kept: ClassVar = ("enquiry_id", "name", "when", "where", "phone", "given_by_id", "given_at")

    class Meta:
        verbose_name_plural = "given"
        constraints = [
            CheckConstraint(name="given_has_a_name", condition=~Q(name="")),
            UniqueConstraint(name="given_to_an_enquiry_once", fields=["enquiry", "service"]),
        ]
