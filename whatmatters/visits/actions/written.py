"""Part of what a device sends: what each kind of write does, and what where somebody was first.

Two who write of one visit with no signal are both right about what they saw. What can’t stand
in one place is kept beside: a second coming as a second proof, another word on a task as a note.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.models import Record
from whatmatters.visits.actions.happening import be_there, begin_visit, end_visit, miss_visit
from whatmatters.visits.actions.locking import held_person, held_visit
from whatmatters.visits.actions.proof import show_proof
from whatmatters.visits.actions.tasks import add_task, settle_task
from whatmatters.visits.actions.telling import say_of_visit, tell_hitch, write_note
from whatmatters.visits.models import NoteText, Proof, Sent, Status, Task, Visit
from whatmatters.visits.proving import Shown
from whatmatters.visits.receiving import (
    NotTaken,
    Said,
    given_id,
    id_of,
    moment_of,
    number_of,
)
from whatmatters.visits.receiving import words_of as read_words


@dataclass(frozen=True, slots=True)
class Made:
    """The record it made or changed; `beside`, where another’s stands, and so does this."""

    record: Record
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    by: Actor
    said: Said
    device_now: datetime | None

    @property
    def at(self) -> datetime:
        return moment_of(self.said, "at", device_now=self.device_now)

    @property
    def shown(self) -> Shown:
        code = self.words("code", most=20)
        by = Proof.By.CODE if code else Proof.By.WORD
        return Shown(by=by, code=code, at=self.at, device_now=self.device_now)

    def words(self, name: str, *, most: int = 200_000) -> str:
        return read_words(self.said, name, most=most)

    def visit(self) -> Visit:
        """The one it is about, held, if they may still see it."""
        seen = Visit.objects.visible_to(self.by).filter(pk=given_id(self.said, "visit"))
        seen = seen.select_related("person")
        if (found := seen.order_by("pk").first()) is None:
            raise NotTaken(gone())
        held_person(found.person)
        return held_visit(found)

    def task(self) -> Task:
        seen = Task.objects.visible_to(self.by).filter(pk=given_id(self.said, "task"))
        if (found := seen.order_by("pk").first()) is None:
            raise NotTaken(gone())
        held_visit(Visit(pk=found.visit_id))
        return Task.objects.select_related("visit").get(pk=found.pk)


Deed: TypeAlias = Callable[[Write], Made]


def gone() -> str:
    return gettext("You can’t write of this visit any more. Tell your manager what you wrote")


def _begin(write: Write) -> Made:
    visit = write.visit()
    if visit.status in {Status.BEGUN, Status.DONE}:
        return _also_there(write, visit, Proof.Of.ARRIVAL)
    return Made(begin_visit(visit=visit, by=write.by, at=write.at, proof=write.shown))


def _end(write: Write) -> Made:
    visit = write.visit()
    if visit.status == Status.DONE:
        return _also_there(write, visit, Proof.Of.DEPARTURE)
    return Made(end_visit(visit=visit, by=write.by, at=write.at, proof=write.shown))


def _also_there(write: Write, visit: Visit, of: Proof.Of) -> Made:
    """Another said so first: when this one came, or went, is kept beside it. Both were there."""
    be_there(visit, write.by)
    return Made(show_proof(visit=visit, by=write.by, of=of, proof=write.shown), beside=True)


def _miss(write: Write) -> Made:
    visit, because = write.visit(), write.words("because")
    kind = write.words("kind", most=20)
    if visit.status in {Status.PLANNED, Status.BEGUN} or visit.status == kind:
        return Made(miss_visit(visit=visit, by=write.by, kind=kind, because=because))
    told = [label for value, label in Status.choices if value == kind]
    return _as_a_note(write, visit, *told, because)


def _settle(write: Write) -> Made:
    task = write.task()
    said = {name: write.words(name) for name in ("became", "how", "why")}
    mine = task.settled_by_id in {None, write.by.user.pk}
    if mine or task.version == number_of(write.said, "read"):
        return Made(settle_task(task=task, by=write.by, read=None, **said))
    if said == {name: getattr(task, name) for name in said}:
        return Made(task)
    task.settle(**said, by=write.by.user)  # to be told as it would have been; it is not saved
    told = (task.what, task.get_became_display(), task.how and task.get_how_display(), task.why)
    return _as_a_note(write, task.visit, *told)


def _add_task(write: Write) -> Made:
    return Made(add_task(visit=write.visit(), by=write.by, what=write.words("what", most=300)))


def _hitch(write: Write) -> Made:
    said = {"kind": write.words("kind", most=20), "words": write.words("words")}
    minutes = number_of(write.said, "minutes")
    return Made(tell_hitch(visit=write.visit(), by=write.by, minutes=minutes, **said))


def _say(write: Write) -> Made:
    return Made(say_of_visit(visit=write.visit(), by=write.by, words=write.words("words")))


def _note(write: Write) -> Made:
    visit, after, joins = write.visit(), _text(write, "after"), _text(write, "joins")
    text = write_note(
        visit=visit,
        by=write.by,
        words=write.words("words"),
        written_at=min(write.at, clock.now()),
        note=after.note if after else None,
        after=after,
        joins=joins,
    )
    at_once = NoteText.objects.filter(note=text.note).as_it_stands().count() > 1
    return Made(text, beside=at_once)


def _text(write: Write, name: str) -> NoteText | None:
    """The text it follows: by its own id, or by the one that the device gave it."""
    given = id_of(write.said, name)
    if given is None:
        return None
    mine = Sent.objects.visible_to(write.by).filter(made_as=given, about="note")
    came_to = mine.order_by("pk").values_list("came_to", flat=True).first()
    texts = NoteText.objects.visible_to(write.by).select_related("note")
    return texts.filter(pk=came_to or given).order_by("pk").first()


def _as_a_note(write: Write, visit: Visit, *told: object) -> Made:
    """What another has said otherwise is let stand, and this is kept as a note beside it."""
    words = "\n".join(str(part) for part in told if part)
    at = min(write.at, clock.now())
    return Made(write_note(visit=visit, by=write.by, words=words, written_at=at), beside=True)


DEEDS: dict[str, Deed] = {
    "begin": _begin,
    "end": _end,
    "miss": _miss,
    "task": _settle,
    "add-task": _add_task,
    "hitch": _hitch,
    "note": _note,
    "say": _say,
}
