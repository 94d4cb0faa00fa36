"""The verdict table as a query: whose records somebody reaches, as they act now.

Each branch begins with the few people it is about: asked of each person in turn whether
there is a place, a share or a case, a county takes seconds.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.policy import TABLE, By, Condition, DataClass, Deed, Way
from whatmatters.people.models.circle import CircleMember
from whatmatters.people.models.limits import Bar, BrokenGlass, CapacityRecord, CasePlace
from whatmatters.people.models.registration import Registration
from whatmatters.people.models.sharing import Share

if TYPE_CHECKING:
    from whatmatters.people.models.person import PersonQuerySet

People = TypeVar("People", bound="PersonQuerySet")


def reached(people: People, viewer: Actor, about: DataClass, deed: Deed) -> People:
    """Those of these people whose data of this class the table opens to the viewer."""
    branches = [
        _standing(way, viewer) & _holding(condition, viewer, about) & _living(way)
        for way in ways_of(viewer)
        if (condition := way.verdicts.get((about, deed))) is not None
    ]
    if not branches or not viewer.user.is_active:
        return people.none()
    barred = Bar.objects.of(viewer).values("person")
    return people.filter(reduce(or_, branches)).exclude(pk__in=barred)


def ways_of(viewer: Actor) -> tuple[Way, ...]:
    """Every way in which they may stand to a person; beside a worker, only to themself."""
    ways = TABLE.of(viewer.role.key)
    if viewer.is_beside:
        return tuple(way for way in ways if way.by == By.THEMSELF)
    return ways


def _living(way: Way) -> Q:
    return Q() if way.after_death else Q(died_on=None)


def _standing(way: Way, viewer: Actor) -> Q:
    if way.by == By.THEMSELF:
        return Q(user=viewer.user)
    rows = standing_in(way, viewer)
    if way.by == By.REGISTRATION:  # a county, so it is asked of each of the few that are left
        return Q(Exists(rows.filter(person=OuterRef("pk"))))
    return _among(rows)


def standing_in(way: Way, viewer: Actor) -> QuerySet[Any]:
    """Rows, each about a person to whom the viewer stands in this way."""
    match way.by:
        case By.CIRCLE:
            return CircleMember.objects.held_by(viewer).in_way(way)
        case By.TEAM:
            return worked_with_by_team(viewer)
        case By.SHARE:
            return Share.objects.reaching(viewer)
        case By.CASE:
            return CasePlace.objects.of(viewer)
        case By.REGISTRATION:
            return Registration.objects.current().filter(organisation=viewer.organisation_id)
        case By.THEMSELF:
            raise ValueError("To oneself one stands by no row but the record's own")


def _holding(condition: Condition, viewer: Actor, about: DataClass) -> Q:
    match condition:
        case Condition.NONE:
            return Q()
        case Condition.SHARED:
            return _among(Share.objects.reaching(viewer).covering(about))
        case Condition.LACKING:
            return _among(CapacityRecord.objects.lacking())
        case Condition.ON_CASE:
            return _among(CasePlace.objects.of(viewer))
        case Condition.GLASS_BROKEN:
            return _among(BrokenGlass.objects.of(viewer))


def _among(rows: QuerySet[Any]) -> Q:
    return Q(pk__in=rows.values("person"))


def worked_with_by_team(lead: Actor) -> QuerySet[CircleMember]:
    """Places in circles held by others of the team that one leads; without a team, none.

    A lead is of the team too: a place of their own, as somebody's broker or daughter, is theirs
    alone, and opens what such a place opens.
    """
    if not lead.team_id:
        return CircleMember.objects.none()
    team = Membership.objects.current().filter(team=lead.team_id)
    others = team.exclude(user=lead.user).values("user")
    places = CircleMember.objects.current()
    return places.filter(organisation=lead.organisation_id, user__in=others)
