"""Two versions of a plan side by side, matched by outcome and by line."""

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
from whatmatters.plans.models import Aim, Plan
from whatmatters.plans.selectors.parts import Shown, aims_of, shown
from whatmatters.web.components.words import written

KEPT, CHANGED, ADDED, DONE, TAKEN_OUT = (
    _("Kept"),
    _("Changed"),
    _("Added"),
    _("Done"),
    _("Taken out"),
)
TONES = (
    (KEPT, "plain"),
    (CHANGED, "started"),
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


@dataclass(frozen=True, slots=True)
class Compared:
    """An action before and now; None on the side where it is not."""

    before: Shown | None
    now: Shown | None
    differences: tuple[Difference, ...]

    @property
    def state(self) -> str:
        if self.before is None:
            return ADDED
        if self.now is None:
            return DONE if self.before.is_done else TAKEN_OUT
        return CHANGED if self.differences else KEPT

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
    """What is different between a version and the one it follows."""

    subject: Subject
    plan: Plan
    before: Plan
    aims: tuple[AimCompared, ...]
    differences: tuple[Difference, ...]

    @property
    def in_words(self) -> str:
        """`3 things kept, 1 changed`."""
        states = [action.state for aim in self.aims for action in aim.actions]
        counts = [(states.count(state), state.lower()) for state, _tone in TONES]
        said = [f"{many} {state}" for many, state in counts if many]
        return ", ".join(said) or gettext("nothing that somebody does is different")


def changes_page(*, viewer: Actor, plan_id: UUID) -> ChangesPage:
    """A version beside the one it follows. A first version has none: 404."""
    plan = get_object_or_404(
        Plan.objects.visible_to(viewer).select_related("person", "follows"), pk=plan_id
    )
    if plan.follows is None:
        raise Http404
    subject = subject_of(viewer=viewer, person=plan.person)
    aims = aims_of([plan, plan.follows], viewer=viewer)
    was, now = _by_outcome(aims, plan.follows), _by_outcome(aims, plan)
    outcomes = [aim.outcome for aim in (*now.values(), *was.values())]
    return ChangesPage(
        subject=subject,
        plan=plan,
        before=plan.follows,
        aims=tuple(
            _compared(outcome, was.get(outcome.pk), now.get(outcome.pk), viewer, subject)
            for outcome in dict.fromkeys(outcomes)
        ),
        differences=_different(_about(plan.follows), _about(plan)),
    )


def _by_outcome(aims: Iterable[Aim], plan: Plan) -> dict[UUID, Aim]:
    return {aim.outcome_id: aim for aim in aims if aim.plan_id == plan.pk}


def _compared(
    outcome: Outcome, was: Aim | None, now: Aim | None, viewer: Actor, subject: Subject
) -> AimCompared:
    before, after = (_lines(aim, viewer=viewer, subject=subject) for aim in (was, now))
    lines = [*after, *(line for line in before if line not in after)]
    actions = tuple(_action(before.get(line), after.get(line)) for line in lines)
    return AimCompared(outcome, _state(was, now, actions), actions)


def _state(was: Aim | None, now: Aim | None, actions: Iterable[Compared]) -> str:
    if was is None:
        return ADDED
    if now is None:
        return TAKEN_OUT
    return KEPT if all(action.state == KEPT for action in actions) else CHANGED


def _lines(aim: Aim | None, *, viewer: Actor, subject: Subject) -> dict[UUID, Shown]:
    actions = aim.actions.all() if aim else ()
    return {
        action.line: shown(action, viewer=viewer, subject=subject, is_running=False)
        for action in actions
    }


def _action(before: Shown | None, now: Shown | None) -> Compared:
    if before is None or now is None:
        return Compared(before, now, ())
    return Compared(before, now, _different(_parts(before), _parts(now)))


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
        gettext("When we look back"): _day(plan.review_on),
    }


def _day(value: date | None) -> str:
    return written(value) if value else ""
