from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.access.prepared import Prepared
from whatmatters.outcomes.models import Outcome, Step
from whatmatters.visits.actions.locking import held_visit
from whatmatters.visits.models import Task, Visit, VisitNotReady
from whatmatters.visits.purposes import must_be_theirs

#: Asked by every deed on a task, and so compiled once.
TASK = Prepared(
    lambda _, task: (
        Task.objects.select_for_update(of=("self",)).select_related("visit__person").filter(pk=task)
    )
)
SETTLED = ["version", "became", "how", "why", "settled_by", "settled_at"]


@transaction.atomic
def settle_task(
    *, task: Task, by: Actor, became: str, how: str = "", why: str = "", read: int | None = None
) -> Task:
    """What became of it, and who did it: they, we, or both. Raises VisitNotReady, or Stale."""
    task = _held_task(task, read=read)
    require(by, Permission.VISIT_RECORD, task.visit)
    task.settle(became, how=how, why=why, by=by.user)
    task.save(update_fields=SETTLED)
    audit.record(by=by, did="visits.task-settled", to=task, about=task.visit.person_id)
    return task


@transaction.atomic
def add_task(
    *,
    visit: Visit,
    by: Actor,
    what: str,
    outcome: Outcome | None = None,
    step: Step | None = None,
) -> Task:
    """Something more to do at it. Work that is for no outcome stays in sight as such.

    The same pressed twice is one.
    """
    visit = held_visit(visit)
    require(by, Permission.VISIT_RECORD, visit)
    what = what.strip()
    if not what:
        raise VisitNotReady(gettext("Say what is to be done"))
    must_be_theirs(outcome, step, person=visit.person)
    said = {"visit": visit, "what": what, "outcome": outcome, "step": step}
    if there := Task.objects.filter(**said, became=Task.Became.PLANNED).order_by("pk").first():
        return there
    last = visit.tasks.aggregate(last=Max("place"))["last"] or 0
    task = Task.objects.create(**said, place=last + 1)
    audit.record(by=by, did="visits.task-added", to=task, about=visit.person_id)
    return task


@transaction.atomic
def link_task(
    *,
    task: Task,
    by: Actor,
    outcome: Outcome | None,
    step: Step | None = None,
    read: int | None = None,
) -> Task:
    """Say which outcome this work is for; or that it is for none.

    Raises VisitNotReady, or Stale.
    """
    task = _held_task(task, read=read)
    require(by, Permission.VISIT_RECORD, task.visit)
    must_be_theirs(outcome, step, person=task.visit.person)
    task.outcome, task.step = outcome, step
    task.save(update_fields=["version", "outcome", "step"])
    audit.record(by=by, did="visits.task-linked", to=task, about=task.visit.person_id)
    return task


def _held_task(task: Task, *, read: int | None = None) -> Task:
    found = TASK.rows(viewer=None, about=task.pk)
    if not found:
        raise Task.DoesNotExist
    found[0].turn_page(read=read)
    return found[0]
