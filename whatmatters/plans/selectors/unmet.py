"""What cannot be met: of one person, for a team, and counted so that nobody can be known by it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject_of, subject_told
from whatmatters.plans import unmet as codes
from whatmatters.plans.models import Action, Plan, Unmet, UnmetWord

A_PAGE = 50
#: Fewer people than this are never counted out: who they are could be guessed.
FEW = 5


@dataclass(frozen=True, slots=True)
class UnmetShown:
    """One entry, in words, with what the person says beside it."""

    unmet: Unmet
    beside: tuple[UnmetWord, ...]

    @property
    def why(self) -> str:
        return codes.title(self.unmet.why)

    @property
    def spoken(self) -> str:
        """Which one a link is about."""
        return self.unmet.words[:80]


@dataclass(frozen=True, slots=True)
class UnmetPage:
    """A person’s: what cannot be met now, and what has been met since or taken back."""

    subject: Subject
    standing: tuple[UnmetShown, ...]
    over: tuple[UnmetShown, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def may_say(self) -> bool:
        return self.subject.standing.writes


@dataclass(frozen=True, slots=True)
class AboutOutcome:
    """For the form: an outcome, and what is to be done for it in the plan there is."""

    subject: Subject
    outcome: Outcome
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class OneUnmet:
    subject: Subject
    shown: UnmetShown

    @property
    def unmet(self) -> Unmet:
        return self.shown.unmet

    @property
    def may_take_back(self) -> bool:
        return not self.unmet.is_theirs or self.subject.standing.speaks_for_them


@dataclass(frozen=True, slots=True)
class TeamUnmet:
    """What the people somebody works with cannot be given, longest first."""

    rows: tuple[UnmetShown, ...]
    page: Page[Unmet]
    why: str
    whys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people something could not be met for; no number where they are few."""

    why: str
    framework: str
    domain: str
    people: int | None

    @property
    def in_words(self) -> str:
        return _("fewer than %(few)s") % {"few": FEW} if self.people is None else str(self.people)


def unmet_page(*, viewer: Actor, person_id: UUID) -> UnmetPage:
    """All of it, of one person. Who may not read their plan is told nothing of it."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.PLAN)
    said = _whole(Unmet.objects.visible_to(viewer).filter(person=of.person).longest_first())
    live = Outcome.objects.visible_to(viewer).filter(person=of.person).live().as_ranked()
    return UnmetPage(
        subject=of,
        standing=tuple(one for one in said if one.unmet.stands),
        over=tuple(one for one in said if not one.unmet.stands),
        outcomes=tuple(live),
    )


def unmet_beside(plan: Plan, *, viewer: Actor) -> tuple[UnmetShown, ...]:
    """What could not be met while this version was the one there was. Two questions."""
    return tuple(_whole(Unmet.objects.visible_to(viewer).beside(plan).longest_first()))


def unmet_of(person: Person, *, viewer: Actor) -> tuple[UnmetShown, ...]:
    """What cannot be met now, for the person’s page. Two questions, one where there is nothing."""
    seen = Unmet.objects.visible_to(viewer).filter(person=person)
    return tuple(_whole(seen.standing().longest_first()))


def about_outcome(*, viewer: Actor, outcome_id: UUID) -> AboutOutcome:
    """Unseen is 404."""
    seen = Outcome.objects.visible_to(viewer).select_related("person")
    outcome = get_object_or_404(seen, pk=outcome_id)
    actions = Action.objects.visible_to(viewer).filter(
        aim__outcome=outcome, aim__plan__status__in=[Plan.Status.DRAFT, Plan.Status.RUNNING]
    )
    latest = {one.line: one for one in actions.order_by("aim__plan__number", "place", "pk")}
    subject = subject_of(viewer=viewer, person=outcome.person)
    return AboutOutcome(subject, outcome, tuple(latest.values()))


def one_unmet(*, viewer: Actor, unmet_id: UUID) -> OneUnmet:
    """One entry with what is said beside it. Unseen is 404."""
    seen = _with_words(Unmet.objects.visible_to(viewer)).select_related("person")
    said = get_object_or_404(seen, pk=unmet_id)
    return OneUnmet(subject_of(viewer=viewer, person=said.person), _shown(said))


def team_unmet(*, viewer: Actor, why: str = "", number: str | int = 1) -> TeamUnmet:
    """What cannot be met now for those whose plans the viewer reads; of one reason, if asked."""
    seen = Unmet.objects.visible_to(viewer).standing().filter(person__died_on=None)
    known = why if why in codes.titles() else ""
    chosen = seen.filter(why=known) if known else seen
    ordered = _with_words(chosen.longest_first()).select_related("person")
    page = Paginator(ordered, A_PAGE).get_page(number)
    return TeamUnmet(
        rows=tuple(map(_shown, page.object_list)),
        page=page,
        why=known,
        whys=tuple((code, str(title)) for code, title in codes.titles().items()),
    )


def unmet_for_learning(*, viewer: Actor) -> tuple[Counted, ...]:
    """How many people could not be given what, by reason and by place on the maps of outcomes.

    Of nobody by name, and there is no sum to take one number from another: a number under FEW
    is none. Each person counts once for a reason and a place, however often it was said.
    """
    seen = Unmet.objects.visible_to(viewer).order_by()
    at = ("outcome__categories__framework", "outcome__categories__code")
    told = seen.values_list("why", "person", *at).distinct()
    people: dict[tuple[str, str, str], set[UUID]] = defaultdict(set)
    for why, person, framework, code in told:
        people[why, framework or "", code or ""].add(person)
    return tuple(
        Counted(*what, len(some) if len(some) >= FEW else None)
        for what, some in sorted(people.items())
    )


def _with_words(said: QuerySet[Unmet, Any]) -> QuerySet[Unmet, Any]:
    words = UnmetWord.objects.order_by("said_on", "recorded_at", "pk")
    return said.select_related("outcome", "recorded_by", "ended_by").prefetch_related(
        Prefetch("beside", words)
    )


def _whole(said: QuerySet[Unmet, Any]) -> list[UnmetShown]:
    return [_shown(one) for one in _with_words(said)]


def _shown(unmet: Unmet) -> UnmetShown:
    beside: Iterable[UnmetWord] = unmet.beside.all()
    return UnmetShown(unmet, tuple(beside))
