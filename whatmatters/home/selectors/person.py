"""The person's page: what matters, what we are doing about it, how it is going."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.conversations.rules import listens
from whatmatters.foundations import clock
from whatmatters.home.selectors.mine import mine
from whatmatters.outcomes.models import Block, Outcome, Step
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.selectors import Subject, subject
from whatmatters.plans.models import Action, Doer, Plan
from whatmatters.plans.models.action import in_journey_order
from whatmatters.reviews.models import Look, Review, Verdict

STRENGTHS_SHOWN = 8
TALKS_SHOWN = 5
REVIEWS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Aim:
    """One outcome as it stands: its steps, what is in the way, who does what, how near it feels."""

    outcome: Outcome
    steps_done: int
    steps: int
    next_step: Step | None
    in_the_way: tuple[str, ...]
    actions: tuple[Action, ...]
    last_look: Look | None

    @property
    def nearness(self) -> int | None:
        return self.last_look.nearness if self.last_look else None

    @property
    def standing(self) -> tuple[str, str]:
        """A word or two, and the tone of its pill."""
        if self.last_look and (said := verdict_of(self.last_look, Verdict.Party.PERSON)):
            return VERDICT_PILLS[Verdict.Says(said.says)]
        if self.steps_done:
            return "Under way", "started"
        return ("Started", "started") if self.actions else ("Not started yet", "plain")

    @property
    def helpers(self) -> str:
        """Everybody else with a part in it, each once, in the order of the plan."""
        others = (a.doers_name for a in self.actions if a.doer != Doer.MYSELF)
        return ", ".join(dict.fromkeys(others))


VERDICT_PILLS = {
    Verdict.Says.FULLY: ("It has happened", "good"),
    Verdict.Says.PARTLY: ("Partly there", "started"),
    Verdict.Says.NOT: ("Not yet", "plain"),
    Verdict.Says.NOT_WANTED: ("No longer wanted", "plain"),
    Verdict.Says.CANNOT_SAY: ("Cannot say", "plain"),
}


@dataclass(frozen=True, slots=True)
class PersonPage:
    subject: Subject
    age: int | None
    aims: tuple[Aim, ...]
    ended: tuple[Outcome, ...]
    plan: Plan | None
    draft: Plan | None
    reviews: tuple[Review, ...]
    circle: tuple[CircleMember, ...]
    strengths: tuple[Statement, ...]
    talks: tuple[Conversation, ...]
    helps: tuple[Person, ...]

    @property
    def person(self) -> Person:
        return self.subject.person

    @property
    def around(self) -> str:
        return f"People around {self.person.known_as}"

    @property
    def matters_most(self) -> str:
        return self.aims[0].outcome.words if self.aims else ""

    @property
    def open_review(self) -> Review | None:
        return next((review for review in self.reviews if not review.is_done), None)

    @property
    def done_reviews(self) -> tuple[Review, ...]:
        return tuple(review for review in self.reviews if review.is_done)


def person_page(*, viewer: Actor, person_id: UUID) -> PersonPage:
    """Everything the page shows, in the same few queries however much there is."""
    about = subject(viewer=viewer, person_id=person_id)
    person = about.person  # seen, so what hangs on them is asked for through them
    outcomes = list(person.outcomes.as_ranked())
    now = [Plan.Status.RUNNING, Plan.Status.DRAFT]
    plans = list(person.plans.filter(status__in=now).newest_first())
    running = next((plan for plan in plans if plan.is_running), None)
    draft = next((plan for plan in plans if plan.is_draft), None)
    hears = listens(viewer, about.standing)
    return PersonPage(
        subject=about,
        age=age_on(clock.today(), about.person),
        aims=_aims([o for o in outcomes if o.is_live], running or draft),
        ended=tuple(o for o in outcomes if not o.is_live),
        plan=running,
        draft=draft,
        reviews=tuple(person.reviews.newest_first()[:REVIEWS_SHOWN]),
        circle=tuple(person.circle.current().order_by("joined_on", "pk")),
        strengths=_strengths(person) if hears else (),
        talks=_talks(person) if hears else (),
        helps=mine(viewer=viewer).others if about.standing.is_self else (),
    )


def age_on(day: date, person: Person) -> int | None:
    """Whole years, up to the day they died if they have."""
    if person.born_on is None:
        return None
    until = min(day, person.died_on) if person.died_on else day
    born = person.born_on
    return until.year - born.year - ((until.month, until.day) < (born.month, born.day))


def verdict_of(look: Look, party: str) -> Verdict | None:
    """What one party said, of verdicts already fetched."""
    return next((verdict for verdict in look.verdicts.all() if verdict.party == party), None)


def _aims(outcomes: list[Outcome], plan: Plan | None) -> tuple[Aim, ...]:
    """Outcomes with all that hangs on them. The caller fetched them as visible."""
    steps = _by_outcome(
        Step.objects.filter(outcome__in=outcomes, let_go_on=None).order_by("place", "pk")
    )
    blocks = _by_outcome(
        Block.objects.filter(outcome__in=outcomes)
        .exclude(barrier__state="removed")
        .select_related("barrier")
        .order_by("recorded_at", "pk")
    )
    looks = _last_looks(outcomes)
    actions = _actions(plan)
    return tuple(
        _aim(o, steps[o.pk], blocks[o.pk], actions[o.pk], looks.get(o.pk)) for o in outcomes
    )


def _aim(
    outcome: Outcome,
    steps: list[Step],
    blocks: list[Block],
    actions: list[Action],
    look: Look | None,
) -> Aim:
    return Aim(
        outcome=outcome,
        steps_done=sum(step.done_on is not None for step in steps),
        steps=len(steps),
        next_step=next((step for step in steps if step.done_on is None), None),
        in_the_way=tuple(block.barrier.words for block in blocks),
        actions=tuple(actions),
        last_look=look,
    )


def _by_outcome(rows: Iterable[Step] | Iterable[Block]) -> dict[UUID, list]:  # type: ignore[type-arg]
    found = defaultdict(list)
    for row in rows:
        found[row.outcome_id].append(row)
    return found


def _last_looks(outcomes: list[Outcome]) -> dict[UUID, Look]:
    looks = (
        Look.objects.filter(outcome__in=outcomes, review__status=Review.Status.DONE)
        .select_related("review")
        .prefetch_related(Prefetch("verdicts", Verdict.objects.order_by("party")))
        .order_by("review__held_on", "review__recorded_at", "pk")
    )
    return {look.outcome_id: look for look in looks}


def _actions(plan: Plan | None) -> dict[UUID, list[Action]]:
    found: dict[UUID, list[Action]] = defaultdict(list)
    if plan is not None:
        for action in in_journey_order(Action.objects.filter(aim__plan=plan).select_related("aim")):
            found[action.aim.outcome_id].append(action)
    return found


def _strengths(person: Person) -> tuple[Statement, ...]:
    """The viewer is one who listens."""
    said = Statement.objects.filter(conversation__person=person).standing()
    good = [Statement.About.STRENGTH, Statement.About.PEOPLE]
    return tuple(said.filter(about__in=good).order_by("about", "-said_at", "pk")[:STRENGTHS_SHOWN])


def _talks(person: Person) -> tuple[Conversation, ...]:
    talks = person.conversations.order_by("-held_on", "-recorded_at", "pk")
    return tuple(talks[:TALKS_SHOWN])
