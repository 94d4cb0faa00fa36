from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.safeguarding import kinds
from whatmatters.safeguarding.models import Closing, Concern, Note, OnCase


@dataclass(frozen=True, slots=True)
class CasePage:
    """A concern and all that came of it. `subject` is there for those who may open the record."""

    concern: Concern
    kinds: tuple[str, ...]
    notes: tuple[Note, ...]
    places: tuple[OnCase, ...]
    closings: tuple[Closing, ...]
    subject: Subject | None
    may_take_on: bool
    may_work: bool
    may_reopen: bool

    @property
    def wishes(self) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.kind == Note.Kind.WISH)


def case_page(*, viewer: Actor, concern_id: UUID) -> CasePage:
    """One concern, for those to whom it exists; to anybody else it is 404."""
    it = concern(viewer=viewer, concern_id=concern_id)
    titles = kinds.titles()
    chosen = set(it.kinds.values_list("kind", flat=True).order_by("kind"))
    notes = Note.objects.filter(concern=it).select_related("written_by")
    places = OnCase.objects.filter(concern=it).select_related("user", "organisation")
    closings = Closing.objects.filter(concern=it).select_related("closed_by", "reopened_by")
    return CasePage(
        concern=it,
        kinds=tuple(title for code, title in titles.items() if code in chosen),
        notes=tuple(notes.order_by("written_at", "pk")),
        places=tuple(places.order_by("began_at", "pk")),
        closings=tuple(closings.order_by("closed_at", "pk")),
        subject=_subject(viewer, it),
        may_take_on=may(viewer, Permission.CASE_TAKE_ON, it),
        may_work=may(viewer, Permission.CASE_WORK, it),
        may_reopen=may(viewer, Permission.CASE_REOPEN, it),
    )


def concern(*, viewer: Actor, concern_id: UUID) -> Concern:
    seen = Concern.objects.visible_to(viewer).select_related("organisation")
    return get_object_or_404(seen, pk=concern_id)


def place_on_case(*, viewer: Actor, place_id: UUID) -> OnCase:
    """Somebody's place on a case that exists for the viewer. Any other is 404."""
    current = OnCase.objects.filter(concern__in=Concern.objects.visible_to(viewer)).current()
    return get_object_or_404(current.select_related("concern", "user"), pk=place_id)


def _subject(viewer: Actor, it: Concern) -> Subject | None:
    if it.person_id is None:
        return None
    seen = Person.objects.visible_to(viewer).filter(pk=it.person_id).order_by("pk").first()
    return subject_of(viewer=viewer, person=seen) if seen else None
