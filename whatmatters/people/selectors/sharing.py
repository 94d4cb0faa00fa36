"""Who sees what of a record, what is shared with whom, and with whom it could be."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass, Deed
from whatmatters.foundations import clock
from whatmatters.people.models import (
    KIND_OF_WORKER,
    CircleMember,
    Person,
    Registration,
    SafetyFlag,
    Share,
)
from whatmatters.people.selectors.sights import Sight, sights_of
from whatmatters.people.selectors.subject import Subject, subject_of, subject_told

ENDED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Shared:
    """One share: with whom, what of the record, for what, and from when until when."""

    id: UUID
    whom: str
    covers: tuple[str, ...]
    purpose: str
    basis: str
    began_on: date
    until: date | None
    stopped_on: date | None

    @property
    def told(self) -> str:
        """Which one it is, for those who hear the page."""
        return gettext("with %(whom)s: %(purpose)s") % {"whom": self.whom, "purpose": self.purpose}


@dataclass(frozen=True, slots=True)
class SharingPage:
    subject: Subject
    sights: tuple[Sight, ...]
    shared: tuple[Shared, ...]
    ended: tuple[Shared, ...]
    around: tuple[CircleMember, ...] = ()

    @property
    def may_change(self) -> bool:
        return self.subject.standing.may(DataClass.CONSENT, Deed.WRITE)

    @property
    def may_share(self) -> bool:
        return self.may_change and self.subject.person.died_on is None


@dataclass(frozen=True, slots=True)
class ShareForm:
    """With whom something could be shared: those of the circle who are not at work, and places."""

    subject: Subject
    members: tuple[CircleMember, ...]
    organisations: tuple[Organisation, ...]


def sharing_page(*, viewer: Actor, person_id: UUID) -> SharingPage:
    """Who can see what, asked of the policy. Unseen is 404; not for a relative to know, 403."""
    about = consenting(viewer=viewer, person_id=person_id)
    shares = Share.objects.visible_to(viewer).filter(person=person_id)
    lasting = set(shares.not_ended().values_list("pk", flat=True))
    newest = shares.select_related("member", "organisation").order_by("-began_on", "pk")
    every = list(newest[: ENDED_SHOWN * 2])
    return SharingPage(
        subject=about,
        sights=sights_of(about.person, viewer),
        shared=tuple(_shared(share) for share in every if share.pk in lasting),
        ended=tuple(_shared(share) for share in every if share.pk not in lasting)[:ENDED_SHOWN],
        around=_around(viewer, about),
    )


def _around(viewer: Actor, about: Subject) -> tuple[CircleMember, ...]:
    """With whose eyes the person can see their own page."""
    if not about.standing.is_self:
        return ()
    members = CircleMember.objects.visible_to(viewer, person=about.person.pk).current()
    return tuple(members.filter(person=about.person).order_by("name", "pk"))


def consenting(*, viewer: Actor, person_id: UUID, deed: Deed = Deed.READ) -> Subject:
    """The person behind a page about who may see and act. Raises PermissionDenied, or 404."""
    return subject_told(viewer=viewer, person_id=person_id, about=DataClass.CONSENT, deed=deed)


def consenting_about(*, viewer: Actor, person: Person, deed: Deed = Deed.WRITE) -> Subject:
    """The same, for a person already fetched through what the viewer may see."""
    about = subject_of(viewer=viewer, person=person)
    if not about.standing.may(DataClass.CONSENT, deed):
        raise PermissionDenied
    return about


def share_form(*, viewer: Actor, person_id: UUID) -> ShareForm:
    """With whom this viewer can share something of this person’s. Not of somebody who died."""
    about = consenting(viewer=viewer, person_id=person_id, deed=Deed.WRITE)
    if about.person.died_on:
        raise PermissionDenied
    members = CircleMember.objects.visible_to(viewer, person=person_id).current()
    members = members.filter(person=person_id, organisation=None)
    members = members.exclude(kind__in=KIND_OF_WORKER.values()).order_by("name", "pk")
    return ShareForm(about, tuple(members), tuple(_organisations(viewer, about.person)))


def _organisations(viewer: Actor, person: Person) -> QuerySet[Organisation]:
    """A confidential service is named to its own staff, and to the person whom it knows."""
    if viewer.is_staff:
        knows_of_it = Q(pk=viewer.organisation_id)
    else:
        knows = Registration.objects.current().filter(person=person)
        knows_of_it = Q(pk__in=knows.values("organisation"))
    return Organisation.objects.filter(knows_of_it | Q(is_confidential=False)).order_by(
        "name", "pk"
    )


def share(*, viewer: Actor, share_id: UUID) -> Share:
    shares = Share.objects.visible_to(viewer).select_related("person", "member", "organisation")
    return get_object_or_404(shares, pk=share_id)


def flag(*, viewer: Actor, flag_id: UUID) -> SafetyFlag:
    """A safety flag of somebody of whom the viewer may read such things. Unseen is 404."""
    flags = SafetyFlag.objects.visible_to(viewer).select_related("person", "lowering_asked_by")
    return get_object_or_404(flags, pk=flag_id)


def _shared(share: Share) -> Shared:
    whom = share.member.name if share.member else ""
    return Shared(
        id=share.pk,
        whom=share.organisation.name if share.organisation else whom,
        covers=tuple(about.in_words for about in DataClass if about in share.covers),
        purpose=share.purpose,
        basis=share.get_basis_display(),
        began_on=share.began_on,
        until=share.until,
        stopped_on=clock.day_of(share.withdrawn_at) if share.withdrawn_at else None,
    )
