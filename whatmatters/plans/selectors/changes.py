"""Two versions of a plan side by side, matched by line wherever it stands, word by word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.plans.differing import Part, between, moved
from whatmatters.plans.models import Aim, Plan
from whatmatters.plans.selectors.parts import Shown, aims_of, shown
from whatmatters.web.components.words import written

KEPT, CHANGED, MOVED, ADDED, DONE, TAKEN_OUT = (
    _("Kept"),
    _("Changed"),
    _("Moved"),
    _("Added"),
    _("Done"),
    _("Taken out"),
)
TONES = (
    (KEPT, "plain"),
    (CHANGED, "started"),
    (MOVED, "started"),
    (ADDED, "good"),
    (DONE, "good"),
    (TAKEN_OUT, "waiting"),
)


def tone_of(state: str) -> str:
    """Each state is the one above: its words differ by language, and so find nothing."""
    return next(tone for each, tone in TONES if each is state)


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs, in words; empty where there was nothing."""

    part: str
    before: str
    now: str

    @property
    def words(self) -> tuple[Part, ...]:
        """What stays, what goes and what comes."""
        return between(self.before, self.now)


@dataclass(frozen=True, slots=True)
class Compared:
    """An action before and now; None on the side where it is not.

    `is_moved` says that it stands elsewhere among the rest; `came_from` for which other outcome
    it was to be done before.
    """

    before: Shown | None
    now: Shown | None
    differences: tuple[Difference, ...]
    is_moved: bool = False
    came_from: str = ""

    @property
    def state(self) -> str:
        if self.before is None:
            return ADDED
        if self.now is None:
            return DONE if self.before.is_done else TAKEN_OUT
        if self.differences:
            return CHANGED
        return MOVED if self.is_moved else KEPT

    @property
    def tone(self) -> str:
        return tone_of(self.state)

    @property
    def there(self) -> Shown | None:
        """It as it is now, or as it was when it was taken out."""
        return self.now or self.before

    @property
    def what(self) -> str:
        return self.there.action.what if self.there else ""


