"""What a person shares, with whom, for what, and until when."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.notices import tell_of_change
from whatmatters.access.permissions import Permission, require
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.people.actions.inviting import withdraw_invitations
from whatmatters.people.models import SHAREABLE, CircleMember, Person, Share


@transaction.atomic
def share(
    *,
    person: Person,
    by: Actor,
    covers: Iterable[DataClass],
    purpose: str,
    member: CircleMember | None = None,
    organisation: Organisation | None = None,
    basis: str = Share.Basis.CONSENT,
    began_on: date | None = None,
    until: date | None = None,
) -> Share:
    """Let somebody of the circle, or an organisation, see these classes of the record.

    Raises NotInTheirCircle for somebody of another circle. Given twice, it is there once.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.CONSENT_CHANGE, person)
    given = {
        "member": member,
        "organisation": organisation,
        "purpose": purpose,
        "basis": basis,
        "began_on": began_on or clock.today(),
        "until": until,
    } | dict.fromkeys(SHAREABLE.values(), False)
    given |= {SHAREABLE[about]: True for about in covers}
    made = Share(person=person, given_by=by.user, **given)
    made.keep_to_their_circle()
    if already := person.shares.not_ended().filter(**given).order_by("pk").first():
        return already
    made.save(force_insert=True)
    audit.record(by=by, did="people.shared", to=made, about=person.pk)
    _tell(person, by)
    return made


@transaction.atomic
def withdraw_share(*, share: Share, by: Actor) -> Share:
    """It ends now, and silently: whoever saw is told nothing, and sees nothing more."""
    share = Share.objects.select_for_update(of=("self",)).get(pk=share.pk)
    require(by, Permission.CONSENT_CHANGE, share.person)
    if share.withdrawn_at is None:
        share.withdrawn_at = clock.now()
        share.save(update_fields=["withdrawn_at"])
        if share.member:
            withdraw_invitations(member=share.member)
        audit.record(by=by, did="people.share-withdrawn", to=share, about=share.person_id)
        _tell(share.person, by)
    return share


def _tell(person: Person, by: Actor) -> None:
    """The person, where somebody else changed what they share. Nobody else is ever told."""
    if person.user and person.user != by.user:
        tell_of_change(person.user)
