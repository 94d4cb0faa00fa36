"""One visit, with all that belongs to it."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.visits.models import (
    Goes,
    Hitch,
    NoteText,
    Proof,
    SaidOfVisit,
    Status,
    Sure,
    Task,
    Visit,
    VisitNote,
    VisitQuerySet,
    VisitServes,
)
from whatmatters.visits.proving import is_of_its_time
from whatmatters.visits.selectors.before import Before, known_before
from whatmatters.visits.showing import from_to, late_by, minutes_told, pill_of, short_by, sure_of


@dataclass(frozen=True, slots=True)
class NoteShown:
    """What a note says now. More than one text, and two wrote at once: they stand side by side."""

    note: VisitNote
    now: tuple[NoteText, ...]
    earlier: tuple[NoteText, ...]

    @property
    def is_apart(self) -> bool:
        return len(self.now) > 1


@dataclass(frozen=True, slots=True)
class VisitPage:
    """`tells_aims` is whether the viewer may read what the person wants: it is kept apart."""

    subject: Subject
    visit: Visit
    before: Before
    notes: tuple[NoteShown, ...]
    may_record: bool
    may_plan: bool
    may_say: bool
    tells_aims: bool

    @property
    def times(self) -> str:
        return from_to(self.visit)

    @property
    def takes(self) -> str:
        return minutes_told(self.visit.minutes)

    @property
    def took(self) -> str:
        return minutes_told(self.visit.lasted or 0)

    @property
    def pill(self) -> tuple[str, str]:
        return pill_of(self.visit)

    @property
    def sure(self) -> str:
        return sure_of(self.visit)

    @property
    def goers(self) -> tuple[str, ...]:
        return tuple(one.user.name for one in self.visit.goers.all())

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(self.visit.tasks.all())

    @property
    def unlinked(self) -> int:
        """How much of the work is for no outcome that anybody has named."""
        return sum(task.outcome_id is None for task in self.tasks)

    @property
    def late(self) -> str:
        return self._unexplained(late_by(self.visit), Hitch.Kind.LATE, Hitch.Kind.LET_IN_LATE)

    @property
    def short(self) -> str:
        return self._unexplained(short_by(self.visit), Hitch.Kind.SHORT)

    @property
    def can_begin(self) -> bool:
        return self.may_record and self.visit.status == Status.PLANNED

    @property
    def can_end(self) -> bool:
        return self.may_record and self.visit.status == Status.BEGUN

    @property
    def can_be_proved(self) -> bool:
        begun = self.visit.status in {Status.BEGUN, Status.DONE}
        return self.may_record and begun and self.visit.sure == Sure.NOT_YET and not self.is_proved

    @property
    def is_proved(self) -> bool:
        proofs = [proof for proof in self.visit.proofs.all() if proof.held]
        held = {proof.of for proof in proofs if is_of_its_time(proof, self.visit)}
        needed = {Proof.Of.ARRIVAL}
        if self.visit.status == Status.DONE:
            needed.add(Proof.Of.DEPARTURE)
        return needed <= held

    @property
    def can_confirm(self) -> bool:
        done = self.visit.status == Status.DONE
        return self.may_say and done and self.visit.sure != Sure.BY_THEM

    def _unexplained(self, minutes: int, *kinds: Hitch.Kind) -> str:
        if not minutes or any(one.kind in kinds for one in self.visit.hitches.all()):
            return ""
        return minutes_told(minutes)


def visit_page(*, viewer: Actor, visit_id: UUID) -> VisitPage:
    """One visit, in the same few queries however much was written at it. Unseen is 404."""
    visit = get_object_or_404(_whole(viewer), pk=visit_id)
    of = subject_of(viewer=viewer, person=visit.person)
    before = known_before(viewer=viewer, people=[visit.person_id])
    return VisitPage(
        subject=of,
        visit=visit,
        before=before[visit.person_id],
        notes=tuple(shown_note(note) for note in visit.notes.all()),
        may_record=may(viewer, Permission.VISIT_RECORD, visit),
        may_plan=may(viewer, Permission.VISIT_PLAN, visit),
        may_say=may(viewer, Permission.VISIT_SAY, visit.person),
        tells_aims=of.standing.may(DataClass.PLAN),
    )


def to_record(*, viewer: Actor, visit_id: UUID) -> Visit:
    """The visit alone, which is enough to write of it. Who may not is refused."""
    seen = Visit.objects.visible_to(viewer).select_related("person", "organisation")
    visit = get_object_or_404(seen, pk=visit_id)
    if not may(viewer, Permission.VISIT_RECORD, visit):
        raise PermissionDenied
    return visit


def task_to_record(*, viewer: Actor, task_id: UUID) -> Task:
    """The task, with the visit it is part of, and no more. Who may not write of it is refused."""
    seen = Task.objects.visible_to(viewer).select_related("outcome", "step", "visit__person")
    task = get_object_or_404(seen, pk=task_id)
    if not may(viewer, Permission.VISIT_RECORD, task.visit):
        raise PermissionDenied
    return task


def to_record_page(*, viewer: Actor, visit_id: UUID) -> VisitPage:
    """The same, for those who may write of it. Others are refused."""
    page = visit_page(viewer=viewer, visit_id=visit_id)
    if not page.may_record:
        raise PermissionDenied
    return page


def to_plan_page(*, viewer: Actor, visit_id: UUID) -> VisitPage:
    """The same, for those who plan it. Others are refused."""
    page = visit_page(viewer=viewer, visit_id=visit_id)
    if not page.may_plan:
        raise PermissionDenied
    return page


def to_say_page(*, viewer: Actor, visit_id: UUID) -> VisitPage:
    """The same, for the person, and for those who write down what they say."""
    page = visit_page(viewer=viewer, visit_id=visit_id)
    if not (page.may_say or page.may_record):
        raise PermissionDenied
    return page


def task_page(*, viewer: Actor, task_id: UUID) -> tuple[VisitPage, Task]:
    """One task, and the visit it is part of."""
    task = get_object_or_404(
        Task.objects.visible_to(viewer).select_related("outcome", "step"), pk=task_id
    )
    return to_record_page(viewer=viewer, visit_id=task.visit_id), task


def note_of(*, viewer: Actor, note_id: UUID) -> tuple[VisitPage, NoteShown]:
    """One note, and the visit it is of."""
    note = get_object_or_404(VisitNote.objects.visible_to(viewer), pk=note_id)
    page = to_record_page(viewer=viewer, visit_id=note.visit_id)
    return page, next(shown for shown in page.notes if shown.note == note)


def _whole(viewer: Actor) -> VisitQuerySet:
    seen = Visit.objects.visible_to(viewer).select_related("person", "organisation", "regular")
    serves = VisitServes.objects.select_related("outcome", "step").order_by("pk")
    texts = NoteText.objects.select_related("written_by").in_order()
    tasks = Task.objects.in_order().select_related("outcome", "step", "settled_by")
    return seen.prefetch_related(
        Prefetch("serves", serves),
        Prefetch("tasks", tasks),
        Prefetch("goers", Goes.objects.select_related("user").order_by("user__name", "pk")),
        Prefetch("hitches", Hitch.objects.in_order()),
        Prefetch("proofs", Proof.objects.in_order()),
        Prefetch("said", SaidOfVisit.objects.select_related("recorded_by").in_order()),
        Prefetch("notes", VisitNote.objects.in_order()),
        Prefetch("notes__texts", texts),
    )


def shown_note(note: VisitNote) -> NoteShown:
    texts = tuple(note.texts.all())
    followed = {text.after_id for text in texts} | {text.joins_id for text in texts}
    now = tuple(text for text in texts if text.pk not in followed)
    return NoteShown(note, now, tuple(text for text in texts if text.pk in followed))
