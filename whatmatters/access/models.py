"""Who may sign in, for which organisation, as what; and the record of what was done."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.reading import Contrast, Language, TextSize
from whatmatters.access.roles import ROLES, RoleKey
from whatmatters.access.signing_in.models import HandedCode, OutsideAccount, SignedIn, WrongTries
from whatmatters.access.trail import AuditEntry, AuditLink, Watched, WatchedTo, WatchNote
from whatmatters.foundations import clock
from whatmatters.foundations.declared import BLANKED, Declared
from whatmatters.foundations.models import Record

__all__ = [
    "AuditEntry",
    "AuditLink",
    "HandedCode",
    "Membership",
    "Organisation",
    "OutsideAccount",
    "SignedIn",
    "Team",
    "User",
    "UserManager",
    "WatchNote",
    "Watched",
    "WatchedTo",
    "WrongTries",
]

NOT_OF_A_PERSON = "not: it belongs to the organisation, not to a person"


class Organisation(Record):
    """A council, a provider, a charity: whoever people act for."""

    name = models.CharField(max_length=200)
    address_name = models.SlugField(max_length=60, unique=True)
    takes_enquiries_for = models.CharField(
        max_length=200, blank=True, help_text="The place it serves; blank takes no enquiries"
    )

    is_confidential = models.BooleanField(
        default=False, help_text="Nobody outside it is shown that it works with somebody"
    )
    requires_second_factor = models.BooleanField(
        default=True, help_text="Whoever acts for it signs in with a second factor"
    )

    word_for_one = models.CharField(
        max_length=40, default="person", help_text="What its staff call somebody they support"
    )
    word_for_many = models.CharField(max_length=40, default="people")
    own_rights = models.TextField(
        blank=True, help_text="What it adds to the page of rights, in English"
    )
    own_rights_welsh = models.TextField(blank=True)

    declared: ClassVar = Declared(
        plain=(
            "name",
            "word_for_one",
            "word_for_many",
            "own_rights",
            "own_rights_welsh",
            "address_name",
            "takes_enquiries_for",
            "is_confidential",
            "requires_second_factor",
        ),
        merged=NOT_OF_A_PERSON,
        erased=NOT_OF_A_PERSON,
    )

    class Meta:
        constraints = [
            CheckConstraint(name="organisation_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="organisation_has_words_for_people",
                condition=~Q(word_for_one="") & ~Q(word_for_many=""),
            ),
        ]


class Team(Record):
    """People of one organisation who share their work."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)

    declared: ClassVar = Declared(
        plain=("organisation", "name"), merged=NOT_OF_A_PERSON, erased=NOT_OF_A_PERSON
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="team_is_named_once", fields=["organisation", "name"]),
        ]


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **more: Any) -> User:
        """An account. Without a password nobody can sign in to it with one."""
        user = self.model(email=self.normalize_email(email).casefold(), **more)
        user.set_password(password)
        user.save()
        return user


class User(Record, AbstractBaseUser):
    """Someone who can sign in. What they may see comes from where they act, and as what."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=10, choices=Language.choices, default=Language.ENGLISH)
    text_size = models.CharField(max_length=10, choices=TextSize.choices, default=TextSize.USUAL)
    contrast = models.CharField(max_length=10, choices=Contrast.choices, default=Contrast.USUAL)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    declared: ClassVar = Declared(
        personal=("email", "name", "password"),
        plain=("last_login", "is_active", "language", "text_size", "contrast"),
        merged="not: an account is one sign-in; the person behind it is merged in `people`",
        erased=BLANKED,
    )

    class Meta:
        constraints = [
            CheckConstraint(name="user_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"user {self.pk}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.not_ended().filter(began_on__lte=clock.today())

    def not_ended(self) -> Self:
        """Those too that are still to begin: whoever plans ahead plans with them."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=clock.today()))


class Membership(Record):
    """One person acting for one organisation in one role, from a day until a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role_key = models.CharField(
        "role", max_length=20, choices=[(r.key, r.title) for r in ROLES.values()]
    )
    began_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("user",),
        plain=("organisation", "team", "role_key", "began_on", "ended_on"),
        merged=NOT_OF_A_PERSON,
        erased="not: who worked for whom and when is needed to read the audit",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="membership_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
            CheckConstraint(
                name="membership_is_in_a_role_of_the_house",
                condition=Q(role_key__in=[key for key in RoleKey if key != RoleKey.THEMSELF]),
            ),
        ]
