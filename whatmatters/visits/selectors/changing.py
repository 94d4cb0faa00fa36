"""What is asked to be otherwise, and what one may ask."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject_of, subject_told
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.selectors import left_on
from whatmatters.visits.models import Change, ChangeQuerySet, Visit
from whatmatters.visits.notice import is_in_time
from whatmatters.visits.selectors.planning import Offered, offered_to, workers_for
from whatmatters.visits.showing import from_to, minutes_told
from whatmatters.visits.sides import may_ask_anybody, side_of, side_with
from whatmatters.visits.telling import pill, told, when_of

#: How long what was answered is shown to a provider.
LATELY = timedelta(days=14)
#: So many of what was asked for are shown; the rest is in the record.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is, or was, asked for."""

    change: Change

    @property
    def what(self) -> str:
        return told(self.change)

    @property
    def pill(self) -> tuple[str, str]:
        return pill(self.change)

    @property
    def by_them(self) -> bool:
        return self.change.asked_side == Change.Side.PERSON


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """What people ask of a provider, and it of them."""

    to_answer: tuple[Asked, ...]
    waiting: tuple[Asked, ...]
    answered: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AskedPage:
    subject: Subject
    waiting: tuple[Asked, ...]
    answered: tuple[Asked, ...]
    may_ask: bool


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A visit, and what can be otherwise about it. `costs` is what calling it off uses now."""

    subject: Subject
    visit: Visit
    others: tuple[Visit, ...]
    waiting: Asked | None
    is_ours: bool

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self

    @property
    def times(self) -> str:
        return from_to(self.visit)

    @property
    def saves(self) -> str:
        return minutes_told(self.visit.all_minutes) if self.visit.budget_id else ""

    @property
    def costs(self) -> str:
        """Where they call it off with less than a day to go; nothing before that."""
        budget = self.visit.budget
        if budget is None or self.is_ours or is_in_time(self.visit):
            return ""
        shortest = min(budget.shortest_visit, self.visit.minutes)
        return minutes_told(shortest * self.visit.workers_needed)

    @property
    def to_swap_with(self) -> tuple[tuple[str, str], ...]:
        return tuple((str(one.pk), when_of(one)) for one in self.others)


@dataclass(frozen=True, slots=True)
class AskPage:
    """Whom one may ask for a visit, and how much time is left there today."""

    subject: Subject
    places: tuple[tuple[Organisation, str], ...]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    subject: Subject
    asked: Asked
    answers: bool
    may_take_back: bool
    offered: tuple[Offered, ...]
    workers: tuple[User, ...]

    @property
    def change(self) -> Change:
        return self.asked.change

    @property
    def may_answer(self) -> bool:
        """As long as it waits."""
        return self.answers and self.change.is_waiting


def requests_page(*, viewer: Actor) -> RequestsPage:
    """In a few queries, however much is asked."""
    ours = _told_to(viewer).filter(organisation=viewer.organisation_id)
    waiting = [Asked(one) for one in ours.waiting().newest_first()]
    since = clock.now() - LATELY
    answered = ours.exclude(state=Change.State.ASKED).filter(answered_at__gte=since)
    to_answer = tuple(one for one in waiting if one.by_them and not _is_beyond(one))
    return RequestsPage(
        to_answer=to_answer,
        waiting=tuple(one for one in waiting if one not in to_answer),
        answered=tuple(Asked(one) for one in answered.order_by("-answered_at", "pk")[:SHOWN]),
    )


def asked_page(*, viewer: Actor, person_id: UUID) -> AskedPage:
    """All that was asked of somebody’s visits, and what became of it: the newest first."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    found = [Asked(one) for one in _told_to(viewer).filter(person=of.person).newest_first()[:SHOWN]]
    return AskedPage(
        subject=of,
        waiting=tuple(one for one in found if one.change.is_waiting),
        answered=tuple(one for one in found if not one.change.is_waiting),
        may_ask=may_ask_anybody(viewer, of.person),
    )


def change_page(*, viewer: Actor, visit_id: UUID) -> ChangePage:
    """What can be otherwise about a visit that is to come, for those who may ask."""
    seen = Visit.objects.visible_to(viewer)
    rows = seen.select_related("person", "organisation", "budget")
    visit = get_object_or_404(rows, pk=visit_id)
    side = side_of(viewer, visit)
    if side is None:
        raise PermissionDenied
    same = seen.still_planned().filter(person=visit.person, organisation=visit.organisation)
    others = same.filter(starts_at__gt=clock.now()).exclude(pk=visit.pk).in_order()
    waits = _told_to(viewer).waiting().filter(visit=visit).newest_first().first()
    return ChangePage(
        subject=subject_of(viewer=viewer, person=visit.person),
        visit=visit,
        others=tuple(others[:20]),
        waiting=Asked(waits) if waits else None,
        is_ours=side == Change.Side.PROVIDER,
    )


def ask_page(*, viewer: Actor, person_id: UUID) -> AskPage:
    """Providers that hold time for them now, or come to them; of a provider, itself."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    today = clock.today()
    theirs = TimeBudget.objects.visible_to(viewer).on(today).filter(person=of.person)
    held = {one.organisation_id: one for one in theirs}
    visits = Visit.objects.visible_to(viewer).filter(person=of.person, day__gte=today - 4 * LATELY)
    known = {*held, *visits.order_by().values_list("organisation", flat=True)}
    places = Organisation.objects.filter(pk__in=known).order_by("name", "pk")
    may_ask = [one for one in places if side_with(viewer, of.person, one.pk)]
    if not may_ask and not may_ask_anybody(viewer, of.person):
        raise PermissionDenied
    return AskPage(of, tuple((one, _left(held.get(one.pk))) for one in may_ask))


def answer_page(*, viewer: Actor, change_id: UUID) -> AnswerPage:
    """One thing that was asked, for whoever may read of visits."""
    change = get_object_or_404(_told_to(viewer), pk=change_id)
    answers = may(viewer, Permission.CHANGE_ANSWER, change)
    plans = answers and change.asks_for_one and may(viewer, Permission.VISIT_PLAN, change)
    return AnswerPage(
        subject=subject_of(viewer=viewer, person=change.person),
        asked=Asked(change),
        answers=answers,
        may_take_back=change.is_waiting and may(viewer, Permission.CHANGE_TAKE_BACK, change),
        offered=offered_to(viewer=viewer, person=change.person) if plans else (),
        workers=workers_for(viewer=viewer, person=change.person) if plans else (),
    )


def lately_asked(*, viewer: Actor, person: Person) -> tuple[Asked, ...]:
    """What waits for an answer, and what was answered in two weeks, for other pages of theirs."""
    rows = _told_to(viewer).filter(person=person).newest_first()
    since = clock.now() - LATELY
    fresh = rows.waiting() | rows.filter(answered_at__gte=since)
    return tuple(Asked(one) for one in fresh.newest_first()[:10])


def _told_to(viewer: Actor) -> ChangeQuerySet:
    with_it = ("person", "organisation", "visit", "other", "asked_by", "answered_by")
    return Change.objects.visible_to(viewer).select_related(*with_it)


def _is_beyond(asked: Asked) -> bool:
    return asked.change.kind == Change.Kind.BEYOND


def _left(budget: TimeBudget | None) -> str:
    return minutes_told(left_on(budget=budget, day=clock.today())) if budget else ""
