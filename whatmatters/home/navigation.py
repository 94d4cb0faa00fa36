"""The bar at the top: a few places, chosen by how one is acting now."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.called import called_by
from whatmatters.access.permissions import Permission
from whatmatters.access.prepared import Prepared
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.people.selectors.watching import waiting
from whatmatters.web.addresses import address


@dataclass(frozen=True, slots=True)
class Place:
    text: str
    href: str
    is_current: bool = False


FOR_MEMBERS = (
    (Permission.DAY_VIEW, _("My day"), "home:day"),
    (Permission.ROUND_WALK, _("My visits"), "visits:day"),
    (Permission.ROUND_PLAN, _("Our visits"), "visits:week"),
    (Permission.REMITTANCE_TAKE, _("Visits as files"), "exchange:remittance"),
    (Permission.REMITTANCE_SUM, _("What visits come to"), "exchange:sums"),
    (Permission.REMITTANCE_SUM, _("Visits in numbers"), "visits:report"),
    (Permission.TIME_LOOK, _("Time people have"), "timebank:overview"),
    (Permission.GROUPS_RUN, _("Groups"), "groups:list"),
    (Permission.ENQUIRIES_HANDLE, _("Enquiries"), "enquiries:waiting"),
    (Permission.PEOPLE_SEARCH, _("Find a person"), "home:search"),
    (Permission.FIND_IN_NEED, _("In an emergency"), "people:find-in-need"),
    (Permission.DAY_VIEW, _("Messages"), "letters:mine"),
    (Permission.OFFER_MAKE, _("Requests"), "brokerage:in-tray"),
    (Permission.TEAM_VIEW, _("My team"), "home:team"),
    (Permission.STORY_APPROVE, _("Stories"), "stories:waiting"),
    (Permission.PROVIDERS_LOOK, _("Providers"), "brokerage:providers"),
    (Permission.PEOPLE_IMPORT, _("Bring in people"), "exchange:people"),
    (Permission.RATES_SET, _("Rates"), "plans:rates"),
    (Permission.ORGANISATION_CHANGE, _("How visits are counted"), "visits:yardstick"),
    (Permission.DIRECTORY_KEEP, _("Directory"), "resources:told"),
    (Permission.PROMPTS_CHANGE, _("Prompts"), "conversations:prompts"),
    (Permission.PRIVACY_WATCH, _("Privacy"), "privacy:queue"),
    (Permission.SAFEGUARDING_HANDLE, _("Safeguarding"), "safeguarding:cases"),
)


OWN_RECORD = Prepared(
    lambda viewer, user: (
        Person.objects.visible_to(viewer).filter(user=user).values_list("pk", flat=True)
    )
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """`navigation`: the places this actor may go. `called`: what staff call those they support."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"navigation": (), "actor": None, "called": called_by(None)}
    places = _for_member(actor) if actor.is_staff else _for_themself(actor)
    if actor.is_beside:
        places = [(gettext("My page"), address("home:mine"))]
    return {
        "navigation": tuple(Place(text, to, _is_here(request, to)) for text, to in places),
        "actor": actor,
        "called": called_by(actor),
    }


def _is_here(request: HttpRequest, to: str) -> bool:
    """One's own page has two addresses: the short one, and the record's."""
    match = request.resolver_match
    return request.path == to or bool(
        match and match.view_name == "home:person" and to == address("home:mine")
    )


def _for_member(actor: Actor) -> list[tuple[str, str]]:
    return [
        (_worded(text, door, actor), address(to))
        for door, text, to in FOR_MEMBERS
        if door in actor.role.doors
    ]


def _for_themself(actor: Actor) -> list[tuple[str, str]]:
    """Of their own record, if they have one; and what others write to them."""
    mine = OWN_RECORD.rows(viewer=actor, about=actor.user.pk)
    own = [
        (gettext("My diary"), address("diary:mine")),
        *((gettext("Who can see what"), address("people:sharing", pk)) for pk in mine),
    ]
    return [
        (gettext("My page"), address("home:mine")),
        (gettext("Messages"), address("letters:mine")),
        *(own if mine else []),
    ]


def _worded(text: str, door: Permission, actor: Actor) -> str:
    """In the organisation’s own word, or with how much a privacy officer has to look into."""
    if door == Permission.PEOPLE_SEARCH:
        return f"Find {called_by(actor).a_one}"
    if door == Permission.PEOPLE_IMPORT:
        return f"Bring in {called_by(actor).many}"
    number = waiting(actor) if door == Permission.PRIVACY_WATCH else 0
    return f"{text} ({number})" if number else text
