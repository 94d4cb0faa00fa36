"""Who was there: everybody, but those of whom it is said that they were not."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.groups.actions.locking import held_session
from whatmatters.groups.models import Attended, Highlight, Member, Session


@transaction.atomic
def keep_register(
    *,
    session: Session,
    by: Actor,
    listed: Collection[UUID],
    absent: Collection[UUID] = (),
    highlights: Mapping[UUID, str] | None = None,
    read: int | None = None,
) -> Session:
    """Write down who came of those `listed`, and what was good for each. Raises GroupNotReady.

    Said again, it is put right. A highlight that is new stands before those that were there.
    """
    session = held_session(session, read=read)
    require(by, Permission.GROUP_LEAD, session.group)
    session.write_down()
    came = _came(session)
    members = Member.objects.visible_to(by).coming().filter(group=session.group, pk__in=listed)
    for member in members.in_order():
        came += _keep(session, member, by, absent, (highlights or {}).get(member.pk, ""))
    session.came = max(came, 0)
    session.save(update_fields=["written_at", "came", "version"])
    return session


def _came(session: Session) -> int:
    """How many it said until now. They need not be counted again: not all can be seen by all."""
    if session.came is not None:
        return session.came
    return Attended.objects.filter(session=session, was_there=True).count()


def _keep(session: Session, member: Member, by: Actor, absent: Collection[UUID], words: str) -> int:
    """By how many more came than was written before."""
    said = {"was_there": member.pk not in absent, "recorded_by": by.user}
    before = Attended.objects.filter(session=session, member=member).order_by("pk").first()
    attended, is_new = Attended.objects.update_or_create(
        session=session, member=member, defaults=said
    )
    if is_new or (before and before.was_there != attended.was_there):
        audit.record(by=by, did="groups.register-kept", to=attended, about=member.person_id)
    if words.strip():
        _highlight(attended, member, by, words.strip()[:500])
    return attended.was_there - bool(before and before.was_there)


def _highlight(attended: Attended, member: Member, by: Actor, words: str) -> None:
    newest = Highlight.objects.filter(attended=attended).newest_first().first()
    if newest is None or newest.words != words:
        kept = Highlight.objects.create(attended=attended, words=words, written_by=by.user)
        audit.record(by=by, did="groups.highlight-written", to=kept, about=member.person_id)
