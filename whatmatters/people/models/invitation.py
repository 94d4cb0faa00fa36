from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.crypto import salted_hmac

from whatmatters.foundations import clock
from whatmatters.foundations.codes import read_code
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models.circle import CircleMember
from whatmatters.people.models.person import Person
from whatmatters.people.models.sharing import Share

SALT = "whatmatters.people.invitation"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> Self:
        """Neither used, nor taken back, nor too old."""
        return self.filter(used_at=None, withdrawn_at=None, until__gt=clock.now())

    def open(self) -> Self:
        """Those that still let somebody in: nobody has come in there since by another way.

        One of the circle comes in while their place lasts and the person shares with them.
        """
        own = Q(member=None, person__user=None)
        places = CircleMember.objects.current().filter(user=None)
        shared = Share.objects.not_ended().filter(core=True)
        theirs = Q(member__in=places.values("pk")) & Q(member__in=shared.values("member"))
        return self.waiting().filter(own | theirs, person__died_on=None)

    def by_code(self, typed: str) -> Self:
        return self.filter(hashed=hashed(typed))


class Invitation(Record):
    """A code with which a person, or somebody of their circle, makes their own way in, once."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    member = models.ForeignKey(
        CircleMember, models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    hashed = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "member", "hashed", "invited_by"),
        plain=("until", "used_at", "withdrawn_at"),
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="invitation_is_used_or_taken_back",
                condition=Q(used_at=None) | Q(withdrawn_at=None),
            ),
        ]

    @property
    def whose_name(self) -> str:
        name: str = self.member.name if self.member else self.person.name
        return name


def hashed(typed: str) -> str:
    """What is kept of a code: without our secret key nobody can try codes against it."""
    digest: str = salted_hmac(SALT, read_code(typed), algorithm="sha256").hexdigest()
    return digest
