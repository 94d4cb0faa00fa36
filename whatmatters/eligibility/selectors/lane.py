"""Early help, and which of the things somebody wants it is for."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.episodes.models import Episode
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject_of


@dataclass(frozen=True, slots=True)
class LanePage:
    subject: Subject
    lane: Episode
    is_for: tuple[Outcome, ...]
    others: tuple[Outcome, ...]


def lane_page(*, viewer: Actor, episode_id: UUID) -> LanePage:
    """For those who may change it. What it is for already, and what else the person wants."""
    seen = Episode.objects.visible_to(viewer).preventive().select_related("person", "organisation")
    lane = get_object_or_404(seen, pk=episode_id)
    if not may(viewer, Permission.EPISODE_WRITE, lane):
        raise PermissionDenied
    wants = Outcome.objects.visible_to(viewer).filter(person=lane.person)
    return LanePage(
        subject=subject_of(viewer=viewer, person=lane.person),
        lane=lane,
        is_for=tuple(wants.filter(lanes__lane=lane).as_ranked()),
        others=tuple(wants.live().exclude(lanes__lane=lane).as_ranked()),
    )
