"""What is asked of those who pay: the plan, put together from what is written already."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.budgets.models import Budget
from whatmatters.eligibility.models import Decision, FundingRequest
from whatmatters.eligibility.selectors.now import plan_now
from whatmatters.foundations.words import later as _
from whatmatters.people.selectors import Subject, subject_of, subject_told
from whatmatters.plans.costs import pounds
from whatmatters.plans.models import Plan, Unmet
from whatmatters.plans.selectors import AimShown, PlanPage, plan_page

#: What can be put in, in the order in which it stands there.
PARTS = {
    "outcomes": _("What the person wants, in their words"),
    "natural": _("What they and those around them do"),
    "arranged": _("What is asked for, and what it costs"),
    "returns": _("What we invest, and what comes back"),
    "budget": _("The budget there is"),
    "decision": _("What was decided about what the law says"),
    "unmet": _("What can’t be met"),
}


@dataclass(frozen=True, slots=True)
class Return:
    """For one outcome: what goes in, from whom, and what comes of it."""

    aim: AimShown
    own_part: tuple[str, ...]
    costs: tuple[str, ...]

    @property
    def comes_back(self) -> str:
        """What it is like when it is happening; else what they want, in their words."""
        return self.aim.outcome.looks_like or self.aim.outcome.words


@dataclass(frozen=True, slots=True)
class FundingPage:
    """All that a funding request can hold. The file and the page are made from the same."""

    subject: Subject
    whole: PlanPage
    budget: Budget | None
    decision: Decision | None
    unmet: tuple[Unmet, ...]
    sent: tuple[FundingRequest, ...]
    may_send: bool

    @property
    def plan(self) -> Plan:
        return self.whole.plan

    @property
    def returns(self) -> tuple[Return, ...]:
        return tuple(_return(aim) for aim in self.whole.aims)

    @property
    def budget_in_words(self) -> str:
        """`£137.92 a week`, as agreed."""
        amount = pounds(self.budget.agreed_weekly) if self.budget else ""
        return gettext("%(pounds)s a week") % {"pounds": amount} if amount else ""

    def holds(self, part: str) -> bool:
        """Whether there is anything to say of it."""
        there: dict[str, object] = {
            "outcomes": self.whole.aims,
            "natural": self.whole.natural.actions,
            "arranged": self.whole.arranged.actions,
            "returns": self.whole.actions,
            "budget": self.budget,
            "decision": self.decision,
            "unmet": self.unmet,
        }
        return bool(there[part])

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        return tuple((key, str(said)) for key, said in PARTS.items() if self.holds(key))

    def chosen(self, wanted: Collection[str]) -> tuple[str, ...]:
        return tuple(key for key, _said in self.parts if key in wanted)


@dataclass(frozen=True, slots=True)
class RequestPage:
    subject: Subject
    request: FundingRequest
    parts: tuple[str, ...]


def funding_page(*, viewer: Actor, person_id: UUID) -> FundingPage:
    """The plan that runs, or is being written, as those who pay are asked. Without one, 404."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.BUDGET)
    if not of.standing.may(DataClass.PLAN):
        raise PermissionDenied
    plan = plan_now(viewer, of.person)
    if plan is None:
        raise Http404
    decisions = Decision.objects.visible_to(viewer).filter(weighing__person=of.person)
    unmet = Unmet.objects.visible_to(viewer).filter(person=of.person).standing()
    sent = FundingRequest.objects.visible_to(viewer).filter(person=of.person)
    return FundingPage(
        subject=of,
        whole=plan_page(viewer=viewer, plan_id=plan.pk),
        budget=Budget.objects.visible_to(viewer).in_force(of.person),
        decision=decisions.latest_first().select_related("weighing").first(),
        unmet=tuple(unmet.longest_first().select_related("outcome")),
        sent=tuple(sent.latest_first().select_related("sent_by").defer("content")),
        may_send=may(viewer, Permission.FUNDING_REQUEST, of.person),
    )


def request_page(*, viewer: Actor, request_id: UUID) -> RequestPage:
    """One that was sent, as it was sent."""
    seen = FundingRequest.objects.visible_to(viewer).select_related(
        "person", "sent_by", "organisation", "plan"
    )
    found = get_object_or_404(seen, pk=request_id)
    parts = tuple(str(PARTS[key]) for key in found.parts.split() if key in PARTS)
    return RequestPage(subject_of(viewer=viewer, person=found.person), found, parts)


def _return(aim: AimShown) -> Return:
    natural = (one for one in aim.actions if one.action.is_natural)
    paid = (one for one in aim.actions if not one.action.is_natural)
    return Return(
        aim=aim,
        own_part=tuple(f"{one.who}: {one.action.what}" for one in natural),
        costs=tuple(f"{one.who}: {one.action.what} ({one.cost or '–'})" for one in paid),
    )
