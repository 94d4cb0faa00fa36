from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models import Idea, Search
from whatmatters.brokerage.rules import is_on_their_side, works_on_their_side
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject
from whatmatters.plans.models import Aim, Plan


@dataclass(frozen=True, slots=True)
class Want:
    """Something they want, and what was thought of that might help."""

    outcome: Outcome
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What might help with each thing they want, and what has been asked of whom."""

    subject: Subject
    wants: tuple[Want, ...]
    searches: tuple[Search, ...]
    may_work: bool

    @property
    def open(self) -> tuple[Search, ...]:
        return tuple(one for one in self.searches if not one.request.has_ended)

    @property
    def ended(self) -> tuple[Search, ...]:
        return tuple(one for one in self.searches if one.request.has_ended)


@dataclass(frozen=True, slots=True)
class BeginPage:
    """What of the plan one may look for help with."""

    subject: Subject
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class IdeaPage:
    subject: Subject
    idea: Idea


def on_their_side(*, viewer: Actor, person_id: UUID) -> Subject:
    """The person behind a page of their side. Unseen is 404; another side of it, 403."""
    found = subject(viewer=viewer, person_id=person_id)
    if not is_on_their_side(viewer, found.standing):
        raise PermissionDenied
    return found


def works_there(viewer: Actor, found: Subject) -> bool:
    return works_on_their_side(viewer, found.standing)


def about_page(*, viewer: Actor, person_id: UUID) -> AboutPage:
    """The same few queries, however much was thought of and asked."""
    found = on_their_side(viewer=viewer, person_id=person_id)
    searches = Search.objects.visible_to(viewer).filter(person=person_id).newest_first()
    return AboutPage(
        subject=found,
        wants=_wants(viewer, person_id),
        searches=tuple(
            searches.select_related("request", "choice").prefetch_related("request__asked_for")
        ),
        may_work=works_there(viewer, found),
    )


def begin_page(*, viewer: Actor, person_id: UUID) -> BeginPage:
    """What a plan serves now, being written or running."""
    found = on_their_side(viewer=viewer, person_id=person_id)
    now = (Plan.Status.DRAFT, Plan.Status.RUNNING)
    aims = Aim.objects.visible_to(viewer).filter(
        plan__person=person_id, plan__status__in=now, outcome__ended_on=None
    )
    served = aims.as_ranked().select_related("outcome")
    outcomes = {aim.outcome_id: aim.outcome for aim in served}
    return BeginPage(found, tuple(outcomes.values()))


def idea_page(*, viewer: Actor, idea_id: UUID) -> IdeaPage:
    ideas = Idea.objects.visible_to(viewer).select_related("person", "outcome")
    idea = get_object_or_404(ideas, pk=idea_id)
    return IdeaPage(on_their_side(viewer=viewer, person_id=idea.person_id), idea)


def _wants(viewer: Actor, person_id: UUID) -> tuple[Want, ...]:
    live = Outcome.objects.visible_to(viewer).filter(person=person_id).live().as_ranked()
    ideas: dict[UUID, list[Idea]] = defaultdict(list)
    for idea in Idea.objects.visible_to(viewer).filter(person=person_id).in_order():
        ideas[idea.outcome_id].append(idea)
    return tuple(Want(outcome, tuple(ideas[outcome.pk])) for outcome in live)
