"""Outcomes and actions of a plan, as a viewer is shown them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.text import Truncator
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Barrier, Block, Outcome
from whatmatters.people.models import CircleMember
from whatmatters.people.selectors import Subject
from whatmatters.plans.costs import cost_in_words
from whatmatters.plans.models import Action, Aim, CostLine, Doer, Plan
from whatmatters.plans.rules import falls_to
from whatmatters.resources.models import Service
from whatmatters.web.components.words import written


@dataclass(frozen=True, slots=True)
class Shown:
    """One action: who does it as one would say it to this viewer, and whether they may tick it."""

    action: Action
    who: str
    relation: str
    is_own: bool
    is_yours: bool
    may_tick: bool

    @property
    def cost(self) -> str:
        return cost_in_words(self.action)

    @property
    def when(self) -> str:
        """`Every Thursday, from 3 May 2027, by 1 June 2027`; empty when nobody has said."""
        action = self.action
        parts = [
            action.how_often,
            gettext("from %(written)s") % {"written": written(action.begins_on)}
            if action.begins_on
            else "",
            gettext("by %(written)s") % {"written": written(action.by_on)} if action.by_on else "",
        ]
        said = ", ".join(part for part in parts if part)
        return said[:1].upper() + said[1:]

    @property
    def whose_part(self) -> str:
        """What stands beside their own part: the first thing in any plan."""
        if not self.is_own:
            return ""
        return (
            gettext("My part") if self.is_yours else gettext("%(who)s’s part") % {"who": self.who}
        )

    @property
    def pill(self) -> str:
        return gettext("Done") if self.is_done else self.whose_part

    @property
    def pill_tone(self) -> str:
        return "good" if self.is_done else "started"

    @property
    def listed(self) -> Service | None:
        """What of the directory it is, while that is listed there."""
        service = self.action.resource
        return service if service is not None and service.is_listed else None

    @property
    def is_done(self) -> bool:
        """Over and done; what is done again and again never is."""
        return self.action.is_once and self.action.done_on is not None


@dataclass(frozen=True, slots=True)
class AimShown:
    """An outcome the plan serves: what is in its way, and who does what for it."""

    number: int
    aim: Aim
    barriers: tuple[Barrier, ...]
    actions: tuple[Shown, ...]

    @property
    def spoken(self) -> str:
        """Which outcome a link is about, for those who hear the page: no two are alike."""
        return gettext("outcome %(number)s, %(words)s") % {
            "number": self.number,
            "words": Truncator(self.outcome.words).chars(80),
        }

    @property
    def outcome(self) -> Outcome:
        return self.aim.outcome

    @property
    def once(self) -> int:
        """How many of its actions are done once and then over."""
        return sum(shown.action.is_once for shown in self.actions)

    @property
    def done(self) -> int:
        return sum(shown.is_done for shown in self.actions)


def aims_of(plans: Collection[Plan], *, viewer: Actor) -> list[Aim]:
    """The outcomes of plans with their actions, in the person's order. Two queries."""
    actions = Action.objects.in_journey_order().select_related(
        "member__organisation", "step", "barrier", "resource"
    )
    actions = actions.prefetch_related(Prefetch("cost_lines", CostLine.objects.as_written()))
    return list(
        Aim.objects.visible_to(viewer)
        .filter(plan__in=plans)
        .as_ranked()
        .select_related("outcome")
        .prefetch_related(Prefetch("actions", actions))
    )


def barriers_of(aims: Collection[Aim]) -> dict[object, list[Barrier]]:
    """What still stands in the way of each outcome, longest first. One query."""
    standing = (
        Block.objects.filter(outcome__in=[aim.outcome_id for aim in aims])
        .exclude(barrier__state=Barrier.State.REMOVED)
        .select_related("barrier")
        .order_by("barrier__state_since", "barrier__recorded_at", "pk")
    )
    found: dict[object, list[Barrier]] = {aim.outcome_id: [] for aim in aims}
    for block in standing:
        found[block.outcome_id].append(block.barrier)
    return found


def shown(action: Action, *, viewer: Actor, subject: Subject, is_running: bool) -> Shown:
    """An action in words, without a query: give it with its member, step and barrier."""
    is_own = action.doer == Doer.MYSELF
    is_theirs = action.member is not None and action.member.user_id == viewer.user.pk
    is_yours = is_theirs or (is_own and subject.standing.is_self)
    return Shown(
        action=action,
        who=_who(action, subject),
        relation=_relation(action.member) if action.member and not is_own else "",
        is_own=is_own,
        is_yours=is_yours,
        may_tick=is_running and falls_to(viewer, subject.standing, action),
    )


def _relation(member: CircleMember) -> str:
    """`my daughter` in the person's words, or `support worker` in ours."""
    return member.relation or member.get_kind_display().lower()


def _who(action: Action, subject: Subject) -> str:
    if action.doer == Doer.MYSELF:
        return gettext("Me") if subject.standing.is_self else subject.known_as
    return action.doers_name
