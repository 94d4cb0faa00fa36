"""Who is around the person, and what they may see."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, User
from whatmatters.access.permissions import Permission, require
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import RoleKey
from whatmatters.people.actions.authority import prove_authority
from whatmatters.people.actions.inviting import withdraw_invitations
from whatmatters.people.actions.sharing import share, withdraw_share
from whatmatters.people.actions.works import the_one
from whatmatters.people.models import KIND_OF_WORKER, CircleMember, Kind, Person, Share

SO_THAT_THEY_KNOW = "So that they know how things are, and can help"


class NobodyToAdd(Exception):
    """Nobody who could join a circle signs in with that address. Written for the reader."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "Nobody who supports people signs in with that e-mail address. "
                "Check it, or ask them which one they use"
            )
        )


@transaction.atomic
def add_to_circle(
    *,
    person: Person,
    by: Actor,
    kind: str,
    name: str,
    relation: str = "",
    reach: str = "",
    user: User | None = None,
    organisation: Organisation | None = None,
    may_see_from: date | None = None,
    proved_by: str = "",
    proved_on: date | None = None,
) -> CircleMember:
    """Put somebody the person counts on into their circle. Put in twice, they are there once.

    `proved_by` is what shows that an attorney or deputy is one, for those who may say so.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.PERSON_CHANGE, person)
    place = {
        "kind": kind,
        "name": name,
        "relation": relation,
        "reach": reach,
        "user": user,
        "organisation": organisation,
    }
    if already := person.circle.current().filter(**place).order_by("pk").first():
        return already
    member = CircleMember.objects.create(person=person, **place)
    audit.record(by=by, did="people.joined-circle", to=member, about=person.pk)
    if proved_by:
        prove_authority(member=member, by=by, proved_by=proved_by, proved_on=proved_on)
    if may_see_from:
        _let_see(member, by, may_see_from)
    return member


@transaction.atomic
def add_worker(*, person: Person, by: Actor, email: str, work: UUID | None = None) -> CircleMember:
    """Put somebody who works for an organisation here into the circle, as what they work as.

    `work` is the membership, for somebody with more than one. Raises NobodyToAdd when no
    such worker signs in with that address, and WorksInMoreThanOnePlace to ask which.
    """
    require(by, Permission.PERSON_CHANGE, person)
    worker = the_one(_works(email, person, by), work, _told)
    if worker is None:
        raise NobodyToAdd
    return add_to_circle(
        person=person,
        by=by,
        kind=_kind(worker),
        name=worker.user.name,
        user=worker.user,
        organisation=worker.organisation,
    )


def _works(email: str, person: Person, by: Actor) -> list[Membership]:
    """What whoever signs in with that address works as: each place in a circle once.

    Not for a confidential service, unless one acts for it or it knows oneself.
    """
    if by.is_staff:
        knows_of_it = Q(organisation=by.organisation_id)
    else:
        knows_of_it = Q(organisation__registrations__in=person.registrations.current())
    current = Membership.objects.current().filter(
        knows_of_it | Q(organisation__is_confidential=False),
        user__email=email.casefold(),
        user__is_active=True,
        role_key__in=KIND_OF_WORKER,
    )
    found = current.distinct().select_related("user", "organisation").order_by("-began_on", "-pk")
    oldest = {(each.organisation_id, _kind(each)): each for each in found}
    return sorted(oldest.values(), key=lambda each: (each.organisation.name, each.pk))


def _told(work: Membership) -> str:
    what = {"label": _kind(work).label, "name": work.organisation.name}
    return gettext("%(label)s at %(name)s") % what


def _kind(work: Membership) -> Kind:
    return KIND_OF_WORKER[RoleKey(work.role_key)]


@transaction.atomic
def change_sight(*, member: CircleMember, by: Actor, may_see_from: date | None) -> CircleMember:
    """A relative or friend may see from a day the person agreed to; or, with None, not at all.

    What they then see is who the person is, what matters to them, and the plan. More, or
    less, or until a day, is for `actions.share`.
    """
    member = CircleMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(by, Permission.CONSENT_CHANGE, member.person)
    for shared in Share.objects.filter(member=member, withdrawn_at=None).order_by("pk"):
        withdraw_share(share=shared, by=by)
    if may_see_from:
        _let_see(member, by, may_see_from)
    return member


def _let_see(member: CircleMember, by: Actor, since: date) -> None:
    share(
        person=member.person,
        by=by,
        member=member,
        covers=[DataClass.CORE, DataClass.PLAN],
        purpose=SO_THAT_THEY_KNOW,
        began_on=since,
    )


@transaction.atomic
def end_place_in_circle(*, member: CircleMember, by: Actor, left_on: date) -> CircleMember:
    """Somebody leaves the circle. What they did there stays."""
    member = CircleMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(by, Permission.PERSON_CHANGE, member.person)
    member.leave(on=left_on)
    member.save(update_fields=["left_on"])
    withdraw_invitations(member=member)
    audit.record(by=by, did="people.left-circle", to=member, about=member.person_id)
    return member
