from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.access.roles import RoleKey
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions.charging import settle_time
from whatmatters.visits.actions.locking import held_person, held_visit
from whatmatters.visits.actions.planning import plan_visit, send
from whatmatters.visits.actions.proof import keep_proof, make_sure
from whatmatters.visits.actions.waiting import close_what_waits
from whatmatters.visits.models import Hitch, Proof, Status, Sure, Visit, VisitNotReady
from whatmatters.visits.proving import Shown
from whatmatters.visits.purposes import Purpose, Todo

#: In minutes: how long a visit is taken to be that nobody planned, until it is over.
UNPLANNED = 30
BEGUN = ["version", "status", "began_at", "ended_at", "starts_at", "day"]
#: What may be said to have become of a visit by those who came, or should have.
CAME_TO_NOTHING = {Status.MISSED, Status.NO_ANSWER, Status.SENT_AWAY}


@transaction.atomic
def begin_visit(*, visit: Visit, by: Actor, at: datetime, proof: Shown | None = None) -> Visit:
    """Somebody came. Said again of the same moment, nothing changes. Raises VisitNotReady.

    What is shown to prove it never stands in the way: where it does not hold, that is kept.
    """
    visit = held_visit(visit)
    require(by, Permission.VISIT_RECORD, visit)
    if visit.status in {Status.BEGUN, Status.DONE} and visit.began_at == at:
        return visit
    visit.begin(at)
    visit.save(update_fields=BEGUN)
    if not visit.was_planned:  # what was planned stays on its day
        visit.goers.exclude(day=visit.day).update(day=visit.day)
    be_there(visit, by)
    keep_proof(visit, proof, of=Proof.Of.ARRIVAL, at=at, by=by)
    audit.record(by=by, did="visits.begun", to=visit, about=visit.person_id)
    return visit


@transaction.atomic
def begin_unplanned(
    *,
    person: Person,
    organisation: Organisation,
    by: Actor,
    at: datetime,
    outcomes: Collection[Outcome | Purpose] = (),
    tasks: Collection[str | Todo] = (),
    proof: Shown | None = None,
) -> Visit:
    """Somebody is there, and nobody had planned it. It takes from their time when it is over.

    The same pressed twice is one. Raises VisitNotReady.
    """
    person = held_person(person)
    require(by, Permission.VISIT_RECORD, Visit(person=person, organisation=organisation))
    held = TimeBudget.objects.in_force().filter(person=person, organisation=organisation)
    there = Visit.objects.filter(
        person=person, organisation=organisation, was_planned=False, status=Status.BEGUN
    )
    if begun := there.filter(began_at=at).order_by("pk").first():
        return begun
    visit = plan_visit(
        person=person,
        organisation=organisation,
        by=by,
        starts_at=at,
        minutes=UNPLANNED,
        workers=[by.user] if by.role.key == RoleKey.SUPPORT_WORKER else [],
        outcomes=outcomes,
        tasks=tasks,
        budget=held.newest_first().first(),
        ad_hoc=True,
    )
    return begin_visit(visit=visit, by=by, at=at, proof=proof)


@transaction.atomic
def end_visit(*, visit: Visit, by: Actor, at: datetime, proof: Shown | None = None) -> Visit:
    """They went: the time it took is used. Said again of the same moment, nothing changes."""
    visit = held_visit(visit)
    require(by, Permission.VISIT_RECORD, visit)
    if visit.status == Status.DONE and visit.ended_at == at:
        return visit
    visit.end(at)
    visit.save(update_fields=["version", "status", "ended_at"])
    keep_proof(visit, proof, of=Proof.Of.DEPARTURE, at=at, by=by)
    make_sure(visit)
    settle_time(visit, by=by)
    audit.record(by=by, did="visits.ended", to=visit, about=visit.person_id)
    return visit


@transaction.atomic
def put_times_right(
    *, visit: Visit, by: Actor, began_at: datetime, ended_at: datetime, read: int | None = None
) -> Visit:
    """It was from then to then, and not as was said: the time used is put right with it.

    It has to be made sure anew. Raises VisitNotReady, or Stale.
    """
    visit = held_visit(visit, read=read)
    require(by, Permission.VISIT_RECORD, visit)
    if visit.status != Status.DONE:
        raise VisitNotReady(gettext("Only a visit that is over can be put right"))
    visit.status = Status.PLANNED
    visit.begin(began_at)
    visit.end(ended_at)
    visit.sure = Sure.NOT_YET
    visit.save(update_fields=[*BEGUN, "sure"])
    visit.goers.exclude(day=visit.day).update(day=visit.day)
    settle_time(visit, by=by)
    audit.record(by=by, did="visits.put-right", to=visit, about=visit.person_id)
    return visit


@transaction.atomic
def miss_visit(
    *, visit: Visit, by: Actor, because: str, kind: str, read: int | None = None
) -> Visit:
    """It came to nothing: nobody came, nobody answered the door, or they were sent away."""
    held_person(visit.person)
    visit = held_visit(visit, read=read)
    require(by, Permission.VISIT_RECORD, visit)
    if kind not in CAME_TO_NOTHING:
        raise VisitNotReady(gettext("Say what became of the visit"))
    if visit.status == kind and visit.because == because:
        return visit
    visit.fall_out(kind, because=because)
    visit.save(update_fields=["version", "status", "because", "called_off_at"])
    close_what_waits(visit, by=by)
    settle_time(visit, by=by)
    audit.record(by=by, did="visits.came-to-nothing", to=visit, about=visit.person_id)
    return visit


@transaction.atomic
def confirm_visit(*, visit: Visit, by: Actor) -> Visit:
    """The person says that it was so. Said twice, it is said once."""
    visit = held_visit(visit)
    require(by, Permission.VISIT_SAY, visit.person)
    if visit.sure == Sure.BY_THEM:
        return visit
    visit.be_confirmed()
    visit.save(update_fields=["version", "sure"])
    _say_so(visit, by)
    audit.record(by=by, did="visits.confirmed", to=visit, about=visit.person_id)
    return visit


def _say_so(visit: Visit, by: Actor) -> None:
    """Both that somebody came and that they went, by the word of the person."""
    for of, at in ((Proof.Of.ARRIVAL, visit.began_at), (Proof.Of.DEPARTURE, visit.ended_at)):
        Proof.objects.create(
            visit=visit,
            of=of,
            by=Proof.By.PERSON,
            at=at or visit.starts_at,
            held=True,
            recorded_by=by.user,
        )


def be_there(visit: Visit, by: Actor) -> None:
    """Part of other deeds: a worker who came is one of those who went.

    That it was another than was planned is told of.
    """
    if by.role.key != RoleKey.SUPPORT_WORKER:
        return
    planned = set(visit.goers.values_list("user", flat=True))
    if by.user.pk in planned:
        return
    send(visit, [by.user])
    if planned and visit.was_planned:
        Hitch.objects.create(visit=visit, kind=Hitch.Kind.OTHER_WORKER, recorded_by=by.user)
