"""Who somebody is, who is around them, and who may see their record."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import (
    KIND_OF_WORKER,
    CircleMember,
    CommunicationNeed,
    Kind,
    OtherName,
    Person,
)
from whatmatters.people.selectors.sights import Sight, seeing_since, sights_of
from whatmatters.people.selectors.subject import Subject, subject

IN_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in the circle. `reach` is empty for those it is not meant for."""

    id: UUID
    name: str
    described: str
    kind: str
    reach: str
    may_see_from: date | None
    is_worker: bool
    has_account: bool

    @property
    def may_be_invited(self) -> bool:
        """Whether they can be given a way in of their own: they are shared with, and have none."""
        return not (self.is_worker or self.has_account) and self.may_see_from is not None


@dataclass(frozen=True, slots=True)
class DetailsPage:
    subject: Subject
    other_names: tuple[OtherName, ...]
    circle: tuple[Place, ...]
    sights: tuple[Sight, ...]
    number: str

    @property
    def may_change(self) -> bool:
        return self.subject.standing.may(DataClass.CORE, Deed.WRITE)

    @property
    def may_invite(self) -> bool:
        """Whether the person can be given a way in: they have none, and nobody died."""
        about = self.subject.person
        return self.may_change and about.user_id is None and about.died_on is None

    @property
    def may_sit_beside(self) -> bool:
        """Whether the viewer can let the person sign in beside them, who cannot alone today."""
        about, standing = self.subject.person, self.subject.standing
        has_account = about.user_id is not None and about.died_on is None
        return has_account and self.may_change and standing.is_practitioner

    @property
    def may_begin_carer(self) -> bool:
        """Whoever works with them may begin a record of their own for somebody who cares."""
        return self.subject.standing.is_practitioner and self.may_change

    @property
    def may_see_sharing(self) -> bool:
        return self.subject.standing.may(DataClass.CONSENT)

    @property
    def may_record_death(self) -> bool:
        return self.subject.standing.is_practitioner and self.may_change

    @property
    def keeping_safe(self) -> str:
        return (
            gettext("Keeping safe")
            if self.subject.standing.is_self
            else gettext("Keeping them safe")
        )

    @property
    def may_see_flags(self) -> bool:
        return self.subject.standing.may(DataClass.ALERTS)

    @property
    def may_change_consent(self) -> bool:
        return self.subject.standing.may(DataClass.CONSENT, Deed.WRITE)


def details_page(*, viewer: Actor, person_id: UUID) -> DetailsPage:
    """Everything about who a person is, in the same few queries. Unseen is 404.

    Other names are shown only to those who write with the person: a former name may be
    nobody else's business. Who else may open the record, and its number, are not for
    relatives and friends: they would learn that there is something they don't see.
    """
    about = subject(viewer=viewer, person_id=person_id)
    members = list(_members(viewer, about.person))
    members.sort(key=lambda member: (IN_ORDER[Kind(member.kind)], member.name, member.pk))
    names = OtherName.objects.filter(person=about.person).order_by("kind", "name", "pk")
    return DetailsPage(
        subject=about,
        other_names=tuple(names) if about.standing.may(DataClass.CORE, Deed.WRITE) else (),
        circle=tuple(_place(member, viewer, about) for member in members),
        sights=sights_of(about.person, viewer) if about.standing.may(DataClass.CONSENT) else (),
        number=_number(about.person, viewer) if about.standing.is_self or viewer.is_staff else "",
    )


def place_in_circle(*, viewer: Actor, member_id: UUID) -> CircleMember:
    """Somebody's place in a circle, of whom the viewer may know. Unseen is 404."""
    places = CircleMember.objects.visible_to(viewer).current()
    return get_object_or_404(places.select_related("person"), pk=member_id)


def need(*, viewer: Actor, need_id: UUID) -> CommunicationNeed:
    needs = CommunicationNeed.objects.visible_to(viewer).current()
    return get_object_or_404(needs.select_related("person"), pk=need_id)


def other_name(*, viewer: Actor, name_id: UUID) -> OtherName:
    names = OtherName.objects.filter(person__in=Person.objects.visible_to(viewer))
    return get_object_or_404(names.select_related("person"), pk=name_id)


def _members(viewer: Actor, person: Person) -> QuerySet[CircleMember]:
    seen = CircleMember.objects.visible_to(viewer, person=person.pk)
    members = seen.filter(person=person).current()
    return members.select_related("organisation", "user").prefetch_related("shares").order_by("pk")


def _place(member: CircleMember, viewer: Actor, about: Subject) -> Place:
    shows_reach = about.standing.is_self or viewer.is_staff
    return Place(
        id=member.pk,
        name=member.name,
        described=member.described,
        kind=member.get_kind_display(),
        reach=member.reach if shows_reach else "",
        may_see_from=seeing_since(member),
        is_worker=member.organisation is not None or member.kind in KIND_OF_WORKER.values(),
        has_account=member.user_id is not None,
    )


def _number(person: Person, viewer: Actor) -> str:
    """The number the viewer's organisation knows them by; to themself, the first one's."""
    known = person.registrations.current()
    if viewer.organisation_id:
        known = known.filter(organisation=viewer.organisation_id)
    return known.order_by("began_on", "pk").values_list("number", flat=True).first() or ""
