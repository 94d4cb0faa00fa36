from __future__ import annotations

import hashlib
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.models import Organisation
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.plans.models.plan import Plan


class Party(models.TextChoices):
    """Who may be asked to sign a plan. The first two always; the others where it needs them."""

    PERSON = "person", _("The person")
    PRACTITIONER = "practitioner", _("The practitioner")
    PROVIDER = "provider", _("The provider")
    FUNDER = "funder", _("The funder")


#: With these two a plan runs, whoever else is still to sign.
MUST_AGREE = frozenset({Party.PERSON, Party.PRACTITIONER})


def code_of(text: str) -> str:
    """What anybody gets who puts this very text, as UTF-8, through SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()


class SignedText(Record):
    """What exactly was signed, in full, and its code. Kept, however the plan changes after."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="signed_texts")
    digest = models.CharField(max_length=64)
    text = models.TextField()

    declared: ClassVar = Declared(personal=("text",), plain=("plan", "digest"))
    kept: ClassVar = ("plan_id", "digest", "text")

    class Meta:
        constraints = [
            UniqueConstraint(name="text_is_kept_once_for_a_plan", fields=["plan", "digest"]),
        ]


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def holding(self) -> Self:
        """Given to the plan as it now is: nothing in it has changed since."""
        return self.filter(void_since=None)


class Agreement(Record):
    """That somebody who is asked to agree to a plan has signed it: when, how, and what.

    It is to the plan as they read it. A later change makes it void; it is kept all the same.
    `behalf` says of which provider or funder, as the plan names it; `organisation` is that,
    where they signed with a sign-in of their own.
    """

    Party = Party

    class How(models.TextChoices):
        SIGNED_IN = "signed-in", _("Signed in and agreed")
        TOLD_US = "told-us", _("Told the practitioner, who wrote it down")
        TYPED = "typed", _("Typed their name here")
        WITNESSED = "witnessed", _("Showed it in their own way, and somebody saw it")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="agreements")
    party = models.CharField(max_length=12, choices=Party)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    behalf = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=9, choices=How)
    name = models.CharField(max_length=320)
    witness = models.CharField(max_length=200, blank=True, help_text="Who saw it")
    shown = models.TextField(blank=True, help_text="How they showed that they agree")
    signed = models.ForeignKey(
        SignedText, models.CASCADE, null=True, blank=True, related_name="agreements"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_on = models.DateField(default=clock.today)
    words = models.TextField(blank=True, help_text="What they said about it")
    void_since = models.DateTimeField(null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("behalf", "name", "witness", "shown", "words"),
        plain=(
            "plan",
            "party",
            "organisation",
            "how",
            "signed",
            "recorded_by",
            "agreed_on",
            "void_since",
        ),
    )
    kept: ClassVar = (
        "plan_id",
        "party",
        "organisation_id",
        "behalf",
        "how",
        "name",
        "witness",
        "shown",
        "signed_id",
        "agreed_on",
        "words",
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="each_party_agrees_to_a_plan_once",
                fields=["plan", "party", "behalf"],
                condition=Q(void_since=None),
            ),
            CheckConstraint(
                name="mark_is_seen_by_somebody_who_says_what_they_saw",
                condition=~Q(how="witnessed") | ~Q(witness="") & ~Q(shown=""),
            ),
        ]

    @property
    def holds(self) -> bool:
        return self.void_since is None

    @property
    def key(self) -> tuple[str, str]:
        """Which of those who are asked it is."""
        return self.party, self.behalf.casefold()
