"""What a device carries, as it is handed over: plain words, and the ids to answer with."""

from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.visits.models import NoteText, Task
from whatmatters.visits.selectors import Before, Carried, NoteShown, Stop

#: Something made of words, numbers, lists and dictionaries.
Plain = dict[str, Any]


def plain_day(found: Carried, *, viewer: Actor) -> Plain:
    return {
        "user": str(viewer.user.pk),
        "days": [page.day.isoformat() for page in found.days],
        "visits": [_visit(stop, found.notes[stop.visit.pk]) for stop in found.stops],
    }


def _visit(stop: Stop, notes: tuple[NoteShown, ...]) -> Plain:
    visit = stop.visit
    return {
        "id": str(visit.pk),
        "day": visit.day.isoformat(),
        "times": stop.times,
        "who": visit.person.name,
        "where": visit.person.address,
        "status": visit.status,
        "others": stop.others,
        "before": _before(stop.before),
        "aims": [one.outcome.words for one in stop.aims],
        "tasks": [_task(task) for task in stop.tasks],
        "notes": [_note(note) for note in notes],
    }


def _before(before: Before) -> list[Plain]:
    """In the order they are to be read in."""
    return [
        *(_first("alert", flag.get_kind_display(), flag.words) for flag in before.alerts),
        *(_first("wish", "", wish.words) for wish in before.please_do_not),
        *(_first("need", need.get_kind_display(), need.words) for need in before.needs),
    ]


def _first(of: str, kind: str, words: str) -> Plain:
    return {"of": of, "kind": kind, "words": words}


def _task(task: Task) -> Plain:
    same = {name: getattr(task, name) for name in ("what", "became", "how", "why")}
    return {"id": str(task.pk), "read": task.version, **same}


def _note(shown: NoteShown) -> Plain:
    return {"id": str(shown.note.pk), "now": [_text(text) for text in shown.now]}


def _text(text: NoteText) -> Plain:
    return {"id": str(text.pk), "words": text.words, "whose": text.written_by.name}
