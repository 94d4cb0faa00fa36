"""What is looked at before it is decided: one small question a page."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.eligibility.law import (
    IMPACT,
    Area,
    Condition,
    Domain,
    Limb,
    Pack,
    Test,
    every_pack,
)
from whatmatters.eligibility.models import Answer, Finding, Weighing, Whose
from whatmatters.eligibility.suggesting import Suggestion, suggested
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Row:
    """One question on the way to a decision: what it is, and how it stands."""

    code: str
    plain: str
    says: str
    tone: str


@dataclass(frozen=True, slots=True)
class WeighingPage:
    """Everything that is to be looked at, with what has been."""

    subject: Subject
    weighing: Weighing
    domains: tuple[Row, ...]
    conditions: tuple[Row, ...]
    suggestion: Suggestion

    @property
    def law(self) -> Pack:
        return self.weighing.law

    @property
    def test(self) -> Test:
        return self.weighing.test

    @property
    def is_carers(self) -> bool:
        return self.weighing.whose == Whose.CARER


@dataclass(frozen=True, slots=True)
class DomainPage:
    subject: Subject
    weighing: Weighing
    domain: Domain
    limbs: tuple[Limb, ...]
    found: Finding | None
    following: Domain | None


@dataclass(frozen=True, slots=True)
class ConditionPage:
    subject: Subject
    weighing: Weighing
    condition: Condition
    areas: tuple[Area, ...]
    given: Answer | None
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecidePage:
    whole: WeighingPage
    outcomes: tuple[Outcome, ...]

    @property
    def subject(self) -> Subject:
        return self.whole.subject


def weighing_page(*, viewer: Actor, weighing_id: UUID) -> WeighingPage:
    """What is looked at, for those who decide."""
    weighing, subject = _open(viewer, weighing_id)
    limbs = {one.domain: one.limb for one in weighing.findings.order_by("pk")}
    met = {one.condition: one.met for one in weighing.answers.order_by("pk")}
    test = weighing.test
    return WeighingPage(
        subject=subject,
        weighing=weighing,
        domains=tuple(_domain_row(test, one, limbs) for one in test.domains),
        conditions=tuple(_condition_row(one, met) for one in test.asked),
        suggestion=suggested(test, limbs=limbs, met=met),
    )


def domain_page(*, viewer: Actor, weighing_id: UUID, code: str) -> DomainPage:
    weighing, subject = _open(viewer, weighing_id)
    test = weighing.test
    domain = test.domain(code)
    if domain is None:
        raise Http404
    after = test.domains[test.domains.index(domain) + 1 :]
    return DomainPage(
        subject=subject,
        weighing=weighing,
        domain=domain,
        limbs=test.limbs_for(domain),
        found=weighing.findings.filter(domain=code).order_by("pk").first(),
        following=after[0] if after else None,
    )


def condition_page(*, viewer: Actor, weighing_id: UUID, code: str) -> ConditionPage:
    weighing, subject = _open(viewer, weighing_id)
    condition = weighing.test.condition(code)
    if condition is None or not condition.is_answered:
        raise Http404
    asks_areas = condition.kind == IMPACT and weighing.test.effect_on_wellbeing
    return ConditionPage(
        subject=subject,
        weighing=weighing,
        condition=condition,
        areas=weighing.law.areas if asks_areas else (),
        given=weighing.answers.filter(condition=code).order_by("pk").first(),
        named=tuple(weighing.effects.order_by("pk").values_list("area", flat=True)),
    )


def decide_page(*, viewer: Actor, weighing_id: UUID) -> DecidePage:
    whole = weighing_page(viewer=viewer, weighing_id=weighing_id)
    outcomes = Outcome.objects.visible_to(viewer).filter(person=whole.subject.person).live()
    return DecidePage(whole, tuple(outcomes.as_ranked()))


def _open(viewer: Actor, weighing_id: UUID) -> tuple[Weighing, Subject]:
    """One that is not decided yet, to those who decide; to others who see it, 403."""
    seen = Weighing.objects.visible_to(viewer).select_related("person", "caring")
    weighing = get_object_or_404(seen, pk=weighing_id)
    if (weighing.pack, weighing.pack_version) not in every_pack():
        raise Http404  # the file it was begun under has been taken away
    is_ours = weighing.organisation_id == viewer.organisation_id
    if not is_ours or not may(viewer, Permission.ELIGIBILITY_DECIDE, weighing.person):
        raise PermissionDenied
    return weighing, subject_of(viewer=viewer, person=weighing.person)


def _domain_row(test: Test, domain: Domain, limbs: dict[str, str]) -> Row:
    if domain.code not in limbs:
        return Row(domain.code, domain.plain, gettext("Not looked at yet"), "plain")
    limb = test.limb(limbs[domain.code])
    if limb is None:
        return Row(domain.code, domain.plain, gettext("Can do this"), "good")
    return Row(domain.code, domain.plain, str(limb.plain), "careful")


def _condition_row(condition: Condition, met: dict[str, bool]) -> Row:
    if condition.code not in met:
        return Row(condition.code, condition.asks, gettext("Not answered yet"), "plain")
    if met[condition.code]:
        return Row(condition.code, condition.asks, gettext("Yes"), "good")
    return Row(condition.code, condition.asks, gettext("No"), "waiting")
