"""The smaller pages: an estimate, the terms of a personal assistant, a check of benefits."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import Deed
from whatmatters.budgets.allocation import NoSuchRule, Rule, offered, rule_named
from whatmatters.budgets.models import Assistant, BenefitsCheck, Estimate
from whatmatters.budgets.selectors.money import May, may_of, opened
from whatmatters.budgets.selectors.parts import Worked, estimates, worked
from whatmatters.people.models import CircleMember, Kind
from whatmatters.people.selectors import Subject


@dataclass(frozen=True, slots=True)
class EstimatePage:
    """How an amount was worked out, and the whole rule that it was worked out by."""

    subject: Subject
    may: May
    worked: Worked
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class WorkOutPage:
    subject: Subject
    rule: Rule
    others: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class TermsPage:
    """The assistants of a circle, and the terms of the one that is asked about, if any."""

    subject: Subject
    members: tuple[CircleMember, ...]
    terms: Assistant | None

    @property
    def last_number(self) -> int:
        return self.terms.number if self.terms else 0


@dataclass(frozen=True, slots=True)
class CheckPage:
    subject: Subject
    may: May
    asked: BenefitsCheck

    @property
    def is_done(self) -> bool:
        return hasattr(self.asked, "result")


def estimate_page(*, viewer: Actor, estimate_id: UUID) -> EstimatePage:
    kept = Estimate.objects.visible_to(viewer).select_related("worked_by")
    found = get_object_or_404(kept.prefetch_related(estimates(viewer)), pk=estimate_id)
    about = opened(viewer=viewer, person_id=found.person_id)
    shown = worked(found, checks=True)
    if shown is None:
        raise Http404
    return EstimatePage(about, may_of(about), shown, _rule(found))


def _rule(estimate: Estimate) -> Rule | None:
    try:
        return rule_named(estimate.rule, estimate.rule_version)
    except NoSuchRule:
        return None


def work_out_page(*, viewer: Actor, person_id: UUID, rule: str = "") -> WorkOutPage:
    """By the rule that was asked for, or the newest that is switched on."""
    about = opened(viewer=viewer, person_id=person_id, deed=Deed.WRITE)
    rules = offered()
    chosen = next((one for one in rules if f"{one.key}:{one.version}" == rule), rules[0])
    return WorkOutPage(about, chosen, tuple(one for one in rules if one != chosen))


def terms_page(*, viewer: Actor, person_id: UUID, member: str = "") -> TermsPage:
    about = opened(viewer=viewer, person_id=person_id, deed=Deed.WRITE)
    circle = CircleMember.objects.visible_to(viewer, person=person_id).filter(person=person_id)
    members = tuple(circle.current().filter(kind=Kind.ASSISTANT).order_by("name", "pk"))
    chosen = next((one for one in members if str(one.pk) == member), None)
    kept = Assistant.objects.visible_to(viewer).filter(member=chosen)
    terms = kept.order_by("-number", "pk").first() if chosen else None
    return TermsPage(about, members, terms)


def check_page(*, viewer: Actor, check_id: UUID) -> CheckPage:
    """A check of benefits that was asked for."""
    kept = BenefitsCheck.objects.visible_to(viewer).select_related("result", "asked_by")
    asked = get_object_or_404(kept, pk=check_id)
    about = opened(viewer=viewer, person_id=asked.person_id)
    return CheckPage(about, may_of(about), asked)
