from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.conversations import rules
from whatmatters.conversations.models import Topic
from whatmatters.people.selectors import Subject, subject


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """What is still to be talked about, oldest first."""

    subject: Subject
    topics: tuple[Topic, ...]
    may_add: bool


def topics_page(*, viewer: Actor, person_id: UUID) -> TopicsPage:
    """For those who may read the conversations; to others there is no such page."""
    about = subject(viewer=viewer, person_id=person_id)
    if not rules.listens(about.standing):
        raise Http404
    return TopicsPage(about, topics_of(viewer, person_id), rules.holds(about.standing))


def topics_of(viewer: Actor, person_id: UUID) -> tuple[Topic, ...]:
    seen = Topic.objects.visible_to(viewer).filter(person=person_id).open()
    return tuple(seen.select_related("asked_by").oldest_first())


def topic_in_hand(*, viewer: Actor, topic_id: UUID) -> Topic:
    """One that the viewer may say has been talked about. Seen by others is 403."""
    seen = Topic.objects.visible_to(viewer).select_related("person")
    topic = get_object_or_404(seen, pk=topic_id)
    if not rules.may_add_topic(viewer, topic.person):
        raise PermissionDenied
    return topic


def own_record(*, viewer: Actor, person_id: UUID) -> Subject:
    """The viewer's own record, for what only they may ask. Another's that is seen is 403."""
    about = subject(viewer=viewer, person_id=person_id)
    if not about.standing.is_self:
        raise PermissionDenied
    return about
