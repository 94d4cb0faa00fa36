"""What was decided, and why: in plain words, with the law’s own beside them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.eligibility.law import Pack, Test, every_pack
from whatmatters.eligibility.models import Answer, Decision, Disagreement, Finding, Whose
from whatmatters.episodes.models import Episode
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was looked at: as we say it, how they can’t, and as the law says it."""

    plain: str
    how: str
    text: str
    words: str
    cannot: bool


@dataclass(frozen=True, slots=True)
class Answered:
    asks: str
    met: bool
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class DecisionPage:
    subject: Subject
    decision: Decision
    law: Pack | None
    findings: tuple[Found, ...]
    answers: tuple[Answered, ...]
    areas: tuple[str, ...]
    level: str
    lane: Episode | None
    lane_outcomes: tuple[Outcome, ...]
    disagreements: tuple[Disagreement, ...]
    before: Decision | None
    after: Decision | None
    may_disagree: bool
    may_tell: bool

    @property
    def named(self) -> str:
        """Which law it was made under; its id, where the file was taken away."""
        weighing = self.decision.weighing
        if self.law:
            return self.law.named
        return f"{weighing.pack}, version {weighing.pack_version}"

    @property
    def is_carers(self) -> bool:
        return self.decision.weighing.whose == Whose.CARER

    @property
    def cannot(self) -> tuple[Found, ...]:
        return tuple(one for one in self.findings if one.cannot)

    @property
    def can(self) -> tuple[Found, ...]:
        return tuple(one for one in self.findings if not one.cannot)


def decision_page(*, viewer: Actor, decision_id: UUID) -> DecisionPage:
    """One decision, whole, in the same few queries however much was looked at."""
    decision = get_object_or_404(whole(viewer), pk=decision_id)
    weighing = decision.weighing
    law = every_pack().get((weighing.pack, weighing.pack_version))
    test = law.tests.get(weighing.whose) if law else None
    outcomes = Outcome.objects.visible_to(viewer).filter(lanes__lane__decisions=decision)
    seen = Decision.objects.visible_to(viewer)
    is_ours = weighing.organisation_id == viewer.organisation_id
    said = Disagreement.objects.visible_to(viewer).filter(decision=decision)
    return DecisionPage(
        subject=subject_of(viewer=viewer, person=weighing.person),
        decision=decision,
        law=law,
        findings=tuple(_found(test, one) for one in _in_order(test, decision)),
        answers=tuple(_answered(test, one) for one in weighing.answers.all()),
        areas=tuple(_area(law, one.area, one.text) for one in weighing.effects.all()),
        level=_level(test, decision.level),
        lane=Episode.objects.visible_to(viewer).filter(decisions=decision).order_by("pk").first(),
        lane_outcomes=tuple(outcomes.as_ranked()),
        disagreements=tuple(said.order_by("recorded_at", "pk")),
        before=seen.filter(followed_by=decision).order_by("pk").first(),
        after=seen.filter(follows=decision).order_by("pk").first(),
        may_disagree=may(viewer, Permission.ELIGIBILITY_DISAGREE, decision),
        may_tell=is_ours and may(viewer, Permission.ELIGIBILITY_DECIDE, weighing.person),
    )


def whole(viewer: Actor) -> QuerySet[Decision]:
    seen = Decision.objects.visible_to(viewer)
    return seen.select_related(
        "weighing__person", "weighing__organisation", "weighing__caring"
    ).prefetch_related("weighing__findings", "weighing__answers", "weighing__effects")


def _in_order(test: Test | None, decision: Decision) -> list[Finding]:
    """As the law lists them."""
    places = {one.code: at for at, one in enumerate(test.domains)} if test else {}
    found = decision.weighing.findings.all()
    return sorted(found, key=lambda one: (places.get(one.domain, len(places)), one.domain))


def _found(test: Test | None, one: Finding) -> Found:
    domain = test.domain(one.domain) if test else None
    limb = test.limb(one.limb) if test and one.limb else None
    return Found(
        plain=str(domain.plain) if domain else one.text,
        how=str(limb.plain) if limb else "",
        text=one.text,
        words=one.words,
        cannot=one.cannot,
    )


def _answered(test: Test | None, one: Answer) -> Answered:
    condition = test.condition(one.condition) if test else None
    asks = str(condition.asks) if condition else one.text
    return Answered(asks, one.met, one.text, one.words)


def _level(test: Test | None, code: str) -> str:
    """In our words; its code, where the file was taken away."""
    levels = {one.code: str(one.plain) for one in test.levels} if test else {}
    return levels.get(code, code)


def _area(law: Pack | None, code: str, text: str) -> str:
    area = law.area(code) if law else None
    return str(area.plain) if area else text
