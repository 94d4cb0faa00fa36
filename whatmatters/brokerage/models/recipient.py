from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, QuerySet, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.models.search import Request
from whatmatters.brokerage.models.sides import is_provider
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person


def answering_here() -> QuerySet[Organisation]:
    """Providers who can be asked here, because somebody there can answer.

    One whose work must stay hidden is not among them.
    """
    able = Membership.objects.current().filter(
        role_key=RoleKey.PROVIDER_MANAGER, user__is_active=True
    )
    return Organisation.objects.filter(is_confidential=False, pk__in=able.values("organisation"))


class RecipientQuerySet(models.QuerySet["Recipient"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To a provider themself alone: nobody else who was asked, nor how many."""
        if is_provider(viewer):
            return self.filter(organisation=viewer.organisation_id)
        return self.filter(request__in=Request.objects.visible_to(viewer))

    def in_order(self) -> Self:
        """As they were asked. The price never moves anybody up or down."""
        return self.order_by("place", "pk")


class Recipient(Record):
    """One of those asked: a provider here, one reached some other way, or an idea of their own."""

    class Kind(models.TextChoices):
        HERE = "here", _("A provider who answers here")
        ELSEWHERE = "elsewhere", _("Somebody reached another way")
        OWN = "own", _("An idea of the person’s own")

    class Result(models.TextChoices):
        CHOSEN = "chosen", _("Chosen")
        NOT_CHOSEN = "not-chosen", _("Another way was chosen")

    request = models.ForeignKey(Request, models.CASCADE, related_name="recipients")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=9, choices=Kind)
    name = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField()
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.TextField(blank=True)
    result = models.CharField(max_length=10, blank=True, choices=Result)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who it is, once the person has chosen them and said yes",
    )
    told_at = models.DateTimeField(null=True, blank=True)

    objects = RecipientQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("name", "person", "declined_because"),
        plain=(
            "request",
            "organisation",
            "kind",
            "place",
            "declined_at",
            "result",
            "told_at",
        ),
    )
    kept: ClassVar = ("request_id", "organisation_id", "kind")

    class Meta:
        constraints = [
            CheckConstraint(name="recipient_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="recipient_here_is_an_organisation",
                condition=Q(kind="here", organisation__isnull=False)
                | Q(kind__in=["elsewhere", "own"], organisation=None),
            ),
            CheckConstraint(
                name="recipient_is_told_who_once_chosen",
                condition=Q(person=None, told_at=None)
                | Q(person__isnull=False, told_at__isnull=False, result="chosen"),
            ),
            UniqueConstraint(
                name="request_goes_to_a_provider_once", fields=["request", "organisation"]
            ),
        ]

    @property
    def called(self) -> str:
        """Their name; or that it is an idea of the person’s own, in the reader’s language."""
        return str(self.Kind.OWN.label) if self.kind == self.Kind.OWN else self.name

    @property
    def is_here(self) -> bool:
        return self.kind == self.Kind.HERE

    @property
    def has_declined(self) -> bool:
        return self.declined_at is not None

    @property
    def is_chosen(self) -> bool:
        return self.result == self.Result.CHOSEN

    @property
    def knows_who(self) -> bool:
        return self.told_at is not None

    @property
    def may_be_written_to(self) -> bool:
        """While it is open, and with whoever was chosen after."""
        return self.is_here and (self.request.is_open or self.is_chosen)


class OfferMessageQuerySet(models.QuerySet["OfferMessage"]):
    def visible_to(self, viewer: Actor) -> Self:
        """What was said between the two sides, and notes of one's own side."""
        side = OfferMessage.Side.PROVIDER if is_provider(viewer) else OfferMessage.Side.PERSON
        return self.filter(
            Q(is_note=False) | Q(side=side),
            recipient__in=Recipient.objects.visible_to(viewer),
        )

    def in_order(self) -> Self:
        return self.order_by("recorded_at", "pk")


class OfferMessage(Record):
    """Something said about an offer. Nothing is changed or taken back once it is said.

    `written_by` is empty on the person's side: an account would tell the provider who it is.
    """

    class Side(models.TextChoices):
        PERSON = "person", _("The person’s side")
        PROVIDER = "provider", _("The provider")

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question or answer")
        NEGOTIATION = "negotiation", _("Asking for something different")
        MEDIATION = "mediation", _("Settling a disagreement")

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="messages")
    side = models.CharField(max_length=8, choices=Side)
    kind = models.CharField(max_length=11, choices=Kind)
    is_note = models.BooleanField(default=False, help_text="For one's own side alone")
    words = models.TextField()
    named_because = models.TextField(
        blank=True, help_text="Why what looked like a name was left in"
    )
    written_as = models.CharField(max_length=20, help_text="In which role")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_as = models.UUIDField(unique=True)

    objects = OfferMessageQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "named_because", "written_by"),
        plain=("recipient", "side", "kind", "is_note", "written_as", "sent_as"),
    )
    kept: ClassVar = ("recipient_id", "side", "kind", "is_note", "words", "written_as")

    class Meta:
        constraints = [CheckConstraint(name="message_says_something", condition=~Q(words=""))]
