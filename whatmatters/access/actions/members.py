"""Deeds that let somebody in: an account, and a place in an organisation."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify

from whatmatters.access import audit
from whatmatters.access.models import Membership, Organisation, Team, User

# Words that stand for pages of their own where an organisation's address name may stand.
TAKEN_ADDRESSES = {"go-on", "sent", "waiting", "dealt-with"}
LONGEST_ADDRESS = 50


@dataclass(frozen=True, slots=True)
class Added:
    """A membership, and what had to be made for it."""

    membership: Membership
    made_organisation: bool
    made_team: bool
    made_membership: bool


@transaction.atomic
def make_account(*, email: str, name: str, password: str | None) -> User:
    """Make somebody's sign-in; without a password, for them to choose one by a code.

    Anybody may who can reach the command line of the installation: the first account
    has nobody before it to give leave.
    """
    user = User.objects.create_user(email, password, name=name)
    audit.record(by=audit.SYSTEM, did="access.account-made", to=user)
    return user


@transaction.atomic
def add_member(
    *, user: User, role: str, organisation: str, team: str = "", serves: str = ""
) -> Added:
    """Let somebody act for an organisation in a role. What does not exist yet is made.

    Anybody may who can reach the command line of the installation. Done twice, it changes
    nothing more. `serves` is the place it takes enquiries for.
    """
    place, made_organisation = _organisation(organisation, serves)
    group, made_team = _team(place, team)
    membership, made_membership = Membership.objects.current().get_or_create(
        user=user, organisation=place, role_key=role, defaults={"team": group}
    )
    if group and membership.team_id != group.pk:
        membership.team = group
        membership.save(update_fields=["team"])
    audit.record(by=audit.SYSTEM, did="access.member-added", to=membership)
    return Added(membership, made_organisation, made_team, made_membership)


@transaction.atomic
def make_confidential(*, organisation: Organisation) -> Organisation:
    """From now on nobody outside the organisation is shown that it works with somebody.

    Anybody may who can reach the command line of the installation.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if not organisation.is_confidential:
        organisation.is_confidential = True
        organisation.save(update_fields=["is_confidential"])
        did = "access.organisation-made-confidential"
        audit.record(by=audit.SYSTEM, did=did, to=organisation)
    return organisation


def _organisation(name: str, serves: str) -> tuple[Organisation, bool]:
    found = Organisation.objects.filter(name__iexact=name).order_by("pk").first()
    place = found or Organisation.objects.create(name=name, address_name=_address_name(name))
    if serves and place.takes_enquiries_for != serves:
        place.takes_enquiries_for = serves
        place.save(update_fields=["takes_enquiries_for"])
    if found is None:
        audit.record(by=audit.SYSTEM, did="access.organisation-made", to=place)
    return place, found is None


def _team(place: Organisation, name: str) -> tuple[Team | None, bool]:
    if not name:
        return None, False
    return Team.objects.get_or_create(organisation=place, name=name)


def _address_name(name: str) -> str:
    """How the organisation is called in addresses: its name, and a number if that is taken."""
    plain = slugify(name)[:LONGEST_ADDRESS] or "place"
    numbered = [plain, *(f"{plain}-{number}" for number in range(2, 1000))]
    taken = Organisation.objects.filter(address_name__startswith=plain)
    names = TAKEN_ADDRESSES | set(taken.values_list("address_name", flat=True))
    return next(candidate for candidate in numbered if candidate not in names)
