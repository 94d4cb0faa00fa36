"""All the files of one run, each in a transaction of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import DataError, IntegrityError, transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.exchange.actions.fhir.circle import bring_in_care_team, bring_in_related_person
from whatmatters.exchange.actions.fhir.desk import Desk, SomebodyElse
from whatmatters.exchange.actions.fhir.goals import bring_in_goal
from whatmatters.exchange.actions.fhir.observations import bring_in_observation
from whatmatters.exchange.actions.fhir.patients import bring_in_patient
from whatmatters.exchange.actions.fhir.plans import bring_in_care_plan
from whatmatters.exchange.actions.leave import ask_leave
from whatmatters.exchange.fhir.library import FileRead, Library, Thing
from whatmatters.exchange.fhir.tally import ONLY_POINTED_AT, Tally

IN_TURN: dict[str, Callable[[Desk, Thing], None]] = {
    "Patient": bring_in_patient,
    "RelatedPerson": bring_in_related_person,
    "CareTeam": bring_in_care_team,
    "Goal": bring_in_goal,
    "CarePlan": bring_in_care_plan,
    "Observation": bring_in_observation,
}
TWICE = "it is in its file twice: the first was taken"
BROKEN = "something in it breaks a rule that every record keeps"
#: Who stands as the writer of what no member brought in. Nobody can sign in as it.
NOBODY = ("brought-in@records.invalid", "Brought in from another system")


class _Rehearsed(Exception):
    """Thrown to undo a run that was only tried."""


@dataclass(frozen=True, slots=True)
class Run:
    """For whom and in whose name; `source` tells systems apart that use the same ids."""

    organisation: Organisation
    by: Actor | str
    source: str = ""
    dry_run: bool = False


def bring_in_files(
    *, files: Sequence[FileRead], run: Run, seen: Callable[[], None] = lambda: None
) -> Tally:
    """Bring in all that can be; say of the rest what it is and why. Twice changes nothing."""
    ask_leave(run.by, run.organisation)
    whole = Tally(failed=[(str(file.path), file.refused) for file in files if file.refused])
    good = [file for file in files if not file.refused]
    library = Library(good)
    steps = (_bring_in_file(file, library, run) for file in library.in_order(good))
    if not run.dry_run:
        _add_all(whole, steps, seen)
        return whole
    try:
        with transaction.atomic():
            _add_all(whole, steps, seen)
            raise _Rehearsed
    except _Rehearsed:
        return whole


def _add_all(whole: Tally, steps: Iterable[Tally], seen: Callable[[], None]) -> None:
    for tally in steps:
        whole.add(tally)
        seen()


def _bring_in_file(file: FileRead, library: Library, run: Run) -> Tally:
    try:
        with transaction.atomic():
            desk = Desk(run.organisation, run.by, _hand(run.by), library, run.source)
            _work_through(desk, file)
            audit.record_each(by=run.by, did="exchange.brought-in", to=desk.touched.values())
    except SomebodyElse as refused:
        return Tally(failed=[(str(file.path), str(refused))])
    except (DataError, IntegrityError):
        return Tally(failed=[(str(file.path), BROKEN)])
    desk.tally.read.update(file.kinds)
    return desk.tally


def _work_through(desk: Desk, file: FileRead) -> None:
    desk.look_up(file.things)
    for kind, bring_in in IN_TURN.items():
        for thing in sorted(_once(desk, file.things, kind), key=_earliest_first):
            bring_in(desk, thing)
    for kind, key, why in file.left:
        desk.tally.leave(kind, key, why)
    for thing in file.things:
        if thing.kind not in IN_TURN and not desk.before(thing):
            _only_pointed_at(desk, thing)


def _once(desk: Desk, things: Iterable[Thing], kind: str) -> Iterator[Thing]:
    """Each resource of a kind once, though a file may hold it twice."""
    seen: set[str] = set()
    for thing in things:
        if thing.kind == kind and thing.source_id in seen:
            desk.leave(thing, TWICE)
        elif thing.kind == kind:
            seen.add(thing.source_id)
            yield thing


def _earliest_first(thing: Thing) -> tuple[bool, str]:
    """Plans that are over before those that run, and the earlier before the later."""
    begins = getattr(thing.draft, "begins_on", None)
    return getattr(thing.draft, "status", "") not in {"completed", "revoked"}, str(begins or "")


def _only_pointed_at(desk: Desk, thing: Thing) -> None:
    """A worker, a condition, an order: there if something here named it."""
    if thing.key in desk.named:
        desk.tally.carried[thing.kind] += 1
        desk.count(thing.kind, "named where it is pointed at")
        desk.tally.lose(thing.key, thing.draft.not_carried)
    else:
        desk.leave(thing, ONLY_POINTED_AT)


def _hand(by: Actor | str) -> User:
    if isinstance(by, Actor):
        return by.user
    email, name = NOBODY
    known = User.objects.filter(email=email).order_by("pk").first()
    return known or User.objects.create_user(email, name=name, is_active=False)
