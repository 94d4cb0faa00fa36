from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models.limits import Bar
from whatmatters.people.models.reach import reached
from whatmatters.people.models.registration import Registration


def name_in_full(full_name: str, known_as: str) -> str:
    """The name for a heading: in full where it is known, with what they like to be called."""
    if not full_name or full_name == known_as:
        return known_as
    return full_name if known_as == full_name.split()[0] else f"{full_name} ({known_as})"


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Whose record this viewer may open, acting where they act now."""
        return self.open_to(viewer, DataClass.CORE)

    def open_to(self, viewer: Actor, about: DataClass, deed: Deed = Deed.READ) -> Self:
        """Those of whom the viewer may see (or write) a class of data, as they act now.

        The same verdict table that `access.policy.decide` goes by, put as a query; a test
        holds the two together over everything that can be the case.
        """
        return reached(self, viewer, about, deed)

    def registered_with(self, viewer: Actor) -> Self:
        """Whom the viewer's organisation knows: enough to say who to ask, not to open."""
        here = Registration.objects.current().filter(
            person=OuterRef("pk"), organisation=viewer.organisation_id
        )
        barred = Bar.objects.of(viewer).values("person")
        return self.filter(Exists(here)).exclude(pk__in=barred)


class Person(Versioned):
    """Somebody whose life this is about. Everything hangs on them; they know of nothing."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
    )
    known_as = models.CharField(max_length=100)
    full_name = models.CharField(max_length=200, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)
    how_to_reach = models.TextField(blank=True)
    language = models.CharField(max_length=60, blank=True)

    objects = PersonQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=(
            "user",
            "known_as",
            "full_name",
            "pronouns",
            "born_on",
            "died_on",
            "phone",
            "email",
            "address",
            "how_to_reach",
            "language",
        ),
        plain=("version",),
    )

    class Meta:
        constraints = [
            CheckConstraint(name="person_is_known_as_something", condition=~Q(known_as="")),
        ]

    @property
    def name(self) -> str:
        return name_in_full(self.full_name, self.known_as)


class OtherName(Record):
    """A name that is also theirs: a former one, a birth name, a nickname."""

    class Kind(models.TextChoices):
        FORMER = "former", _("Former name")
        BIRTH = "birth", _("Name at birth")
        NICKNAME = "nickname", _("Nickname")
        OTHER = "other", _("Another name")

    person = models.ForeignKey(Person, models.CASCADE, related_name="other_names")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    name = models.CharField(max_length=200)

    declared: ClassVar = Declared(personal=("person", "name"), plain=("kind",))

    class Meta:
        constraints = [
            CheckConstraint(name="other_name_is_a_name", condition=~Q(name="")),
            UniqueConstraint(name="other_name_is_said_once", fields=["person", "name"]),
        ]


class Identifier(Record):
    """A number somebody else knows the person by, with whose number it is."""

    NHS_NUMBER: ClassVar = "https://fhir.nhs.uk/Id/nhs-number"

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    system = models.CharField(max_length=250)
    value = models.CharField(max_length=100)

    declared: ClassVar = Declared(personal=("person", "value"), plain=("system",))

    class Meta:
        constraints = [
            UniqueConstraint(
                name="identifier_is_held_once_a_person", fields=["person", "system", "value"]
            ),
        ]
        indexes = [models.Index(fields=["system", "value"], name="identifier_by_value")]
