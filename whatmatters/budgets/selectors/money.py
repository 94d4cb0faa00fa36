"""My money: what there is, where it comes from, what it is for, what changed and why."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed
from whatmatters.budgets.challenge import Rights, rights
from whatmatters.budgets.models import (
    Assistant,
    BenefitsCheck,
    Budget,
    BuiltUp,
    Estimate,
    Saving,
)
from whatmatters.budgets.rules import AGREES, HELPS_WITH_BENEFITS
from whatmatters.budgets.selectors.parts import (
    Beside,
    Share,
    Version,
    Worked,
    beside,
    estimates,
    shares_of,
    versions_of,
    with_replies,
    worked,
)
from whatmatters.budgets.sums import NOTHING
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind
from whatmatters.people.selectors import Subject, subject
from whatmatters.plans.costs import pounds


@dataclass(frozen=True, slots=True)
class May:
    """What of it this viewer may do."""

    write: bool
    agree: bool
    say_of_benefits: bool


@dataclass(frozen=True, slots=True)
class Assisted:
    """What a personal assistant costs; who it is, to those who may know who is in the circle."""

    terms: Assistant
    name: str


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """All of somebody’s money. `now` holds today, `coming` is agreed and begins later."""

    subject: Subject
    may: May
    versions: tuple[Version, ...]
    now: Version | None
    coming: Version | None
    shares: tuple[Share, ...]
    worked: Worked | None
    beside: Beside | None
    built_up: BuiltUp | None
    savings: tuple[Saving, ...]
    assistants: tuple[Assisted, ...]
    checks: tuple[BenefitsCheck, ...]
    to_ask: tuple[str, ...]
    rights: Rights

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self

    @property
    def shown(self) -> Version | None:
        """The one whose sums are shown."""
        return self.now or self.coming

    @property
    def estimate(self) -> Estimate | None:
        return self.worked.estimate if self.worked else None

    @property
    def last_number(self) -> int:
        """Of the last version there is: what a form about the next was about."""
        return self.versions[0].budget.number if self.versions else 0

    @property
    def changed(self) -> tuple[Version, ...]:
        """Those that changed something, the newest first."""
        return tuple(one for one in self.versions if one.before)

    @property
    def over(self) -> str:
        """How much more has built up than may without a talk; nothing if it is less."""
        return pounds(self.built_up.over) if self.built_up and self.built_up.over else ""

    @property
    def saved(self) -> str:
        total = sum((one.amount for one in self.savings), NOTHING)
        return pounds(total) if total else ""


def money_page(*, viewer: Actor, person_id: UUID) -> MoneyPage:
    """Everything the page shows, in the same few queries however much there is."""
    about = opened(viewer=viewer, person_id=person_id)
    own = {"person": person_id}
    budgets = Budget.objects.visible_to(viewer).filter(**own).newest_first()
    versions = versions_of(
        list(budgets.select_related("agreed_by").prefetch_related(with_replies(viewer)))
    )
    now, coming = _now(versions), _coming(versions)
    shown = now or coming
    work = Estimate.objects.visible_to(viewer).filter(**own).newest_first()
    first = work.select_related("worked_by").prefetch_related(estimates(viewer)).first()
    counted = BuiltUp.objects.visible_to(viewer).filter(budget__person=person_id).newest_first()
    checks = BenefitsCheck.objects.visible_to(viewer).filter(**own).newest_first()
    return MoneyPage(
        subject=about,
        may=may_of(about),
        versions=versions,
        now=now,
        coming=coming,
        shares=shares_of(shown.budget, is_self=about.standing.is_self, known_as=about.known_as)
        if shown
        else (),
        worked=worked(first),
        beside=beside(viewer=viewer, person_id=person_id, budget=shown.budget if shown else None),
        built_up=counted.select_related("budget").first(),
        savings=tuple(Saving.objects.visible_to(viewer).filter(**own).current().in_order()),
        assistants=_assistants(viewer, person_id),
        checks=tuple(checks.select_related("result", "asked_by")),
        to_ask=_to_ask(viewer, person_id),
        rights=rights(),
    )


def opened(*, viewer: Actor, person_id: UUID, deed: Deed = Deed.READ) -> Subject:
    """Whose money it is. Who may not know them, 404; who may not see their money, 403."""
    about = subject(viewer=viewer, person_id=person_id)
    if not about.standing.may(DataClass.BUDGET, deed):
        raise PermissionDenied
    return about


def may_of(about: Subject) -> May:
    writes = about.standing.may(DataClass.BUDGET, Deed.WRITE)
    ways = about.standing.facts.ways
    return May(writes, writes and bool(ways & AGREES), writes and bool(ways & HELPS_WITH_BENEFITS))


def _now(versions: tuple[Version, ...]) -> Version | None:
    today = clock.today()
    begun = next((one for one in versions if one.budget.begins_on <= today), None)
    return begun if begun and begun.budget.holds_on(today) else None


def _coming(versions: tuple[Version, ...]) -> Version | None:
    """The next that begins later."""
    later = [one for one in versions if one.budget.begins_on > clock.today()]
    return later[-1] if later else None


def _assistants(viewer: Actor, person_id: UUID) -> tuple[Assisted, ...]:
    terms = Assistant.objects.visible_to(viewer).filter(person=person_id).current().in_order()
    known = CircleMember.objects.visible_to(viewer, person=person_id).filter(person=person_id)
    names = dict(known.filter(kind=Kind.ASSISTANT).order_by("pk").values_list("pk", "name"))
    unnamed = str(Kind.ASSISTANT.label)
    return tuple(Assisted(one, names.get(one.member_id, unnamed)) for one in terms)


def _to_ask(viewer: Actor, person_id: UUID) -> tuple[str, ...]:
    """Whom one can ask: their practitioners and brokers."""
    seen = CircleMember.objects.visible_to(viewer, person=person_id).filter(person=person_id)
    kinds = [Kind.PRACTITIONER, Kind.BROKER]
    working = seen.current().filter(kind__in=kinds).order_by("kind", "name", "pk")
    return tuple(member.name for member in working)


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version of the budget, whole."""

    subject: Subject
    may: May
    version: Version
    shares: tuple[Share, ...]
    worked: Worked | None
    rights: Rights

    @property
    def shown(self) -> Version:
        return self.version

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


def version_page(*, viewer: Actor, budget_id: UUID) -> VersionPage:
    """The version with the one before it and the one after, for what changed."""
    found = get_object_or_404(Budget.objects.visible_to(viewer), pk=budget_id)
    about = opened(viewer=viewer, person_id=found.person_id)
    near = range(found.number - 1, found.number + 2)
    around = Budget.objects.visible_to(viewer).filter(person=found.person_id, number__in=near)
    rows = around.newest_first().select_related("agreed_by", "estimate__worked_by")
    versions = versions_of(list(rows.prefetch_related(with_replies(viewer))))
    version = next(one for one in versions if one.budget.pk == budget_id)
    return VersionPage(
        subject=about,
        may=may_of(about),
        version=version,
        shares=shares_of(version.budget, is_self=about.standing.is_self, known_as=about.known_as),
        worked=worked(version.budget.estimate),
        rights=rights(),
    )
