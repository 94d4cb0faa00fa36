"""What the pages of a round ask: each question written once, and compiled once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from whatmatters.access.policy import DataClass
from whatmatters.access.prepared import Prepared
from whatmatters.access.several import PreparedOfSeveral
from whatmatters.people.models import CommunicationNeed, SafetyFlag
from whatmatters.people.opened import Opened
from whatmatters.visits.models import (
    Goes,
    Hitch,
    NoteText,
    PleaseDoNot,
    Proof,
    SaidOfVisit,
    Task,
    Visit,
    VisitServes,
)

#: What is told of a visit of a day, of a task at it, and of a text of a note.
OF_DAY = (
    *("person_id", "day", "starts_at", "minutes", "status", "began_at", "ended_at", "sure"),
    *("was_planned", "version"),
)
OF_TEXT = ("note_id", "words", "after_id", "joins_id", "written_at")
OF_TASK = ("visit_id", "what", "became", "how", "why", "version")

#: The visits that somebody goes to on one of two days, by their keys.
GOES_TO = Prepared(
    lambda viewer, first, last: (
        Goes.objects.filter(user=viewer.user, day__in=(first, last))
        .order_by("pk")
        .values_list("visit", flat=True)
    )
)
SEEN = PreparedOfSeveral(
    lambda viewer, visits: (
        Visit.objects.visible_to(viewer)
        .filter(pk__in=visits)
        .select_related("person")
        .only(*OF_DAY, "person__known_as", "person__full_name", "person__address")
        .in_order()
    )
)
VISIT = Prepared(
    lambda viewer, visit: Visit.objects.visible_to(viewer).filter(pk=visit).select_related("person")
)
TASK = Prepared(
    lambda viewer, task: (
        Task.objects.visible_to(viewer).filter(pk=task).select_related("visit__person")
    )
)

# What belongs to visits that were found by one of the questions above.
TASKS = PreparedOfSeveral(
    lambda _, visits: Task.objects.filter(visit__in=visits).only(*OF_TASK).in_order()
)
TASKS_WITH_AIMS = PreparedOfSeveral(
    lambda _, visits: (
        Task.objects.filter(visit__in=visits)
        .select_related("outcome")
        .only(*OF_TASK, "outcome__words")
        .in_order()
    )
)
AIMS = PreparedOfSeveral(
    lambda _, visits: (
        VisitServes.objects.filter(visit__in=visits)
        .select_related("outcome")
        .only("visit_id", "outcome__words")
        .order_by("pk")
    )
)
AIMS_WITH_STEPS = PreparedOfSeveral(
    lambda _, visits: (
        VisitServes.objects.filter(visit__in=visits)
        .select_related("outcome", "step")
        .only("visit_id", "outcome__words", "step__words")
        .order_by("pk")
    )
)
GOERS = PreparedOfSeveral(
    lambda _, visits: (
        Goes.objects.filter(visit__in=visits)
        .select_related("user")
        .only("visit_id", "user__name")
        .order_by("user__name", "pk")
    )
)
HITCHES = Prepared(lambda _, visit: Hitch.objects.filter(visit=visit).in_order())
PROOFS = Prepared(lambda _, visit: Proof.objects.filter(visit=visit).in_order())
SAID = Prepared(
    lambda _, visit: (
        SaidOfVisit.objects.filter(visit=visit)
        .select_related("recorded_by")
        .only("words", "feeling", "is_their_own", "recorded_at", "recorded_by__name")
        .in_order()
    )
)
TEXTS = PreparedOfSeveral(
    lambda _, visits: (
        NoteText.objects.filter(note__visit__in=visits)
        .select_related("written_by", "note")
        .only(*OF_TEXT, "written_by__name", "note__visit_id")
        .order_by("note__recorded_at", "note_id", "recorded_at", "pk")
    )
)

# What to know before a visit.
ALERTS = PreparedOfSeveral(
    lambda viewer, people: (
        SafetyFlag.objects.visible_to(viewer)
        .raised()
        .filter(person__in=people)
        .order_by("raised_on", "kind", "pk")
    )
)
WISHES = PreparedOfSeveral(
    lambda viewer, people: (
        PleaseDoNot.objects.visible_to(viewer).current().filter(person__in=people).in_order()
    )
)
NEEDS = PreparedOfSeveral(
    lambda viewer, people: (
        CommunicationNeed.objects.visible_to(viewer)
        .current()
        .filter(person__in=people)
        .order_by("kind", "pk")
    )
)
WISHES_OF_ONE = Opened(
    DataClass.VISITS,
    lambda person: PleaseDoNot.objects.current().filter(person=person).in_order(),
)


class OfVisit(Protocol):
    @property
    def visit_id(self) -> UUID: ...


Part = TypeVar("Part", bound=OfVisit)


def by_visit(rows: Iterable[Part]) -> dict[UUID, tuple[Part, ...]]:
    """What belongs to each, in the order it was found."""
    found: dict[UUID, list[Part]] = defaultdict(list)
    for row in rows:
        found[row.visit_id].append(row)
    return {visit: tuple(parts) for visit, parts in found.items()}
