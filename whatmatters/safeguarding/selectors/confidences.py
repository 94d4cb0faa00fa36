from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.selectors import Subject, subject
from whatmatters.safeguarding.models import Confidence


@dataclass(frozen=True, slots=True)
class ConfidencesPage:
    subject: Subject
    confidences: tuple[Confidence, ...]
    may_keep: bool


def confidences_page(*, viewer: Actor, person_id: UUID) -> ConfidencesPage:
    """What was said in confidence to the viewer's organisation. To all others there is no page."""
    about = subject(viewer=viewer, person_id=person_id)
    if not viewer.is_staff or not about.standing.may(DataClass.CONFIDENCES):
        raise Http404
    kept = Confidence.objects.visible_to(viewer).filter(person=about.person)
    ordered = kept.select_related("written_by").order_by("-said_on", "-written_at", "pk")
    may_keep = about.standing.may(DataClass.CONFIDENCES, Deed.WRITE)
    return ConfidencesPage(about, tuple(ordered), may_keep)
