"""A team's list: how fresh, what is stuck; for its lead."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, QuerySet

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Conversation
from whatmatters.foundations import clock
from whatmatters.home.selectors.day import living
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import Review

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One person, and how our practice with them stands."""

    person: Person
    workers: tuple[str, ...]
    live_outcomes: int
    last_talk: date | None
    next_review: date | None
    plan_status: str

    @property
    def is_overdue(self) -> bool:
        return self.next_review is not None and self.next_review < clock.today()


@dataclass(frozen=True, slots=True)
class TeamPage:
    rows: tuple[Row, ...]
    page: Page[Person]
    name: str


def team_page(*, viewer: Actor, number: str | int = 1) -> TeamPage:
    """One page of the people a team works with, in the same few queries however many."""
    people = living(viewer)
    people = people.filter(pk__in=_worked_with_by_us(viewer, people))
    page = Paginator(people, A_PAGE).get_page(number)
    on_page = list(page.object_list)
    team = viewer.membership.team if viewer.membership else None
    return TeamPage(_rows(viewer, on_page), page, team.name if team else "")


def _worked_with_by_us(viewer: Actor, people: QuerySet[Person]) -> QuerySet[CircleMember, Any]:
    """Those our organisation works with, and not those that are only shared with it."""
    ours = CircleMember.objects.colleagues_of(viewer).filter(person__in=people.order_by())
    return ours.values("person")


def _rows(viewer: Actor, people: list[Person]) -> tuple[Row, ...]:
    workers = _workers(viewer, people)
    live = _live(viewer, people)
    talks = _talks(viewer, people)
    reviews = _reviews(viewer, people)
    plans = _plans(viewer, people)
    return tuple(
        Row(
            person=p,
            workers=tuple(workers.get(p.pk, ())),
            live_outcomes=live.get(p.pk, 0),
            last_talk=talks.get(p.pk),
            next_review=reviews.get(p.pk) or plans.get(p.pk, (None, ""))[0],
            plan_status=plans.get(p.pk, (None, "No plan yet"))[1],
        )
        for p in people
    )


def _workers(viewer: Actor, people: list[Person]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    ours = CircleMember.objects.colleagues_of(viewer).filter(person__in=people)
    for person, name in ours.order_by("joined_on", "pk").values_list("person_id", "name"):
        found.setdefault(person, []).append(name)
    return found


def _live(viewer: Actor, people: list[Person]) -> dict[UUID, int]:
    rows = Outcome.objects.visible_to(viewer).live().filter(person__in=people).values("person_id")
    return dict(rows.annotate(n=Count("pk")).order_by().values_list("person_id", "n"))


def _talks(viewer: Actor, people: list[Person]) -> dict[UUID, date]:
    rows = Conversation.objects.visible_to(viewer).filter(person__in=people).values("person_id")
    return dict(rows.annotate(last=Max("held_on")).order_by().values_list("person_id", "last"))


def _reviews(viewer: Actor, people: list[Person]) -> dict[UUID, date]:
    rows = Review.objects.visible_to(viewer).to_hold().filter(person__in=people).values("person_id")
    return dict(rows.annotate(due=Min("due_on")).order_by().values_list("person_id", "due"))


def _plans(viewer: Actor, people: list[Person]) -> dict[UUID, tuple[date | None, str]]:
    """The plan running, or the one being written: when we look at it again, how it stands."""
    theirs = Plan.objects.visible_to(viewer).filter(person__in=people)
    in_force = set(theirs.in_force().values_list("pk", flat=True))
    rows = theirs.filter(status__in=[Plan.Status.RUNNING, Plan.Status.DRAFT])
    found: dict[UUID, tuple[date | None, str]] = {}
    for plan in rows.order_by("status", "pk"):  # a draft comes before the running one
        looked_at = plan.review_on if plan.pk in in_force else None
        found[plan.person_id] = (looked_at, plan.get_status_display())
    return found
