"""What a person keeps for whoever comes: what not to do, and the code in their home."""

from base64 import b32encode
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject, subject_told
from whatmatters.visits.models import HomeCode, PleaseDoNot
from whatmatters.visits.proving import PERIOD, code_at
from whatmatters.visits.sealing import opened


@dataclass(frozen=True, slots=True)
class WishesPage:
    subject: Subject
    wishes: tuple[PleaseDoNot, ...]
    may_say: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class CodePage:
    """The code as it is now, and for how many seconds; what else is kept of the home."""

    subject: Subject
    home: HomeCode | None
    code: str
    key: str
    seconds: int
    phone: str
    has_place: bool


def wishes_page(*, viewer: Actor, person_id: UUID) -> WishesPage:
    """What the person asks whoever comes not to do."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    current = PleaseDoNot.objects.visible_to(viewer).current().filter(person=of.person)
    return WishesPage(
        subject=of,
        wishes=tuple(current.in_order()),
        may_say=may(viewer, Permission.PLEASE_DO_NOT_SAY, of.person),
        may_end=may(viewer, Permission.PLEASE_DO_NOT_END, of.person),
    )


def wish_of(*, viewer: Actor, wish_id: UUID) -> PleaseDoNot:
    seen = PleaseDoNot.objects.visible_to(viewer).select_related("person")
    return get_object_or_404(seen, pk=wish_id)


def code_page(*, viewer: Actor, person_id: UUID) -> CodePage:
    """The code in the home, for the person alone, and whoever may decide for them."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    if not may(viewer, Permission.HOME_CODE_KEEP, of.person):
        raise PermissionDenied
    homes = HomeCode.objects.visible_to(viewer).current().filter(person=of.person)
    home, now = homes.order_by("pk").first(), clock.now()
    secret = opened(home, "sealed") if home else None
    phone = opened(home, "sealed_phone") if home else None
    return CodePage(
        subject=of,
        home=home,
        code=code_at(secret, now) if secret else "",
        key=b32encode(secret).decode() if secret else "",
        seconds=PERIOD - int(now.timestamp()) % PERIOD,
        phone=phone.decode() if phone else "",
        has_place=bool(home and home.sealed_place),
    )
