"""Who is asked, and what they answer."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.visit import boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.actions import Line, Terms, write_request
from whatmatters.brokerage.models import Recipient, Request, Search
from whatmatters.demonstration import cast
from whatmatters.foundations import clock

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


def written(search: Search, by: Actor, **more: object) -> Search:
    said = {"area": "", "when_useful": "", "communication": "", "must_know": "", "words": {}}
    return write_request(search=search, by=by, **(said | more))  # type: ignore[arg-type]


def sending_to(search: Search, *providers: Actor) -> dict[str, object]:
    read = Request.objects.get(search=search).version
    return {
        "organisations": [str(one.organisation_id) for one in providers],
        "own_ideas": "on",
        "read": str(read),
        **boxes("answer_by", clock.today() + timedelta(days=5)),
    }
