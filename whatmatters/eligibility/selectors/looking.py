"""What a record holds of what the law asks for, read in the same few queries for anybody."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.budgets.models import Budget
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.eligibility.models import Decision, Weighing
from whatmatters.eligibility.selectors.now import plan_now
from whatmatters.episodes.models import Episode
from whatmatters.outcomes.models import Barrier, Outcome
from whatmatters.people.models import KIND_OF_WORKER, CircleMember
from whatmatters.people.selectors import Subject
from whatmatters.plans.models import NATURAL, Action, Agreement, Aim, CostLine, Doer, Plan, Route

OPEN_TO_ALL = {Doer.COMMUNITY, Doer.UNIVERSAL, Doer.VOLUNTEER}


class State(StrEnum):
    THERE = "there"
    NOT_YET = "not-yet"
    NOT_ASKED = "not-asked"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Look:
    """How it stands, and the page where it is or can be put right."""

    state: State
    href: str

    @classmethod
    def at(cls, is_there: object, name: str, *ids: object) -> Look:
        state = State.THERE if is_there else State.NOT_YET
        return cls(state, reverse(name, args=ids))

    def unless(self, is_not_asked: object) -> Look:
        """The same, or that it does not apply."""
        return Look(State.NOT_ASKED, self.href) if is_not_asked and not self.is_there else self

    @property
    def is_there(self) -> bool:
        return self.state == State.THERE


@dataclass(frozen=True, slots=True)
class Held:
    """What of it is in the record."""

    person: UUID
    outcomes: int
    plan: Plan | None
    aims: frozenset[UUID]
    doers: tuple[tuple[UUID, str], ...]
    agreed: frozenset[str]
    is_paid_to_them: bool
    said: frozenset[str]
    present: bool
    talk: UUID | None
    barriers: bool
    others: bool
    budget: bool | None
    has_account: bool
    lane: UUID | None
    decision: Decision | None
    weighing: Weighing | None
    limbs: dict[str, str]
    met: frozenset[str]
    areas: int

    @property
    def served(self) -> set[UUID]:
        return {aim for aim, _ in self.doers}

    def does(self, kinds: Container[str]) -> bool:
        return any(doer in kinds for _, doer in self.doers)

    def in_plan(self, is_there: object) -> Look:
        if self.plan:
            return Look.at(is_there, "plans:show", self.plan.pk)
        return Look.at(False, "home:person", self.person)

    def in_talk(self, is_there: object) -> Look:
        if self.talk:
            return Look.at(is_there, "conversations:write", self.talk)
        return Look.at(False, "home:person", self.person)

    def in_decision(self, is_there: object) -> Look:
        if self.decision:
            return Look.at(is_there, "eligibility:decision", self.decision.pk)
        return Look.at(is_there, "eligibility:of-person", self.person)

    def of_money(self) -> Look:
        if self.budget is None:
            return Look(State.UNSEEN, reverse("eligibility:of-person", args=[self.person]))
        found = Look.at(self.budget, "eligibility:funding", self.person)
        return found.unless(self.decision and self.decision.is_below)


#: What each name in a file of the law is looked for by.
LOOKS: dict[str, Callable[[Held], Look]] = {
    "effects": lambda held: held.in_decision(held.areas),
    "outcomes": lambda held: Look.at(held.outcomes, "outcomes:order", held.person),
    "help-for-outcomes": lambda held: held.in_plan(held.does(set(Doer) - set(NATURAL))).unless(
        held.doers
    ),
    "who-was-there": lambda held: held.in_talk(held.present),
    "natural-support": lambda held: held.in_plan(held.does(NATURAL)),
    "community": lambda held: (
        Look.at(True, "episodes:show", held.lane)
        if held.lane
        else held.in_plan(held.does(OPEN_TO_ALL))
    ),
    "needs": lambda held: held.in_decision(any(held.limbs.values())),
    "decision": lambda held: held.in_decision(held.decision),
    "who-does-what": lambda held: held.in_plan(held.plan and held.plan.is_running and held.doers),
    "each-for-an-outcome": lambda held: held.in_plan(held.aims and held.aims <= held.served),
    "budget": Held.of_money,
    "direct-payments": lambda held: held.in_plan(held.is_paid_to_them).unless(True),
    "circle": lambda held: Look.at(held.others, "people:details", held.person),
    "agreed": lambda held: held.in_plan(Agreement.Party.PERSON in held.agreed),
    "copy": lambda held: held.in_plan(held.has_account and held.plan and held.plan.is_running),
    "conversation": lambda held: held.in_talk(held.said),
    "barriers": lambda held: held.in_talk(held.barriers or Statement.About.BARRIER in held.said),
    "risks": lambda held: held.in_talk(Statement.About.RISK in held.said),
    "strengths": lambda held: held.in_talk(
        held.said & {Statement.About.STRENGTH, Statement.About.PEOPLE}
    ),
    "outcomes-agreed": lambda held: held.in_plan(held.aims and set(Agreement.Party) <= held.agreed),
    "look-back": lambda held: held.in_plan(held.plan and held.plan.review_on),
}


def look_for(held: Held, looks_at: str) -> Look:
    """One thing, by the name that a file gives it: `budget`, `answer:able`, `domain:vi`."""
    kind, _, code = looks_at.partition(":")
    if kind == "answer":
        return held.in_decision(code in held.met)
    if kind == "domain":
        return held.in_decision(code in held.limbs)
    return LOOKS[looks_at](held)


def held_of(viewer: Actor, of: Subject, *, whose: str) -> Held:
    """Everything that is looked for, of one person."""
    person = of.person
    plan = plan_now(viewer, person)
    statements = Statement.objects.visible_to(viewer).filter(conversation__person=person)
    talks = Conversation.objects.visible_to(viewer).filter(person=person)
    latest = talks.order_by("-held_on", "-recorded_at", "pk").values_list("pk", flat=True).first()
    weighing = _weighing(viewer, of, whose)
    decision = getattr(weighing, "decision", None) if weighing else None
    lanes = Episode.objects.visible_to(viewer).open().preventive().filter(person=person)
    return Held(
        person=person.pk,
        outcomes=Outcome.objects.visible_to(viewer).filter(person=person).live().count(),
        plan=plan,
        aims=_aims(plan),
        doers=_doers(plan),
        agreed=_agreed(plan),
        is_paid_to_them=_is_paid_to_them(plan),
        said=frozenset(statements.standing().order_by().values_list("about", flat=True).distinct()),
        present=bool(decision and decision.present) or talks.filter(present__isnull=False).exists(),
        talk=latest,
        barriers=Barrier.objects.visible_to(viewer).filter(person=person).exists(),
        others=_others(viewer, of),
        budget=_budget(viewer, of),
        has_account=person.user_id is not None,
        lane=lanes.order_by("-began_on", "pk").values_list("pk", flat=True).first(),
        decision=decision,
        weighing=weighing,
        limbs={f.domain: f.limb for f in weighing.findings.all()} if weighing else {},
        met=frozenset(a.condition for a in weighing.answers.all()) if weighing else frozenset(),
        areas=len(weighing.effects.all()) if weighing else 0,
    )


def _weighing(viewer: Actor, of: Subject, whose: str) -> Weighing | None:
    """The last that was decided, or begun."""
    seen: QuerySet[Weighing] = Weighing.objects.visible_to(viewer)
    mine = seen.filter(person=of.person, whose=whose).select_related("decision")
    return (
        mine.prefetch_related("findings", "answers", "effects")
        .order_by("-recorded_at", "pk")
        .first()
    )


def _aims(plan: Plan | None) -> frozenset[UUID]:
    rows = Aim.objects.filter(plan=plan).order_by("pk") if plan else Aim.objects.none()
    return frozenset(rows.values_list("pk", flat=True))


def _doers(plan: Plan | None) -> tuple[tuple[UUID, str], ...]:
    rows = Action.objects.filter(aim__plan=plan) if plan else Action.objects.none()
    return tuple(rows.order_by("pk").values_list("aim_id", "doer"))


def _agreed(plan: Plan | None) -> frozenset[str]:
    rows = plan.agreements.holding() if plan else Agreement.objects.none()
    return frozenset(rows.order_by("pk").values_list("party", flat=True))


def _is_paid_to_them(plan: Plan | None) -> bool:
    if plan is None:
        return False
    direct = Q(route=Route.DIRECT_PAYMENT) | Q(direct_payment_share__gt=0)
    return CostLine.objects.filter(direct, action__aim__plan=plan).exists()


def _others(viewer: Actor, of: Subject) -> bool:
    """Whether somebody is around them who is not there for work."""
    around = CircleMember.objects.visible_to(viewer).current().filter(person=of.person)
    return around.exclude(kind__in=KIND_OF_WORKER.values()).exists()


def _budget(viewer: Actor, of: Subject) -> bool | None:
    """None, to whoever does not see the money."""
    if not of.standing.may(DataClass.BUDGET):
        return None
    return Budget.objects.visible_to(viewer).in_force(of.person) is not None
