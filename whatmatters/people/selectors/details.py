"""Who somebody is, who is around them, and who may see their record."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, CommunicationNeed, Kind, OtherName, Person
from whatmatters.people.selectors.subject import Subject, subject
from whatmatters.people.standing import HOLDS_CONVERSATIONS

IN_ORDER = {kind: place for place, kind in enumerate(Kind)}
EVERYTHING = "Everything that is written here"
PLAN = "What matters, and the plan"


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in the circle. `reach` is empty for those it is not meant for."""

    id: UUID
    name: str
    described: str
    kind: str
    reach: str
    may_see_from: date | None
    sees_as_relative: bool
    is_worker: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody who may open the record: as who, and how much of it."""

    name: str
    as_who: str
    what: str


@dataclass(frozen=True, slots=True)
class DetailsPage:
    subject: Subject
    other_names: tuple[OtherName, ...]
    circle: tuple[Place, ...]
    sights: tuple[Sight, ...]
    number: str

    @property
    def may_change(self) -> bool:
        return self.subject.standing.writes


def details_page(*, viewer: Actor, person_id: UUID) -> DetailsPage:
    """Everything about who a person is, in the same few queries. Unseen is 404.

    Other names are shown only to those who write with the person: a former name may be
    nobody else's business.
    """
    about = subject(viewer=viewer, person_id=person_id)
    members = list(_members(about.person))
    members.sort(key=lambda member: (IN_ORDER[Kind(member.kind)], member.name, member.pk))
    names = OtherName.objects.filter(person=about.person).order_by("kind", "name", "pk")
    return DetailsPage(
        subject=about,
        other_names=tuple(names) if about.standing.writes else (),
        circle=tuple(_place(member, viewer, about) for member in members),
        sights=(*_sights(about.person, members), *_leads(members)),
        number=_number(about.person, viewer),
    )


def place_in_circle(*, viewer: Actor, member_id: UUID) -> CircleMember:
    """Somebody's place in the circle of a person whom the viewer may see. Unseen is 404."""
    people = Person.objects.visible_to(viewer)
    places = CircleMember.objects.filter(person__in=people).current()
    return get_object_or_404(places.select_related("person"), pk=member_id)


def need(*, viewer: Actor, need_id: UUID) -> CommunicationNeed:
    people = Person.objects.visible_to(viewer)
    needs = CommunicationNeed.objects.filter(person__in=people).current()
    return get_object_or_404(needs.select_related("person"), pk=need_id)


def other_name(*, viewer: Actor, name_id: UUID) -> OtherName:
    names = OtherName.objects.filter(person__in=Person.objects.visible_to(viewer))
    return get_object_or_404(names.select_related("person"), pk=name_id)


def _members(person: Person) -> QuerySet[CircleMember]:
    members = CircleMember.objects.filter(person=person).current()
    return members.select_related("organisation").order_by("pk")


def _place(member: CircleMember, viewer: Actor, about: Subject) -> Place:
    shows_reach = about.standing.writes or viewer.is_staff
    return Place(
        id=member.pk,
        name=member.name,
        described=member.described,
        kind=member.get_kind_display(),
        reach=member.reach if shows_reach else "",
        may_see_from=member.may_see_from,
        sees_as_relative=_sees(member) and member.organisation is None,
        is_worker=member.organisation is not None,
    )


def _sees(member: CircleMember) -> bool:
    if member.user_id is None:
        return False
    agreed = member.may_see_from is not None and member.may_see_from <= clock.today()
    return agreed or member.organisation_id is not None


def _sights(person: Person, members: list[CircleMember]) -> list[Sight]:
    own = [Sight(person.known_as, "It is their own record", EVERYTHING)] if person.user_id else []
    return own + [_sight(member) for member in members if _sees(member)]


def _sight(member: CircleMember) -> Sight:
    as_who = member.described
    if member.organisation:
        as_who = f"{member.get_kind_display()}, {member.organisation.name}"
    return Sight(member.name, as_who, EVERYTHING if member.kind in HOLDS_CONVERSATIONS else PLAN)


def _leads(members: list[CircleMember]) -> list[Sight]:
    """Those who lead a team that somebody of the circle works in. Two queries at most."""
    pairs = {(m.user_id, m.organisation_id) for m in members if m.user_id and m.organisation_id}
    workers = Membership.objects.current().filter(
        user__in=[user for user, _ in pairs], team__isnull=False
    )
    teams = {
        team
        for user, organisation, team in workers.order_by("pk").values_list(
            "user", "organisation", "team"
        )
        if (user, organisation) in pairs
    }
    leads = Membership.objects.current().filter(role_key=RoleKey.TEAM_LEAD, team__in=teams)
    found = leads.select_related("user", "team", "organisation").order_by("user__name", "pk")
    return [
        Sight(lead.user.name, f"Leads the {lead.team.name}, {lead.organisation.name}", EVERYTHING)
        for lead in found
        if lead.team is not None and (lead.user_id, lead.organisation_id) not in pairs
    ]


def _number(person: Person, viewer: Actor) -> str:
    """The number the viewer's organisation knows them by; to themself, the first one's."""
    known = person.registrations.current()
    if viewer.organisation_id:
        known = known.filter(organisation=viewer.organisation_id)
    return known.order_by("began_on", "pk").values_list("number", flat=True).first() or ""
