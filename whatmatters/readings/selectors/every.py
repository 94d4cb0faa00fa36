"""Every reading of a stream, those taken back too, a page at a time."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.people.selectors import Subject, subject
from whatmatters.readings.models import Reading, Stream

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class EveryPage:
    subject: Subject
    stream: Stream
    readings: "Page[Reading]"
    may_add: bool


def every_page(*, viewer: Actor, stream_id: UUID, number: str) -> EveryPage:
    stream = get_object_or_404(Stream.objects.visible_to(viewer), pk=stream_id)
    rows = Reading.objects.visible_to(viewer).filter(stream=stream)
    shown = rows.select_related("stream", "recorded_by").newest_first()
    return EveryPage(
        subject=subject(viewer=viewer, person_id=stream.person_id),
        stream=stream,
        readings=Paginator(shown, A_PAGE).get_page(number or "1"),
        may_add=may(viewer, Permission.READING_ADD, stream),
    )
