"""One visit, with all that belongs to it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.visits.models import (
    Goes,
    Hitch,
    NoteText,
    PleaseDoNot,
    Proof,
    SaidOfVisit,
    Status,
    Sure,
    Task,
    Visit,
    VisitNote,
    VisitServes,
)
from whatmatters.visits.proving import is_of_its_time
from whatmatters.visits.rules import plans, records, says
from whatmatters.visits.selectors import questions
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
    please_do_not: tuple[PleaseDoNot, ...]
    going: tuple[Goes, ...]
    aims: tuple[VisitServes, ...]
    tasks: tuple[Task, ...]
    hitches: tuple[Hitch, ...]
    proofs: tuple[Proof, ...]
    said: tuple[SaidOfVisit, ...]
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
        return tuple(one.user.name for one in self.going)

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
        proofs = [proof for proof in self.proofs if proof.held]
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
        if not minutes or any(one.kind in kinds for one in self.hitches):
            return ""
        return minutes_told(minutes)


def visit_page(*, viewer: Actor, visit_id: UUID) -> VisitPage:
    """One visit, in the same few queries however much was written at it. Unseen is 404.

    How the viewer stands to the person is asked once, for all that the page shows and offers.
    """
    visit = seen_visit(viewer=viewer, visit_id=visit_id)
    of = subject_of(viewer=viewer, person=visit.person)
    one, pk = [visit.pk], visit.pk
    return VisitPage(
        subject=of,
        visit=visit,
        please_do_not=tuple(questions.WISHES_OF_ONE.rows(of)),
        going=tuple(questions.GOERS.rows(viewer=None, of=one)),
        aims=tuple(questions.AIMS_WITH_STEPS.rows(viewer=None, of=one)),
        tasks=tuple(questions.TASKS_WITH_AIMS.rows(viewer=None, of=one)),
        hitches=tuple(questions.HITCHES.rows(viewer=None, about=pk)),
        proofs=tuple(questions.PROOFS.rows(viewer=None, about=pk)),
        said=tuple(questions.SAID.rows(viewer=None, about=pk)),
        notes=notes_of(one).get(pk, ()),
        may_record=records(viewer, visit, of.standing),
        may_plan=plans(viewer, visit, of.standing),
        may_say=says(of.standing),
        tells_aims=of.standing.may(DataClass.PLAN),
    )


def seen_visit(*, viewer: Actor, visit_id: UUID) -> Visit:
    """The visit alone. Leave to write of it is asked by each deed. Unseen is 404."""
    if not (found := questions.VISIT.rows(viewer=viewer, about=visit_id)):
        raise Http404
    return found[0]


def seen_task(*, viewer: Actor, task_id: UUID) -> Task:
    """A task, with the visit it is part of, and no more. Unseen is 404."""
    if not (found := questions.TASK.rows(viewer=viewer, about=task_id)):
        raise Http404
    return found[0]


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
    task = seen_task(viewer=viewer, task_id=task_id)
    return to_record_page(viewer=viewer, visit_id=task.visit_id), task


def note_of(*, viewer: Actor, note_id: UUID) -> tuple[VisitPage, NoteShown]:
    """One note, and the visit it is of."""
    note = get_object_or_404(VisitNote.objects.visible_to(viewer), pk=note_id)
    page = to_record_page(viewer=viewer, visit_id=note.visit_id)
    return page, next(shown for shown in page.notes if shown.note == note)


def notes_of(visits: Iterable[UUID]) -> dict[UUID, tuple[NoteShown, ...]]:
    """Part of other selectors: the notes of visits that were found. One query for all."""
    found: dict[UUID, list[NoteShown]] = defaultdict(list)
    texts = questions.TEXTS.rows(viewer=None, of=visits)
    for _, of_one in groupby(texts, key=lambda text: text.note_id):
        shown = _shown(list(of_one))
        found[shown.note.visit_id].append(shown)
    return {visit: tuple(notes) for visit, notes in found.items()}


def _shown(texts: list[NoteText]) -> NoteShown:
    followed = {text.after_id for text in texts} | {text.joins_id for text in texts}
    now = tuple(text for text in texts if text.pk not in followed)
    return NoteShown(texts[0].note, now, tuple(text for text in texts if text.pk in followed))
