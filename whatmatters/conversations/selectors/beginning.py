from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.conversations import rules
from whatmatters.conversations.models import Conversation
from whatmatters.people import selectors as people
from whatmatters.people.models import CircleMember
from whatmatters.people.selectors import Subject

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """The page where a talk begins, or where its few facts are put right.

    `likely` are those to offer as present, each a name and how they are introduced.
    """

    subject: Subject
    likely: Choices
    conversation: Conversation | None = None
    present: tuple[str, ...] = ()


def beginning(*, viewer: Actor, person_id: UUID) -> Beginning:
    """What is known before a talk. Where there are no talks for this viewer, it is 404."""
    subject = people.subject(viewer=viewer, person_id=person_id)
    _let_in(viewer, subject)
    likely = _likely(viewer, subject)
    here = {subject.known_as} | ({viewer.name} if viewer.is_staff else set())
    return Beginning(subject, likely, present=tuple(n for n, _ in likely if n in here))


def details(*, viewer: Actor, conversation_id: UUID) -> tuple[Conversation, Beginning]:
    """What is written about when and where a talk was, and who was there."""
    seen = Conversation.objects.visible_to(viewer).select_related("person")
    conversation = get_object_or_404(seen, pk=conversation_id)
    subject = people.subject_of(viewer=viewer, person=conversation.person)
    _let_in(viewer, subject)
    present = conversation.present.order_by("recorded_at", "pk").values_list("name", flat=True)
    return conversation, Beginning(subject, _likely(viewer, subject), conversation, tuple(present))


def _let_in(viewer: Actor, subject: Subject) -> None:
    if not rules.listens(subject.standing):
        raise Http404
    if not rules.holds(subject.standing):
        raise PermissionDenied


def _likely(viewer: Actor, subject: Subject) -> Choices:
    seen = CircleMember.objects.visible_to(viewer, person=subject.person.pk)
    circle = seen.current().filter(person=subject.person)
    circle = circle.order_by("joined_on", "recorded_at", "pk")
    others = {member.name: f"{member.name}, {_lowered(member.described)}" for member in circle}
    return ((subject.known_as, subject.known_as), *others.items())


def _lowered(described: str) -> str:
    return described[:1].lower() + described[1:]
