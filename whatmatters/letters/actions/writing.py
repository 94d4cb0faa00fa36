from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.letters.models import Message, Unsent
from whatmatters.people.models import CircleMember


@transaction.atomic
def send_message(
    *,
    member: CircleMember,
    by: Actor,
    words: str,
    sent_as: UUID | None = None,
    written_at: datetime | None = None,
) -> Message:
    """Send words to the other of the two. The same words sent twice are sent once."""
    member = _locked(member)
    require(by, Permission.MESSAGE_SEND, member)
    sent, given = Message.objects.filter(member=member, written_by=by.user), sent_as or uuid4()
    first = sent.filter(sent_as=given).order_by("pk").first()
    name = given if first is None or first.words == words else uuid5(given, words)
    if already := sent.filter(sent_as=name).order_by("pk").first():
        return already
    message = Message.objects.create(
        member=member,
        other=_other(member),
        words=words,
        written_by=by.user,
        written_at=written_at or clock.now(),
        sent_as=name,
    )
    Unsent.objects.filter(member=member, by=by.user, sent_as=given).delete()
    audit.record(by=by, did="letters.sent", to=message, about=member.person_id)
    return message


@transaction.atomic
def keep_unsent(*, member: CircleMember, by: Actor, words: str, sent_as: UUID) -> Unsent:
    """Keep a message that is not finished. That somebody is writing shows to nobody."""
    member = _locked(member)
    require(by, Permission.MESSAGE_SEND, member)
    tab: dict[str, Any] = {"member": member, "by": by.user, "sent_as": sent_as}
    sent = Message.objects.filter(member=member, written_by=by.user, sent_as=sent_as)
    if not words.strip() or sent.filter(words__startswith=words.rstrip()).exists():
        Unsent.objects.filter(**tab).delete()
        return Unsent(**tab, words=words)
    said = {"words": words, "saved_at": clock.now(), "other": _other(member)}
    unsent, is_new = Unsent.objects.update_or_create(**tab, defaults=said)
    if is_new:
        audit.record(by=by, did="letters.begun", to=unsent)
    return unsent


@transaction.atomic
def throw_away(*, unsent: Unsent, by: Actor) -> None:
    """Anybody may throw away what they have written themself and not sent."""
    mine = Unsent.objects.select_for_update(of=("self",)).filter(by=by.user)
    unsent = mine.get(pk=unsent.pk)
    audit.record(by=by, did="letters.thrown-away", to=unsent)
    unsent.delete()


def _locked(member: CircleMember) -> CircleMember:
    members = CircleMember.objects.select_for_update(of=("self",))
    return members.select_related("person", "user").get(pk=member.pk)


def _other(member: CircleMember) -> User:
    """Whose place it is. There is one, or nobody may write."""
    if member.user is None:
        raise PermissionDenied
    return member.user
