"""Who is asked, and what they answer."""

from dataclasses import replace
from decimal import Decimal

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.actions import Line, Terms
from whatmatters.brokerage.models import Recipient, Search
from whatmatters.demonstration import cast

TERMS = Terms(
    what="Walk to the gate",
    when="Tuesdays at ten",
    hours=Decimal("3"),
    meet_first=True,
    lines=(Line(Decimal("25.40"), "hour", "week", Decimal("3")),),
)


def terms(**more: object) -> Terms:
    return replace(TERMS, **more)  # type: ignore[arg-type]  # each is a field of its own


def manager(place: str, key: str, role: RoleKey = RoleKey.PROVIDER_MANAGER) -> Actor:
    where, _ = Organisation.objects.get_or_create(
        address_name=place.lower().replace(" ", "-"),
        defaults={"name": place, "requires_second_factor": False},
    )
    user = cast.account(key, key.title())
    return Actor(user, Membership.objects.create(user=user, organisation=where, role_key=role))


def place_of(who: Actor) -> Organisation:
    assert who.membership is not None
    return who.membership.organisation


def asked(search: Search, who: Actor) -> Recipient:
    return Recipient.objects.select_related("request").get(
        request__search=search, organisation=who.organisation_id
    )
