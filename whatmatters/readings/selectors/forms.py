"""What stands behind a form: a stream, a person, a request to talk. Unseen is 404."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject
from whatmatters.readings.models import DrawnLine, Reading, Stream
from whatmatters.readings.selectors.talks import Asked, asked, what_crossed


def to_begin(*, viewer: Actor, person_id: UUID) -> Subject:
    """Whose page it is. 403 to whoever may not decide for them."""
    about = subject(viewer=viewer, person_id=person_id)
    if not may(viewer, Permission.READINGS_BEGIN, about.person):
        raise PermissionDenied
    return about


def subject_of(*, viewer: Actor, person_id: UUID) -> Subject:
    """Whose page a form stands on."""
    return subject(viewer=viewer, person_id=person_id)


def outcomes_to_choose(*, viewer: Actor, person: Person) -> tuple[Outcome, ...]:
    """What they want now, in their own order."""
    return tuple(Outcome.objects.visible_to(viewer).of(person).live().as_ranked())


def own_stream(*, viewer: Actor, stream_id: UUID) -> Stream:
    """A stream that the viewer decides about. 403 to others who see it."""
    stream = _seen(viewer, stream_id)
    if not may(viewer, Permission.READINGS_DECIDE, stream):
        raise PermissionDenied
    return stream


def stream_of(*, viewer: Actor, stream_id: UUID) -> Stream:
    """A stream that the viewer may add to. 403 to others who see it."""
    stream = _seen(viewer, stream_id)
    if not may(viewer, Permission.READING_ADD, stream):
        raise PermissionDenied
    return stream


def line_of(*, viewer: Actor, line_id: UUID) -> DrawnLine:
    seen = DrawnLine.objects.visible_to(viewer).select_related("stream__person")
    return get_object_or_404(seen, pk=line_id)


def reading_of(*, viewer: Actor, reading_id: UUID) -> Reading:
    seen = Reading.objects.visible_to(viewer).select_related("stream__person")
    return get_object_or_404(seen, pk=reading_id)


def asked_of(*, viewer: Actor, talk_id: UUID) -> Asked:
    """A request to talk that the viewer may close. 403 to others who see it."""
    talk = get_object_or_404(asked(viewer), pk=talk_id)
    if not may(viewer, Permission.TALK_CLOSE, talk):
        raise PermissionDenied
    return Asked(talk, what_crossed(talk.line))


def _seen(viewer: Actor, stream_id: UUID) -> Stream:
    seen = Stream.objects.visible_to(viewer).select_related("person")
    return get_object_or_404(seen, pk=stream_id)
