"""Whom one can write to, and one talk. Each is of two people, and nobody else finds it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.letters.models import Message, Unsent, other_side, own_side
from whatmatters.letters.rules import who_can_read
from whatmatters.people.models import CircleMember
from whatmatters.people.viewers import known_about

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Talk:
    """With whom one writes. `is_own` is on the side of the person whose circle it is.

    One that is not open is the person’s own copy: the other can no longer read or write.
    """

    member_id: UUID
    whom: str
    as_who: str
    is_own: bool
    is_open: bool
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class MinePage:
    talks: tuple[Talk, ...]
    has_circle: bool


@dataclass(frozen=True, slots=True)
class Line:
    words: str
    is_mine: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class TalkPage:
    talk: Talk
    member: CircleMember
    lines: tuple[Line, ...]
    page: Page[Message]
    unsent: tuple[Unsent, ...]


def mine(*, viewer: Actor) -> MinePage:
    """Everybody one can write to or has written with, the newest first."""
    last = _last_at(viewer)
    own = list(_with_names(own_side(viewer).exclude(user=None)))
    readers = _readers(own)
    talks = [
        talk for member in own if (talk := _own_talk(member, readers, last)).is_open or talk.last_at
    ]
    talks += [_others_talk(member, last) for member in _with_names(other_side(viewer))]
    return MinePage(tuple(sorted(talks, key=_newest_first)), bool(own_side(viewer)[:1]))


def talk(*, viewer: Actor, member_id: UUID, number: str | int = 1) -> TalkPage:
    """One talk, its newest messages last on the first page. Of other people it is 404."""
    member, one = _found(viewer, member_id)
    messages = Message.objects.visible_to(viewer).filter(member=member)
    page = Paginator(messages.order_by("-written_at", "-pk"), A_PAGE).get_page(number)
    lines = [
        Line(each.words, each.written_by_id == viewer.user.pk, each.written_at)
        for each in page.object_list
    ]
    unsent = Unsent.objects.visible_to(viewer).filter(member=member).order_by("-saved_at", "pk")
    return TalkPage(one, member, tuple(reversed(lines)), page, tuple(unsent))


def unsent(*, viewer: Actor, unsent_id: UUID) -> Unsent:
    return get_object_or_404(Unsent.objects.visible_to(viewer), pk=unsent_id)


def _found(viewer: Actor, member_id: UUID) -> tuple[CircleMember, Talk]:
    last = _last_at(viewer, member_id)
    theirs = _with_names(other_side(viewer)).filter(pk=member_id).first()
    if theirs:
        return theirs, _others_talk(theirs, last)
    own = _with_names(own_side(viewer).exclude(user=None))
    member = get_object_or_404(own, pk=member_id)
    return member, _own_talk(member, _readers([member]), last)


def _last_at(viewer: Actor, member: UUID | None = None) -> dict[UUID, datetime]:
    messages = Message.objects.visible_to(viewer)
    if member:
        messages = messages.filter(member=member)
    rows = messages.values("member").order_by("member").annotate(last=Max("written_at"))
    return {row["member"]: row["last"] for row in rows}


def _readers(own: list[CircleMember]) -> set[object]:
    return who_can_read(known_about(own[0].person)) if own else set()


def _with_names(places: QuerySet[CircleMember]) -> QuerySet[CircleMember]:
    return places.select_related("person", "user").order_by("name", "pk")


def _own_talk(member: CircleMember, readers: set[object], last: dict[UUID, datetime]) -> Talk:
    is_open, at = member.pk in readers, last.get(member.pk)
    return Talk(member.pk, member.name, member.described, True, is_open, at)


def _others_talk(member: CircleMember, last: dict[UUID, datetime]) -> Talk:
    return Talk(member.pk, member.person.known_as, "", False, True, last.get(member.pk))


def _newest_first(one: Talk) -> tuple[float, str, str]:
    at = one.last_at.timestamp() if one.last_at else 0
    return -at, one.whom, str(one.member_id)
