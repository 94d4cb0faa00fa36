from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.eligibility.law import Pack, Test, pack
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Caring, Person
from whatmatters.people.models.opening import not_confidential_to


class Whose(models.TextChoices):
    """Whose needs are weighed. A carer's are their own, on their own record."""

    ADULT = "adult", _("The person’s own needs")
    CARER = "carer", _("Their needs as a carer")


class WeighingQuerySet(models.QuerySet["Weighing"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To whoever reads the plan; of a confidential service, to itself and the person alone."""
        seen = Person.objects.open_to(viewer, DataClass.PLAN)
        return self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))

    def open(self) -> Self:
        return self.filter(closed_at=None)


class Weighing(Versioned):
    """What is looked at before it is decided what help the law gives. Then it stays as it is.

    It is made under the law in force on the day it was begun, and keeps it: pack and version.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="weighings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    whose = models.CharField(max_length=5, choices=Whose)
    caring = models.ForeignKey(Caring, models.SET_NULL, null=True, blank=True, related_name="+")
    pack = models.CharField(max_length=40)
    pack_version = models.CharField(max_length=40)
    pack_digest = models.CharField(max_length=64, help_text="Of the file, as it then was")
    begun_on = models.DateField(default=clock.today)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = WeighingQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "caring"),
        plain=(
            "organisation",
            "whose",
            "pack",
            "pack_version",
            "pack_digest",
            "begun_on",
            "begun_by",
            "closed_at",
            "version",
        ),
    )
    kept: ClassVar = (
        "person_id",
        "organisation_id",
        "whose",
        "pack",
        "pack_version",
        "pack_digest",
        "begun_on",
        "begun_by_id",
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="one_thing_is_weighed_at_a_time",
                fields=["person", "organisation", "whose"],
                condition=Q(closed_at=None),
            ),
            CheckConstraint(
                name="weighing_is_under_a_version_of_a_law",
                condition=~Q(pack="") & ~Q(pack_version="") & ~Q(pack_digest=""),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def law(self) -> Pack:
        """The pack it is made under. Raises NoSuchPack, if its file was taken away."""
        return pack(self.pack, self.pack_version)

    @property
    def test(self) -> Test:
        return self.law.tests[self.whose]


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(weighing__in=Weighing.objects.visible_to(viewer))


class Finding(Record):
    """What was found of one thing the law looks at. `limb` is how they can't; empty, they can.

    It is about need. It is never, and never becomes, what the person wants.
    """

    weighing = models.ForeignKey(Weighing, models.CASCADE, related_name="findings")
    domain = models.CharField(max_length=40)
    text = models.TextField(help_text="As the law says it")
    limb = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = FindingQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",), plain=("weighing", "domain", "text", "limb", "found_by")
    )
    kept: ClassVar = ("weighing_id", "domain", "text", "limb", "words", "found_by_id")

    class Meta:
        constraints = [
            UniqueConstraint(name="domain_is_found_once", fields=["weighing", "domain"]),
            CheckConstraint(
                name="finding_that_they_cannot_says_why",
                condition=Q(limb="") | ~Q(words=""),
            ),
        ]

    @property
    def cannot(self) -> bool:
        return bool(self.limb)


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(weighing__in=Weighing.objects.visible_to(viewer))


class Answer(Record):
    """Whether one condition of the law is met, in words."""

    weighing = models.ForeignKey(Weighing, models.CASCADE, related_name="answers")
    condition = models.CharField(max_length=40)
    text = models.TextField(help_text="As the law says it")
    met = models.BooleanField()
    words = models.TextField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AnswerQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",), plain=("weighing", "condition", "text", "met", "given_by")
    )
    kept: ClassVar = ("weighing_id", "condition", "text", "met", "words", "given_by_id")

    class Meta:
        constraints = [
            UniqueConstraint(name="condition_is_answered_once", fields=["weighing", "condition"]),
            CheckConstraint(name="condition_is_answered_in_words", condition=~Q(words="")),
        ]


class EffectQuerySet(models.QuerySet["Effect"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(weighing__in=Weighing.objects.visible_to(viewer))


class Effect(Record):
    """An area of well-being on which it has an effect. The words are with the answer."""

    weighing = models.ForeignKey(Weighing, models.CASCADE, related_name="effects")
    area = models.CharField(max_length=40)
    text = models.TextField(help_text="As the law says it")

    objects = EffectQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("weighing", "area", "text"))
    kept: ClassVar = ("weighing_id", "area", "text")

    class Meta:
        constraints = [
            UniqueConstraint(name="area_is_named_once", fields=["weighing", "area"]),
        ]
