"""What the pages about one's own account, and about members, are made of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import get_language, gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, SignedIn
from whatmatters.access.permissions import Permission, may, require
from whatmatters.access.reading import Language
from whatmatters.access.roles import ROLES, RoleKey
from whatmatters.access.signing_in.factors import APP, PASSKEY, RECOVERY
from whatmatters.foundations import clock


@dataclass(frozen=True, slots=True)
class OwnSession:
    handle: UUID
    browser: str
    began_at: datetime
    used_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class Passkey:
    handle: UUID
    name: str
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """How somebody signs in, and where they are signed in."""

    has_app: bool
    passkeys: tuple[Passkey, ...]
    codes_left: int
    sessions: tuple[OwnSession, ...]

    @property
    def has_factor(self) -> bool:
        return self.has_app or bool(self.passkeys)


@dataclass(frozen=True, slots=True)
class Member:
    membership_id: UUID
    name: str
    email: str
    role: str
    has_factor: bool


def own_account(*, viewer: Actor, this: UUID | None) -> OwnAccount:
    """Of the viewer alone."""
    factors = list(Authenticator.objects.filter(user=viewer.user).order_by("created_at", "pk"))
    codes = next((one for one in factors if one.type == RECOVERY), None)
    return OwnAccount(
        has_app=any(one.type == APP for one in factors),
        passkeys=tuple(
            Passkey(UUID(one.data["handle"]), one.data["name"], one.last_used_at)
            for one in factors
            if one.type == PASSKEY
        ),
        codes_left=_left(codes) if codes else 0,
        sessions=_sessions(viewer, this),
    )


def _left(codes: Authenticator) -> int:
    """How many recovery codes still work: none, once the key they were kept under is lost."""
    try:
        return len(codes.wrap().get_unused_codes())
    except InvalidToken:
        return 0


def _sessions(viewer: Actor, this: UUID | None) -> tuple[OwnSession, ...]:
    """Those that have not ended; this one first."""
    now = clock.now()
    longest = timedelta(seconds=max(settings.MAY_REST_STAFF, settings.MAY_REST_OTHERS))
    rows = SignedIn.objects.filter(
        user=viewer.user,
        used_at__gt=now - longest,
        began_at__gt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE),
    ).order_by("-used_at", "handle")
    shown = [
        OwnSession(
            row.handle,
            row.browser or gettext("A browser"),
            row.began_at,
            row.used_at,
            is_this=row.handle == this,
        )
        for row in rows
    ]
    return tuple(sorted(shown, key=lambda one: not one.is_this))


def members(*, viewer: Actor) -> tuple[Member, ...]:
    """Everybody who acts for the viewer's organisation now: never what they work on."""
    require(viewer, Permission.MEMBERS_MANAGE)
    acting = (
        Membership.objects.current()
        .filter(organisation=_own(viewer), user__is_active=True)
        .select_related("user")
        .order_by("user__name", "began_on", "pk")
    )
    with_factor = set(
        Authenticator.objects.filter(
            type__in=(APP, PASSKEY), user__memberships__organisation_id=viewer.organisation_id
        ).values_list("user_id", flat=True)
    )
    return tuple(
        Member(
            one.pk,
            one.user.name,
            one.user.email,
            ROLES[RoleKey(one.role_key)].title,
            one.user_id in with_factor,
        )
        for one in acting
    )


def member(*, viewer: Actor, membership_id: UUID) -> Membership | None:
    """A member of the viewer's own organisation, if they manage it; nobody of any other."""
    if not may(viewer, Permission.MEMBERS_MANAGE):
        return None
    own = Membership.objects.current().filter(organisation=_own(viewer))
    found = own.select_related("user", "organisation").filter(pk=membership_id)
    return found.order_by("pk").first()


def _own(viewer: Actor) -> Organisation:
    """The organisation the viewer acts for: only its members are shown."""
    if viewer.membership is None:
        raise PermissionDenied
    return viewer.membership.organisation


@dataclass(frozen=True, slots=True)
class OwnRights:
    """What an organisation adds to the page of rights, in a language."""

    whose: str
    words: str
    language: str


def own_rights() -> list[OwnRights]:
    """Of every organisation that adds something; nothing of those that keep in the background."""
    adds = Organisation.objects.filter(is_confidential=False).exclude(
        own_rights="", own_rights_welsh=""
    )
    return [_in_language(place) for place in adds.order_by("name", "pk")]


def _in_language(place: Organisation) -> OwnRights:
    """In the reader’s, or, where that was left empty, in the other one, marked as such."""
    said = {"en-GB": place.own_rights, "cy": place.own_rights_welsh}
    wanted = "cy" if get_language() == Language.WELSH else "en-GB"
    language = wanted if said[wanted] else next(key for key, words in said.items() if words)
    return OwnRights(place.name, said[language], language)
