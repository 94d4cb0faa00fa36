"""What a visit is for, and what is to be done at it, as they are said before they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.outcomes.models import Outcome, Step
from whatmatters.people.models import Person
from whatmatters.visits.models import VisitNotReady


@dataclass(frozen=True, slots=True)
class Purpose:
    """An outcome; the step towards it, and the line of the plan, where one is meant."""

    outcome: Outcome
    step: Step | None = None
    line: UUID | None = None


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to do, and the outcome and step it is for, if that is said."""

    what: str
    outcome: Outcome | None = None
    step: Step | None = None


def purposes(said: Iterable[Outcome | Purpose], *, person: Person) -> tuple[Purpose, ...]:
    """Each outcome once. Raises VisitNotReady where one is somebody else’s."""
    found: dict[UUID, Purpose] = {}
    for one in said:
        purpose = one if isinstance(one, Purpose) else Purpose(one)
        must_be_theirs(purpose.outcome, purpose.step, person=person)
        found.setdefault(purpose.outcome.pk, purpose)
    return tuple(found.values())


def todos(said: Iterable[str | Todo], *, person: Person) -> tuple[Todo, ...]:
    """In their order, without those that say nothing."""
    found = [one if isinstance(one, Todo) else Todo(one) for one in said]
    kept = tuple(Todo(one.what.strip(), one.outcome, one.step) for one in found if one.what.strip())
    for one in kept:
        must_be_theirs(one.outcome, one.step, person=person)
    return kept


def must_be_theirs(outcome: Outcome | None, step: Step | None, *, person: Person) -> None:
    if outcome and outcome.person_id != person.pk:
        raise VisitNotReady(gettext("Choose an outcome from the list"))
    if step and (outcome is None or step.outcome_id != outcome.pk):
        raise VisitNotReady(gettext("Choose a step towards that outcome"))
