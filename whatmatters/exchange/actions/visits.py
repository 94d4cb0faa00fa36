"""A provider's files of visits: kept until somebody says yes or no, and then written, row by row.

What is written goes through the deeds of visits, so that time is charged and rules hold as ever.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.exchange.actions.uploads import clear_uploads
from whatmatters.exchange.actual_visits import Actual, SortedActual, sort_actual
from whatmatters.exchange.models import BroughtIn, Upload
from whatmatters.exchange.planned_visits import VISIT, Planned, Sorted, sort_planned
from whatmatters.exchange.spreadsheet.people import Problem
from whatmatters.exchange.spreadsheet.visits import HAPPENED, Became, VisitSheet, read_visits
from whatmatters.timebank.models import TimeNotReady
from whatmatters.visits import actions as visits
from whatmatters.visits.actions.locking import hold_people
from whatmatters.visits.models import Hitch, Proof, Visit, VisitNotReady
from whatmatters.visits.proving import Shown

FROM_FILE = Shown(by=Proof.By.FILE)


class VisitsToMend(Exception):
    """There are rows to mend, and nobody has said to bring in the others. Holds the file."""

    def __init__(self, found: Sorted | SortedActual) -> None:
        super().__init__("Some rows need mending, so no visit was brought in")
        self.found = found


@dataclass(frozen=True, slots=True)
class VisitsBroughtIn:
    """What became of a file. `refused` are rows that looked right and could not be written."""

    new: int
    found: Sorted | SortedActual
    refused: tuple[Problem, ...]


@transaction.atomic
def keep_visits(*, by: Actor, kind: str, name: str, content: bytes) -> Upload:
    """Keep a file that can be read until its sender has looked at it. Raises CannotRead."""
    require(by, Permission.ROUND_PLAN)
    if by.membership is None:
        raise PermissionDenied
    read_visits(kind, name, content)
    Upload.objects.of(by).filter(kind=kind).delete()
    clear_uploads()
    upload = Upload.objects.create(
        organisation=by.membership.organisation,
        owner=by.user,
        kind=kind,
        name=name[:200],
        content=content,
    )
    audit.record(by=by, did="exchange.visits-sent", to=upload)
    return upload


@transaction.atomic
def bring_in_visits(*, upload: Upload, by: Actor, keep_good: bool) -> VisitsBroughtIn:
    """Say yes to a file: write its visits, once, and let the file go."""
    mine = Upload.objects.of(by).visits().select_for_update(of=("self",))
    upload = get_object_or_404(mine, pk=upload.pk)
    done = tell_visits(
        kind=upload.kind,
        name=upload.name,
        content=bytes(upload.content),
        by=by,
        keep_good=keep_good,
    )
    upload.delete()
    return done


@transaction.atomic
def tell_visits(
    *, kind: str, name: str, content: bytes, by: Actor, keep_good: bool = False
) -> VisitsBroughtIn:
    """Write what a file says that is not here yet; each row whole, or not at all.

    Raises CannotRead; and VisitsToMend where rows need mending, unless `keep_good`.
    """
    require(by, Permission.ROUND_PLAN)
    sheet = read_visits(kind, name, content)
    hold_people({one.person.pk for one in _sorted(kind, sheet, by).new})
    found = _sorted(kind, sheet, by)
    if found.problems and not keep_good:
        raise VisitsToMend(found)
    refused = [one for row in found.new if (one := _written(row, by))]
    for row in found.here:
        _remember(row, row.there if isinstance(row, Planned) else row.visit, by)
    audit.record(by=by, did=f"exchange.{kind}-visits-brought-in", to=by.membership)
    return VisitsBroughtIn(len(found.new) - len(refused), found, tuple(refused))


@transaction.atomic
def throw_away_visits(*, upload: Upload, by: Actor) -> None:
    """Say no to a file."""
    require(by, Permission.ROUND_PLAN)
    audit.record(by=by, did="exchange.visits-thrown-away", to=upload)
    Upload.objects.of(by).visits().filter(pk=upload.pk).delete()


def _sorted(kind: str, sheet: VisitSheet[Any], by: Actor) -> Sorted | SortedActual:
    if kind == Upload.Kind.PLANNED:
        return sort_planned(sheet, viewer=by)
    return sort_actual(sheet, viewer=by)


def _written(row: Planned | Actual, by: Actor) -> Problem | None:
    """One row, whole; or why it could not be, and nothing of it is."""
    try:
        with transaction.atomic():
            visit = _plan(row, by) if isinstance(row, Planned) else _tell(row, by)
            _remember(row, visit, by)
    except (VisitNotReady, TimeNotReady) as refused:
        return Problem(row.row.row, "All", str(refused))
    return None


def _plan(planned: Planned, by: Actor) -> Visit:
    assert by.membership is not None  # noqa: S101  # whoever has this door acts for somebody
    row, outcome = planned.row, planned.outcome
    return visits.plan_visit(
        person=planned.person,
        organisation=by.membership.organisation,
        by=by,
        starts_at=row.starts_at,
        minutes=row.minutes,
        short_because=row.short_because,
        workers=planned.workers,
        workers_needed=max(1, len(planned.workers)),
        outcomes=[outcome] if outcome else [],
        tasks=[row.purpose] if row.purpose and not outcome else [],
        budget=planned.budget,
    )


def _tell(actual: Actual, by: Actor) -> Visit:
    """By the word of the provider’s file: nothing of it is verified by that."""
    row, visit = actual.row, actual.visit
    if row.became in HAPPENED:
        _was_there(actual, by)
    elif row.became == Became.BY_PERSON and row.called_off:
        visits.note_called_off(visit=visit, by=by, at=row.called_off, because=row.why)
    elif row.became == Became.BY_PROVIDER:
        visits.cancel_visit(visit=visit, by=by, because=row.why)
    else:
        visits.miss_visit(visit=visit, by=by, because=row.why, kind=FELL_OUT[row.became])
    if words := _note(actual):
        visits.write_note(visit=visit, by=by, words=words, written_at=actual.went)
    return visit


FELL_OUT = {
    Became.MISSED: "missed",
    Became.NO_ANSWER: "no-answer",
    Became.SENT_AWAY: "sent-away",
}


def _was_there(actual: Actual, by: Actor) -> None:
    assert actual.came is not None  # noqa: S101  # it happened, so the file says when
    assert actual.went is not None  # noqa: S101  # as well
    visit = actual.visit
    if actual.row.became == Became.LATE and actual.late:
        late = Hitch.Kind.LATE
        visits.tell_hitch(visit=visit, by=by, kind=late, minutes=min(actual.late, 2160))
    for deed, at in ((visits.begin_visit, actual.came), (visits.end_visit, actual.went)):
        deed(visit=visit, by=by, at=at, proof=replace(FROM_FILE, at=at))


def _note(actual: Actual) -> str:
    row = actual.row
    parts = [row.tasks] if row.tasks else []
    if row.verified:
        parts.append(f"How the provider knows, by its own file: {row.verified}")
    return "\n".join(parts)


def _remember(row: Planned | Actual, visit: Visit | None, by: Actor) -> None:
    """Which visit their reference stands for, so that the file can come again."""
    reference = row.row.reference
    if visit is None or not reference or (isinstance(row, Actual) and row.is_referred):
        return
    BroughtIn.objects.get_or_create(
        organisation_id=by.organisation_id,
        source=VISIT,
        source_id=reference,
        defaults={
            "digest": row.digest if isinstance(row, Planned) else "",
            "became": Visit._meta.label,
            "became_id": visit.pk,
        },
    )
