from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.models.opening import not_confidential_to


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Not for relatives or support workers: other people speak in a conversation too."""
        seen = Person.objects.open_to(viewer, DataClass.TALK)
        return self.discreet_to(viewer).filter(person__in=seen)

    def discreet_to(self, viewer: Actor) -> Self:
        """Without those of a confidential service: they are for itself and the person alone.

        Only where it is known already that the viewer may read what this person talks about.
        """
        return self.filter(not_confidential_to(viewer))


class Conversation(Versioned):
    """One talk, on a day, with whoever was there."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="conversations")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", help_text="Whose"
    )
    held_on = models.DateField(default=clock.today)
    where = models.CharField(max_length=200, blank=True)
    took_part = models.TextField(blank=True, help_text="How the person took part")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    enquiry = models.OneToOneField(
        Enquiry, models.PROTECT, null=True, blank=True, related_name="conversation"
    )

    objects = ConversationQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "where", "took_part"),
        plain=("organisation", "held_on", "opened_by", "enquiry", "version"),
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-held_on"], name="conversations_of_someone")]


class Presence(Record):
    """Somebody who was there."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="present")
    name = models.CharField(max_length=200)
    member = models.ForeignKey(
        CircleMember, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    declared: ClassVar = Declared(personal=("name", "member"), plain=("conversation",))

    class Meta:
        constraints = [
            CheckConstraint(name="presence_has_a_name", condition=~Q(name="")),
            UniqueConstraint(name="presence_is_said_once", fields=["conversation", "name"]),
        ]
