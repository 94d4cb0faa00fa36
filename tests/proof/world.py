"""Three lives with something of everything in them, seven more, and all who ask about them."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client

from tests.proof.canaries import Planted, plant
from tests.proof.full_life import employer, everything, on_case, place
from tests.proof.viewers import VIEWERS, WRITERS, Viewer
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Team
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import (
    Bar,
    BrokenGlass,
    CasePlace,
    CircleMember,
    Person,
    Registration,
    Share,
)
from whatmatters.safeguarding.models import Concern

EVERYTHING = {"core", "plan", "diary", "visits", "alerts", "budget"}


@dataclass(frozen=True, slots=True)
class World:
    """By `whose`: who each record is of, and the ids of what is in it. And who asks."""

    people: list[Person]
    things: list[dict[str, str]]
    actors: dict[str, Actor]
    cookies: dict[str, str]
    planted: Planted


def make_world() -> World:
    actors = {key: _actor(key, viewer) for key, viewer in VIEWERS.items()}
    writers = [actors[key] for key in ("priya", "ana", "owen")]
    names = ("Maggie", "Kofi", "Eda")
    records = [
        people.begin_record(by=by, known_as=name) for by, name in zip(writers, names, strict=True)
    ]
    things = [everything(of, by) for of, by in zip(records, writers, strict=True)]
    _around_maggie(records[0], actors)
    for organisation in ("brook", "friends"):
        people.register(person=records[1], organisation=place(organisation))
    others = [_another(number, actors[key]) for number, key in enumerate(WRITERS)]
    planted = plant(everybody := [*records, *others])
    for person in everybody:
        person.refresh_from_db()
        people.index(person)
    return World(everybody, things, actors, dict(map(_cookie, actors.items())), planted)


def _cookie(of: tuple[str, Actor]) -> tuple[str, str]:
    client = Client()
    arrive(client, of[1])
    return of[0], client.cookies[settings.SESSION_COOKIE_NAME].value


def _actor(key: str, viewer: Viewer) -> Actor:
    user = cast.account(key, key.title())
    if viewer.role == RoleKey.THEMSELF:
        return Actor(user)
    office = place(viewer.works_for)
    team = viewer.team and Team.objects.get_or_create(organisation=office, name=viewer.team)[0]
    return Actor(
        user,
        Membership.objects.create(
            user=user, organisation=office, team=team or None, role_key=viewer.role
        ),
    )


def _around_maggie(maggie: Person, actors: dict[str, Actor]) -> None:
    people.give_account(person=maggie, user=actors["maggie"].user, by="system")
    people.register(person=maggie, organisation=place("brook"))
    _share(maggie, EVERYTHING, member=_joins(maggie, actors["june"], "carer"))
    _share(maggie, {"core"}, member=_joins(maggie, actors["una"], "family"))
    _joins(maggie, actors["rob"], "family")
    _joins(maggie, actors["ann"], "attorney", proved_by="The register", proved_on=clock.today())
    _joins(maggie, actors["lou"], "attorney")
    for worker, kind in (
        ("bea", "practitioner"),
        ("sam", "support-worker"),
        ("nadia", "provider-manager"),
        ("bo", "broker"),
        ("bill", "broker"),
    ):
        _joins(maggie, actors[worker], kind)
    _share(maggie, EVERYTHING, organisation=place("market"))
    _share(maggie, EVERYTHING, organisation=place("friends"))
    _share(maggie, {"core", "plan", "budget"}, organisation=place("board"))
    by = actors["priya"].user
    Bar.objects.create(person=maggie, user=actors["bea"].user, because="Asked for", barred_by=by)
    _leads_case(maggie, actors["sade"], actors["priya"])
    BrokenGlass.objects.create(
        person=maggie,
        user=actors["greta"].user,
        organisation=place("westbury"),
        reason="danger",
        because="No answer",
    )


def _joins(person: Person, who: Actor, kind: str, **more: object) -> CircleMember:
    return CircleMember.objects.create(
        person=person,
        kind=kind,
        name=who.name,
        user=who.user,
        organisation_id=who.organisation_id,
        **more,
    )


def _share(person: Person, classes: set[str], **with_whom: object) -> None:
    Share.objects.create(
        person=person, purpose="To help", **with_whom, **dict.fromkeys(classes, True)
    )


def _leads_case(person: Person, who: Actor, by: Actor) -> None:
    concern = Concern.objects.get(person=person)
    on_case(concern, who, by)
    CasePlace.objects.create(
        person=person, case=concern.pk, user=who.user, organisation_id=employer(who)
    )


def _another(number: int, by: Actor) -> Person:
    """Somebody of whom a list might tell too much: known here or elsewhere, in another's circle."""
    person = people.begin_record(by=by, known_as=f"Another {number}")
    people.add_need(person=person, by=by, kind="format", words="Large print")
    if number % 3 == 0:
        Registration.objects.filter(person=person).update(ended_on=clock.today())
    return person


def nothing(things: dict[str, str]) -> dict[str, str]:
    """The same, of nobody: ids that nothing has."""
    return {key: str(uuid4()) if _is_id(value) else value for key, value in things.items()}


def _is_id(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True