@dataclass(frozen=True, slots=True)
class AimCompared:
    """An outcome and its actions in both versions."""

    outcome: Outcome
    state: str
    actions: tuple[Compared, ...]

    @property
    def tone(self) -> str:
        return tone_of(self.state)


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What is different between two versions; `others` are those it could be laid beside."""

    subject: Subject
    plan: Plan
    before: Plan
    others: tuple[Plan, ...]
    aims: tuple[AimCompared, ...]
    differences: tuple[Difference, ...]

    @property
    def in_words(self) -> str:
        """`3 things kept, 1 changed`."""
        states = [action.state for aim in self.aims for action in aim.actions]
        counts = [(states.count(state), state.lower()) for state, _tone in TONES]
        said = [f"{many} {state}" for many, state in counts if many]
        return ", ".join(said) or gettext("nothing that somebody does is different")


def changes_page(*, viewer: Actor, plan_id: UUID, beside: str = "") -> ChangesPage:
    """A version beside the one it follows, or the one whose number was asked for.

    Where there is no other to lay it beside: 404.
    """
    plan = get_object_or_404(Plan.objects.visible_to(viewer).select_related("person"), pk=plan_id)
    versions = Plan.objects.visible_to(viewer).filter(person=plan.person).newest_first()
    others = tuple(one for one in versions if one.pk != plan.pk)
    before = _asked_for(others, beside) or _followed_by(plan, others)
    if before is None:
        raise Http404
    subject = subject_of(viewer=viewer, person=plan.person)
    return ChangesPage(
        subject=subject,
        plan=plan,
        before=before,
        others=others,
        aims=_compared(aims_of([plan, before], viewer=viewer), plan, before, viewer, subject),
        differences=_different(_about(before), _about(plan)),
    )


def _asked_for(others: Iterable[Plan], number: str) -> Plan | None:
    return next((one for one in others if str(one.number) == number), None)


def _followed_by(plan: Plan, others: Iterable[Plan]) -> Plan | None:
    return next((one for one in others if one.pk == plan.follows_id), None)


@dataclass(frozen=True, slots=True)
class _Side:
    """One version: its outcomes, and every line of it with the outcome it is for."""

    aims: dict[UUID, Aim]
    lines: dict[UUID, Shown]
    outcome_of: dict[UUID, Outcome]

    def of(self, outcome: Outcome) -> list[UUID]:
        aim = self.aims.get(outcome.pk)
        return [action.line for action in aim.actions.all()] if aim else []


def _compared(
    aims: Iterable[Aim], plan: Plan, before: Plan, viewer: Actor, subject: Subject
) -> tuple[AimCompared, ...]:
    some = list(aims)
    was, now = (_side(some, one, viewer, subject) for one in (before, plan))
    outcomes = dict.fromkeys(aim.outcome for aim in (*now.aims.values(), *was.aims.values()))
    return tuple(_aim(outcome, was, now) for outcome in outcomes)


def _side(aims: Iterable[Aim], plan: Plan, viewer: Actor, subject: Subject) -> _Side:
    own = {aim.outcome_id: aim for aim in aims if aim.plan_id == plan.pk}
    lines, outcome_of = {}, {}
    for aim in own.values():
        for action in aim.actions.all():
            lines[action.line] = shown(action, viewer=viewer, subject=subject, is_running=False)
            outcome_of[action.line] = aim.outcome
    return _Side(own, lines, outcome_of)


def _aim(outcome: Outcome, was: _Side, now: _Side) -> AimCompared:
    """Its lines now, then those that are nowhere any more."""
    here = now.of(outcome)
    gone = [line for line in was.of(outcome) if line not in now.lines]
    elsewhere = moved(was.of(outcome), here)
    actions = tuple(_action(line, was, now, is_moved=line in elsewhere) for line in (*here, *gone))
    return AimCompared(outcome, _state(outcome, was, now, actions), actions)


def _state(outcome: Outcome, was: _Side, now: _Side, actions: Iterable[Compared]) -> str:
    if outcome.pk not in was.aims:
        return ADDED
    if outcome.pk not in now.aims:
        return TAKEN_OUT
    return KEPT if all(action.state == KEPT for action in actions) else CHANGED


def _action(line: UUID, was: _Side, now: _Side, *, is_moved: bool) -> Compared:
    before, after = was.lines.get(line), now.lines.get(line)
    if before is None or after is None:
        return Compared(before, after, ())
    came_from = was.outcome_of[line]
    is_elsewhere = came_from != now.outcome_of[line]
    return Compared(
        before,
        after,
        _different(_parts(before), _parts(after)),
        is_moved=is_moved or is_elsewhere,
        came_from=came_from.words if is_elsewhere else "",
    )


def _different(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[Difference, ...]:
    return tuple(Difference(p, before[p], now[p]) for p in now if before[p] != now[p])


def _parts(one: Shown) -> dict[str, str]:
    """An action, part by part, as it is read."""
    action = one.action
    return {
        gettext("Who"): one.who,
        gettext("Kind of help"): action.get_doer_display(),
        gettext("What"): action.what,
        gettext("How often"): action.how_often,
        gettext("Starts"): _day(action.begins_on),
        gettext("By when"): _day(action.by_on),
        gettext("Cost"): one.cost,
        gettext("Step it serves"): action.step.words if action.step else "",
        gettext("What it eases"): action.barrier.words if action.barrier else "",
    }


def _about(plan: Plan) -> dict[str, str]:
    return {
        gettext("If things go wrong"): plan.if_things_go_wrong,
        gettext("Signs that it begins to go wrong"): plan.warning_signs,
        gettext("What happens then"): plan.what_then,
        gettext("Who to ring"): plan.who_to_ring,
        gettext("What to have ready"): plan.have_ready,
        gettext("When we look back"): _day(plan.review_on),
    }


def _day(value: date | None) -> str:
    return written(value) if value else ""
