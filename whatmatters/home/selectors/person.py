"""The person's page: what matters, what we are doing about it, how it is going."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.diary.selectors import has_shared
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.home.selectors import questions as ask
from whatmatters.home.selectors.lines import (
    ActionLine,
    BarrierLine,
    LaneLine,
    LookLine,
    MemberLine,
    PlanLine,
    ReviewLine,
    StepLine,
    TalkLine,
    ToHoldLine,
    WantLine,
    by_outcome,
    in_journey_order,
)
from whatmatters.home.selectors.mine import mine
from whatmatters.outcomes.models import Barrier, Outcome
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject
from whatmatters.plans.models import Doer, Plan
from whatmatters.reviews.models import Verdict


@dataclass(frozen=True, slots=True)
class Aim:
    """One outcome as it stands: its steps, what is in the way, who does what, how near it feels."""

    outcome: WantLine
    steps_done: int
    steps: int
    next_step: StepLine | None
    in_the_way: tuple[str, ...]
    actions: tuple[ActionLine, ...]
    last_look: LookLine | None

    @property
    def nearness(self) -> int | None:
        """As the person last said, at a review or since."""
        look, felt_on = self.last_look, self.outcome.felt_on
        if look is None or look.nearness is None or (felt_on and felt_on >= look.held_on):
            return self.outcome.felt
        return look.nearness

    @property
    def standing(self) -> tuple[str, str]:
        """A word or two, and the tone of its pill."""
        if self.last_look and self.last_look.says:
            return VERDICT_PILLS[Verdict.Says(self.last_look.says)]
        if self.steps_done:
            return gettext("Under way"), "started"
        return (
            (gettext("Started"), "started")
            if self.actions
            else (gettext("Not started yet"), "plain")
        )

    @property
    def helpers(self) -> str:
        """Everybody else with a part in it, each once, in the order of the plan."""
        others = (a.doers_name for a in self.actions if a.doer != Doer.MYSELF)
        return ", ".join(dict.fromkeys(others))


VERDICT_PILLS = {
    Verdict.Says.FULLY: (_("It has happened"), "good"),
    Verdict.Says.PARTLY: (_("Partly there"), "started"),
    Verdict.Says.NOT: (_("Not yet"), "plain"),
    Verdict.Says.NOT_WANTED: (_("No longer wanted"), "plain"),
    Verdict.Says.CANNOT_SAY: (_("Cannot say"), "plain"),
}


@dataclass(frozen=True, slots=True)
class PersonPage:
    subject: Subject
    age: int | None
    aims: tuple[Aim, ...]
    ended: tuple[WantLine, ...]
    plan: PlanLine | None
    draft: PlanLine | None
    open_review: ToHoldLine | None
    done_reviews: tuple[ReviewLine, ...]
    circle: tuple[MemberLine, ...]
    strengths: tuple[str, ...]
    talks: tuple[TalkLine, ...]
    helps: tuple[Person, ...]
    shares_diary: bool = False
    lanes: tuple[LaneLine, ...] = ()

    @property
    def person(self) -> Person:
        return self.subject.person

    @property
    def is_review_late(self) -> bool:
        return bool(self.open_review and self.open_review.due_on < clock.today())

    @property
    def around(self) -> str:
        return gettext("People around %(known_as)s") % {"known_as": self.person.known_as}

    @property
    def shows_services(self) -> bool:
        return self.subject.standing.may(DataClass.PLAN)

    @property
    def shows_money(self) -> bool:
        return self.subject.standing.may(DataClass.BUDGET)

    @property
    def shows_numbers(self) -> bool:
        """Whether the viewer may be shown what they keep track of, should they share any."""
        return self.subject.standing.may(DataClass.VISITS)

    @property
    def shows_offers(self) -> bool:
        """Never to whoever manages a provider: they would read what others offer."""
        return self.shows_money and not self.subject.standing.manages_support

    @property
    def shows_confidences(self) -> bool:
        """Whether there is a page of what others said in confidence, for this viewer."""
        return self.subject.standing.may(DataClass.CONFIDENCES)

    @property
    def matters_most(self) -> str:
        """The outcome that comes first, unless nobody has said it here: it was brought in."""
        first = self.aims[0].outcome if self.aims else None
        return first.words if first and first.source != Outcome.Source.BROUGHT else ""


def person_page(*, viewer: Actor, person_id: UUID) -> PersonPage:
    """Everything the page shows, in the same few queries however much there is."""
    about = subject(viewer=viewer, person_id=person_id)
    outcomes = [WantLine._make(row) for row in ask.WANTS.rows(about)]
    plans = [PlanLine._make(row) for row in ask.PLANS_NOW.rows(about)]
    running = next((plan for plan in plans if plan.status == Plan.Status.RUNNING), None)
    draft = next((plan for plan in plans if plan.status == Plan.Status.DRAFT), None)
    to_hold = map(ToHoldLine._make, ask.TO_HOLD.rows(about))
    live = [outcome for outcome in outcomes if outcome.ended_on is None]
    return PersonPage(
        subject=about,
        age=age_on(clock.today(), about.person),
        aims=_aims(about, live, running or draft),
        ended=tuple(outcome for outcome in outcomes if outcome.ended_on),
        plan=running,
        draft=draft,
        open_review=next(to_hold, None),
        done_reviews=tuple(map(ReviewLine._make, ask.REVIEWS.rows(about))),
        circle=tuple(map(MemberLine._make, ask.CIRCLE.rows(viewer=viewer, about=person_id))),
        strengths=tuple(words for (words,) in ask.STRENGTHS.rows(about, viewer=viewer)),
        talks=tuple(map(TalkLine._make, ask.TALKS.rows(about, viewer=viewer))),
        helps=mine(viewer=viewer).others if about.standing.is_self else (),
        shares_diary=_shares_diary(viewer, about),
        lanes=tuple(map(LaneLine._make, ask.LANES.rows(viewer=viewer, about=person_id))),
    )


def _shares_diary(viewer: Actor, about: Subject) -> bool:
    """Whether they let the viewer read any page of their diary."""
    if about.standing.is_self or not about.standing.may(DataClass.DIARY_SHARED):
        return False
    return has_shared(viewer=viewer, person_id=about.person.pk)


def age_on(day: date, person: Person) -> int | None:
    """Whole years, up to the day they died if they have."""
    if person.born_on is None:
        return None
    until = min(day, person.died_on) if person.died_on else day
    born = person.born_on
    return until.year - born.year - ((until.month, until.day) < (born.month, born.day))


def _aims(about: Subject, outcomes: list[WantLine], plan: PlanLine | None) -> tuple[Aim, ...]:
    steps = by_outcome(map(StepLine._make, ask.STEPS.rows(about)))
    in_the_way = _in_the_way(about)
    looks = map(LookLine._make, ask.LAST_LOOKS.rows(about))
    last = {look.outcome_id: look for look in looks}
    lines = in_journey_order(ask.ACTIONS_NOW.rows(about))
    actions = by_outcome(line for line in lines if plan and line.plan_id == plan.pk)
    return tuple(
        _aim(o, steps[o.pk], in_the_way[o.pk], actions[o.pk], last.get(o.pk)) for o in outcomes
    )


def _in_the_way(about: Subject) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in ask.BARRIERS.rows(about):
        line = BarrierLine._make(row)
        if line.state != Barrier.State.REMOVED:
            found[line.outcome_id].append(line.with_state)
    return found


def _aim(
    outcome: WantLine,
    steps: list[StepLine],
    in_the_way: list[str],
    actions: list[ActionLine],
    look: LookLine | None,
) -> Aim:
    kept = [step for step in steps if step.let_go_on is None]
    return Aim(
        outcome=outcome,
        steps_done=sum(step.done_on is not None for step in kept),
        steps=len(kept),
        next_step=next((step for step in kept if step.done_on is None), None),
        in_the_way=tuple(in_the_way),
        actions=tuple(actions),
        last_look=look,
    )
