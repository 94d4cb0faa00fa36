from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Statement
from whatmatters.outcomes import rules
from whatmatters.outcomes.models import (
    Barrier,
    EarlierDescription,
    Outcome,
    Rewording,
    Step,
    Update,
)
from whatmatters.outcomes.selectors.cards import categories_of, labels_of
from whatmatters.outcomes.selectors.whose import Said, said
from whatmatters.people.selectors import Subject, subject_of


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """One outcome: from the sentence it came from to what gets it there and how it ended.

    `said` is the sentence, for those who may read the conversation.
    """

    subject: Subject
    outcome: Outcome
    said: Said | None
    categories: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    barriers: tuple[Barrier, ...]
    rewordings: tuple[Rewording, ...]
    earlier: tuple[EarlierDescription, ...]
    updates: tuple[Update, ...]
    followed_by: Outcome | None
    others: tuple[Outcome, ...]

    @property
    def may_change(self) -> bool:
        return self.subject.standing.writes and self.outcome.is_live

    @property
    def may_tell(self) -> bool:
        return rules.tells(self.subject.standing) and self.outcome.is_live

    def offered(self, rewording_id: str) -> str:
        """The words of a rewording that waits for an answer, or those the outcome has now."""
        waiting = {str(one.pk): one.after for one in self.rewordings}
        return waiting.get(rewording_id, self.outcome.words)

    @property
    def labels(self) -> tuple[str, ...]:
        return labels_of(self.categories)

    @property
    def steps_done(self) -> int:
        return sum(step.done_on is not None for step in self.steps)

    @property
    def steps_that_count(self) -> int:
        return sum(step.let_go_on is None for step in self.steps)

    @property
    def ending(self) -> str:
        """How it ended, in the voice of whoever reads."""
        ending = Outcome.Ending(self.outcome.ending)
        if self.subject.standing.is_self:
            return ending.said_by_them
        return str(ending.label).replace(gettext("The person"), self.subject.known_as)

    @property
    def may_be_followed(self) -> bool:
        wants_another = self.outcome.ending == Outcome.Ending.CHANGED
        return self.subject.standing.writes and wants_another and self.followed_by is None


def outcome_page(*, viewer: Actor, outcome_id: UUID) -> OutcomePage:
    """Everything an outcome's page shows, in thirteen queries at most."""
    outcome = get_object_or_404(
        Outcome.objects.visible_to(viewer).select_related("person", "follows", "written_by"),
        pk=outcome_id,
    )
    subject = subject_of(viewer=viewer, person=outcome.person)
    return OutcomePage(
        subject=subject,
        outcome=outcome,
        said=_said(viewer, outcome),
        categories=categories_of([outcome])[outcome.pk],
        steps=tuple(Step.objects.filter(outcome=outcome).in_order()),
        barriers=tuple(_barriers(viewer, outcome)),
        rewordings=tuple(_rewordings(outcome)),
        earlier=tuple(_earlier(outcome)),
        updates=tuple(_updates(outcome)),
        followed_by=_followed_by(viewer, outcome),
        others=tuple(_others(viewer, outcome)) if subject.standing.writes else (),
    )


def _said(viewer: Actor, outcome: Outcome) -> Said | None:
    if outcome.said_in_id is None:
        return None
    statement = (
        Statement.objects.visible_to(viewer)
        .select_related("conversation")
        .filter(pk=outcome.said_in_id)
        .first()
    )
    return said(statement, outcome.person) if statement else None


def _barriers(viewer: Actor, outcome: Outcome) -> QuerySet[Barrier]:
    return (
        Barrier.objects.visible_to(viewer)
        .filter(blockings__outcome=outcome)
        .order_by("recorded_at", "pk")
    )


def _rewordings(outcome: Outcome) -> QuerySet[Rewording]:
    return (
        Rewording.objects.filter(outcome=outcome)
        .select_related("by")
        .order_by("on", "recorded_at", "pk")
    )


def _earlier(outcome: Outcome) -> QuerySet[EarlierDescription]:
    return (
        EarlierDescription.objects.filter(outcome=outcome)
        .select_related("by")
        .order_by("on", "recorded_at", "pk")
    )


def _updates(outcome: Outcome) -> QuerySet[Update]:
    return Update.objects.filter(outcome=outcome).latest_first()


def _followed_by(viewer: Actor, outcome: Outcome) -> Outcome | None:
    if outcome.is_live:
        return None
    later = Outcome.objects.visible_to(viewer).filter(follows=outcome)
    return later.order_by("begun_on", "recorded_at", "pk").first()


def _others(viewer: Actor, outcome: Outcome) -> QuerySet[Outcome]:
    """What else the person wants: a barrier may stand before several."""
    found = Outcome.objects.visible_to(viewer).filter(person=outcome.person_id)
    return found.live().exclude(pk=outcome.pk).as_ranked()
