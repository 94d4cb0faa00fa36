"""What signing in leaves behind: sessions, tries, codes handed over, accounts elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record

if TYPE_CHECKING:
    from whatmatters.access.sessions import SessionStore

NOT_OF_A_LIFE = "not: it says how somebody signed in, nothing of their life"


class SignedIn(AbstractBaseSession):
    """A session, with whose it is and when it was last used, so that it can be seen and ended."""

    handle = models.UUIDField(default=uuid4, db_index=True, help_text="Names it on a page")
    user = models.ForeignKey("access.User", models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField(default=clock.now)
    used_at = models.DateTimeField(default=clock.now)
    browser = models.CharField(max_length=80, blank=True)

    declared: ClassVar = Declared(
        personal=("session_key", "session_data", "user", "browser"),
        plain=("expire_date", "handle", "began_at", "used_at"),
        exported=NOT_OF_A_LIFE,
        merged=NOT_OF_A_LIFE,
    )

    class Meta:
        indexes = [models.Index(fields=["expire_date"], name="session_runs_out")]

    def __str__(self) -> str:
        return f"session {self.handle}"

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        from whatmatters.access.sessions import SessionStore

        return SessionStore


class WrongTries(models.Model):
    """How often something was guessed at wrongly, from one place or at one account."""

    key = models.CharField(max_length=64, primary_key=True)
    times = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    declared: ClassVar = Declared(
        plain=("key", "times", "until"),
        exported=NOT_OF_A_LIFE,
        merged=NOT_OF_A_LIFE,
    )

    def __str__(self) -> str:
        return f"tries {self.times}"


class HandedCode(Record):
    """A code handed to somebody, with which they choose their own password, once, for a day."""

    user = models.ForeignKey("access.User", models.CASCADE, related_name="handed_codes")
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, null=True)
    hashed = models.CharField(max_length=200)
    new_password = models.BooleanField(help_text="Whoever has it chooses a new password")
    no_factor = models.BooleanField(help_text="It takes the second factors away")
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    declared: ClassVar = Declared(
        personal=("user", "hashed"),
        plain=("organisation", "new_password", "no_factor", "until", "used_at"),
        exported=NOT_OF_A_LIFE,
        merged=NOT_OF_A_LIFE,
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="handed_code_is_for_something",
                condition=Q(new_password=True) | Q(no_factor=True),
            ),
        ]


class OutsideAccount(Record):
    """Somebody's account with a provider of OpenID Connect, joined to their account here."""

    user = models.ForeignKey("access.User", models.CASCADE, related_name="outside_accounts")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)

    declared: ClassVar = Declared(
        personal=("user", "subject"),
        plain=("issuer",),
        exported=NOT_OF_A_LIFE,
        merged=NOT_OF_A_LIFE,
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="outside_account_is_joined_once", fields=["issuer", "subject"]),
        ]
