"""Who may open a record and how much of it: told from the facts that the rules go by."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from whatmatters.access.models import Membership
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.people.models import KIND_OF_WORKER, CircleMember, Kind, Person

EVERYTHING = "Everything that is written here"
PLAN = "What matters, and the plan"


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody who may open the record: as who, and how much of it."""

    name: str
    as_who: str
    what: str


@dataclass(frozen=True, slots=True)
class _Job:
    """What somebody of the circle works as today, and in which team."""

    user: UUID
    organisation: UUID
    role: str
    team: UUID | None
    is_active: bool


def sights_of(person: Person, members: list[CircleMember]) -> tuple[Sight, ...]:
    """The person, their circle, and who leads a team that helps. Two queries at most.

    Part of other selectors: they have asked whether the viewer may see the circle.
    """
    jobs = _jobs(members)
    seeing = [member for member in members if _sees(member, jobs)]
    own = [Sight(person.known_as, "It is their own record", EVERYTHING)] if person.user_id else []
    return (*own, *(_sight(member) for member in seeing), *_leads(members, seeing, jobs))


def _jobs(members: list[CircleMember]) -> list[_Job]:
    workers = [m.user_id for m in members if m.user_id and m.organisation_id]
    current = Membership.objects.current().filter(user__in=workers).order_by("pk")
    facts = ("user", "organisation", "role_key", "team", "user__is_active")
    return [_Job(*row) for row in current.values_list(*facts)]


def _sees(member: CircleMember, jobs: list[_Job]) -> bool:
    """As the verdict table has it, for somebody who can sign in."""
    if member.user is None or not member.user.is_active:
        return False
    if member.organisation_id:
        place = (member.user_id, member.organisation_id, member.kind)
        return place in {(job.user, job.organisation, _kind(job)) for job in jobs}
    since = seeing_since(member)
    return bool(since and since <= clock.today()) and member.kind not in KIND_OF_WORKER.values()


def seeing_since(member: CircleMember) -> date | None:
    """The day from which their earliest share lets them see the record; None if none does."""
    today = clock.today()
    held = [each for each in member.shares.all() if each.core and each.withdrawn_at is None]
    days = [each.began_on for each in held if each.until is None or each.until >= today]
    return min(days, default=None)


def _kind(job: _Job) -> str | None:
    return KIND_OF_WORKER.get(RoleKey(job.role))


def _sight(member: CircleMember) -> Sight:
    if member.organisation is None:
        return Sight(member.name, member.described, PLAN)
    as_who = f"{member.get_kind_display()}, {member.organisation.name}"
    return Sight(member.name, as_who, EVERYTHING if member.kind == Kind.PRACTITIONER else PLAN)


def _leads(
    members: list[CircleMember], seeing: list[CircleMember], jobs: list[_Job]
) -> list[Sight]:
    """Those who lead a team that somebody of the circle works in."""
    places = {(member.user_id, member.organisation_id) for member in members}
    teams = {job.team for job in jobs if job.team and (job.user, job.organisation) in places}
    leads = Membership.objects.current().filter(
        role_key=RoleKey.TEAM_LEAD, team__in=teams, user__is_active=True
    )
    shown = {(member.user_id, member.organisation_id) for member in seeing}
    found = leads.select_related("user", "team", "organisation").order_by("user__name", "pk")
    return [
        Sight(lead.user.name, f"Leads the {lead.team.name}, {lead.organisation.name}", EVERYTHING)
        for lead in found
        if lead.team is not None and (lead.user_id, lead.organisation_id) not in shown
    ]
