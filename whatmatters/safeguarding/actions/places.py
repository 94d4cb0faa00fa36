"""Who is on a case: each place is written here, and for the verdict table in `people`."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.permissions import Permission, require
from whatmatters.access.policy import TABLE, DataClass, Deed
from whatmatters.access.roles import ROLES, RoleKey
from whatmatters.foundations import clock
from whatmatters.people.actions import the_one
from whatmatters.people.models import CasePlace
from whatmatters.safeguarding.actions.refusals import (
    NobodyToPut,
    SomebodyMustStay,
    WouldSeeNothing,
)
from whatmatters.safeguarding.models import Concern, OnCase

TOOK_IT_ON = "Took it on"
MAY_BE_ON_A_CASE = {
    role
    for way in TABLE.ways.values()
    if (DataClass.SAFEGUARDING, Deed.READ) in way.verdicts
    for role in way.roles
}


@transaction.atomic
def take_on(*, concern: Concern, by: Actor) -> Concern:
    """Begin to look into a concern. Pressed twice, or by one who is on it, nothing changes.

    Raises PermissionDenied where another lead was first.
    """
    concern = locked(concern)
    if OnCase.objects.of(by).filter(concern=concern).exists():
        require(by, Permission.CASE_VIEW, concern)
        return concern
    require(by, Permission.CASE_TAKE_ON, concern)
    if by.membership is None:
        raise PermissionDenied(Permission.CASE_TAKE_ON)
    _begin(concern, by.membership, by=by, because=TOOK_IT_ON)
    audit.record(by=by, did="safeguarding.taken-on", to=concern, about=concern.person_id)
    return concern


@transaction.atomic
def put_on_case(
    *, concern: Concern, by: Actor, email: str, because: str, work: UUID | None = None
) -> OnCase:
    """Let somebody look into it too, for their organisation. Put on twice, they are there once.

    Raises NobodyToPut, WorksInMoreThanOnePlace to ask as what, and WouldSeeNothing where
    the verdict table would show them nothing all the same.
    """
    concern = locked(concern)
    require(by, Permission.CASE_WORK, concern)
    worker = the_one(_works(email), work, _told)
    if worker is None:
        raise NobodyToPut
    place = _begin(concern, worker, by=by, because=because)
    to_them = Actor(worker.user, worker)
    if not Concern.objects.worked_on_by(to_them).filter(pk=concern.pk).exists():
        raise WouldSeeNothing
    audit.record(by=by, did="safeguarding.put-on-case", to=place, about=concern.person_id)
    return place


@transaction.atomic
def take_off_case(*, place: OnCase, by: Actor, because: str) -> OnCase:
    """From now on it does not exist for them. Raises SomebodyMustStay for the last lead."""
    place = OnCase.objects.select_for_update(of=("self",)).get(pk=place.pk)
    concern = locked(place.concern)
    require(by, Permission.CASE_WORK, concern)
    others = OnCase.objects.filter(concern=concern).exclude(pk=place.pk)
    if not others.held_by_a_lead().exists():
        raise SomebodyMustStay
    if place.ended_at is None:
        place.ended_at, place.ended_because = clock.now(), because
        place.save(update_fields=["ended_at", "ended_because"])
        _case_places(concern).filter(user=place.user, organisation=place.organisation).update(
            ended_at=place.ended_at
        )
        audit.record(by=by, did="safeguarding.taken-off-case", to=place, about=concern.person_id)
    return place


def locked(concern: Concern) -> Concern:
    """One hand at a time. Part of other deeds."""
    return Concern.objects.select_for_update(of=("self",)).get(pk=concern.pk)


def end_all(concern: Concern) -> None:
    """The case is over: nobody reaches the record by it any more. Part of other deeds."""
    ended = {"ended_at": clock.now()}
    OnCase.objects.filter(concern=concern).current().update(**ended)
    _case_places(concern).update(**ended)


def begin_again(concern: Concern, by: Actor) -> None:
    """Whoever reopens a case is on it. Part of other deeds."""
    if by.membership is not None:
        _begin(concern, by.membership, by=by, because="Reopened it")


def tell_the_table(concern: Concern) -> None:
    """Say to the verdict table who is on this case, of the person it is now about.

    Part of other deeds.
    """
    _case_places(concern).update(ended_at=clock.now())
    for place in OnCase.objects.filter(concern=concern).current().order_by("pk"):
        _tell_of(concern, place)


def _begin(concern: Concern, worker: Membership, *, by: Actor, because: str) -> OnCase:
    here = {"concern": concern, "user": worker.user, "organisation": worker.organisation}
    if already := OnCase.objects.current().filter(**here).order_by("pk").first():
        return already
    place = OnCase.objects.create(**here, as_who=_told(worker), because=because, put_by=by.user)
    _tell_of(concern, place)
    return place


def _tell_of(concern: Concern, place: OnCase) -> None:
    if concern.person_id is not None:
        CasePlace.objects.create(
            person_id=concern.person_id,
            case=concern.pk,
            user_id=place.user_id,
            organisation_id=place.organisation_id,
        )


def _case_places(concern: Concern) -> QuerySet[CasePlace]:
    return CasePlace.objects.current().filter(case=concern.pk)


def _works(email: str) -> list[Membership]:
    """What whoever signs in with that address works as, where it is a job with cases."""
    current = Membership.objects.current().filter(
        user__email=email.casefold(), user__is_active=True, role_key__in=MAY_BE_ON_A_CASE
    )
    return list(current.select_related("user", "organisation").order_by("began_on", "pk"))


def _told(worker: Membership) -> str:
    return f"{ROLES[RoleKey(worker.role_key)].title}, {worker.organisation.name}"[:200]
