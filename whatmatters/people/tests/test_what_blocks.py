"""Every field that promises to keep somebody out does: each is set, and what was open closes.

A field that no code reads would pass for a promise; here each must change what is seen.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest

from tests.clearing import lifted
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, User
from whatmatters.access.policy import DataClass, Deed
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.kept import KeepForEver
from whatmatters.people import actions
from whatmatters.people.models import (
    SHAREABLE,
    Bar,
    BrokenGlass,
    CapacityRecord,
    CasePlace,
    CircleMember,
    Kind,
    Person,
    Registration,
    Share,
)
from whatmatters.people.standing import standing_of

Scene = Callable[[Person, Actor], Actor]
TODAY = clock.today
TOMORROW, YESTERDAY = (lambda: clock.today() + timedelta(1)), (lambda: clock.today() - timedelta(1))


def sees(viewer: Actor, person: Person, about: DataClass, deed: Deed = Deed.READ) -> bool:
    """By the query and by the decision, which agree."""
    by_query = Person.objects.open_to(viewer, about, deed).filter(pk=person.pk).exists()
    assert standing_of(viewer, person).may(about, deed) is by_query
    return by_query


def relative(maggie: Person, priya: Actor) -> Actor:
    """Somebody in the circle with whom everything that can be shared is."""
    june = Actor(cast.account("june", "June Holt"))
    place = CircleMember.objects.create(
        person=maggie, kind=Kind.FAMILY, name="June", user=june.user
    )
    given: dict[str, Any] = dict.fromkeys(SHAREABLE.values(), True)
    Share.objects.create(person=maggie, member=place, purpose="To know", **given)
    return june


def partner(maggie: Person, priya: Actor) -> Actor:
    """Staff of an organisation with which it is all shared."""
    given: dict[str, Any] = dict.fromkeys(SHAREABLE.values(), True)
    Share.objects.create(
        person=maggie, organisation=cast.place("brook"), purpose="To know", **given
    )
    return cast.worker("bridget")


def worker(maggie: Person, priya: Actor) -> Actor:
    sam = cast.worker("sam")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.SUPPORT_WORKER,
        name=sam.name,
        user=sam.user,
        organisation=cast.place("brook"),
    )
    return sam


def lead(maggie: Person, priya: Actor) -> Actor:
    return cast.worker("helen")


def attorney(maggie: Person, priya: Actor) -> Actor:
    ruth = Actor(cast.account("ruth", "Ruth Holt"))
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.ATTORNEY,
        name="Ruth",
        user=ruth.user,
        proved_by="A registered power of attorney",
        proved_on=clock.today(),
    )
    CapacityRecord.objects.create(
        person=maggie,
        decision="support",
        has_capacity=False,
        reasons="She could not weigh it up",
        found_by=priya.user,
        found_on=clock.today() - timedelta(days=2),
        review_on=clock.today() + timedelta(days=30),
    )
    return ruth


def colleague(maggie: Person, priya: Actor) -> Actor:
    """Somebody next door who broke the glass."""
    tomasz = cast.worker("tomasz")
    BrokenGlass.objects.create(
        person=maggie,
        user=tomasz.user,
        organisation=cast.place("westbury"),
        reason="danger",
        because="She has not answered the door",
    )
    return tomasz


def on_a_case(maggie: Person, priya: Actor) -> Actor:
    user = cast.account("ngozi", "Ngozi Eze")
    member = Membership.objects.create(
        user=user, organisation=cast.place("westbury"), role_key="safeguarding-lead"
    )
    CasePlace.objects.create(
        person=maggie, user=user, organisation=cast.place("westbury"), case=maggie.pk
    )
    return Actor(user, member)


def the_person(maggie: Person, priya: Actor) -> Actor:
    assert maggie.user
    return Actor(maggie.user)


def their_practitioner(maggie: Person, priya: Actor) -> Actor:
    return priya


Change = dict[str, Callable[[], object]]
Case = tuple[Scene, DataClass, str, Change]


def each(scenes: Iterable[Scene], about: DataClass, model: str, *changes: Change) -> list[Case]:
    return [(scene, about, model, change) for scene in scenes for change in changes]


EACH_CLASS: list[Case] = [
    (scene, about, "Share", {field: lambda: False})
    for about, field in SHAREABLE.items()
    for scene in (relative, partner)
    # Shared diaries and money are for the circle: staff have them by other ways.
    if not (scene is partner and about in {DataClass.DIARY_SHARED, DataClass.BUDGET})
]
PLAN = DataClass.PLAN
WITH_ACCOUNTS = (relative, partner, worker, lead, attorney, colleague, on_a_case, the_person)
FIELDS: list[Case] = [
    *EACH_CLASS,
    *each(
        (relative, partner),
        PLAN,
        "Share",
        {"began_on": TOMORROW},
        {"began_on": YESTERDAY, "until": YESTERDAY},
        {"withdrawn_at": clock.now},
    ),
    *each(
        (relative, worker, attorney, their_practitioner),
        PLAN,
        "CircleMember",
        {"left_on": TODAY},
        {"joined_on": TOMORROW},
        {"withdrawn_at": clock.now},
        {"user": lambda: None},
    ),
    *each((worker,), PLAN, "CircleMember", {"kind": lambda: "other"}),
    *each((attorney,), PLAN, "CircleMember", {"proved_by": str}, {"kind": lambda: "family"}),
    *each(
        (attorney,),
        PLAN,
        "CapacityRecord",
        {"review_on": YESTERDAY},
        {"replaced_at": clock.now},
        {"has_capacity": lambda: True},
        {"decision": lambda: "money"},
    ),
    *each((relative, partner, attorney, the_person), PLAN, "Person", {"died_on": TODAY}),
    *each((the_person,), PLAN, "Person", {"user": lambda: None}),
    *each(
        (partner, worker, lead, their_practitioner, on_a_case, colleague),
        PLAN,
        "Membership",
        {"ended_on": TODAY},
        {"began_on": TOMORROW},
    ),
    *each((lead,), PLAN, "Membership", {"team": lambda: None}),
    *each((colleague,), PLAN, "Registration", {"ended_on": TODAY}, {"began_on": TOMORROW}),
    *each((colleague,), PLAN, "BrokenGlass", {"until": clock.now}, {"given_back_at": clock.now}),
    *each((on_a_case,), DataClass.SAFEGUARDING, "CasePlace", {"ended_at": clock.now}),
    *each(WITH_ACCOUNTS, PLAN, "User", {"is_active": lambda: False}),
]
MODELS: dict[str, Any] = {
    model.__name__: model
    for model in (
        *(Share, CircleMember, CapacityRecord, Person, Membership, Registration),
        *(BrokenGlass, CasePlace, User),
    )
}


def _name(one: object) -> str:
    if callable(one):
        return str(getattr(one, "__name__", one))
    return "+".join(one) if isinstance(one, dict) else str(one)


@pytest.mark.parametrize(("scene", "about", "model", "change"), FIELDS, ids=_name)
def test_it_blocks(
    scene: Scene,
    about: DataClass,
    model: str,
    change: Change,
    maggie: Person,
    priya: Actor,
) -> None:
    viewer = scene(maggie, priya)
    assert sees(viewer, maggie, about), "or it would block nothing"

    rows = MODELS[model].objects.all()
    rows = rows.filter(pk=viewer.user.pk) if model == "User" else rows
    with lifted(rows.model._meta.db_table, guard=KeepForEver.makes_it):
        rows.update(**{field: value() for field, value in change.items()})

    assert not acts_and_sees(viewer, maggie, about)


def acts_and_sees(viewer: Actor, person: Person, about: DataClass) -> bool:
    """On the next request: the account and the membership are asked for anew."""
    user = User.objects.get(pk=viewer.user.pk)
    if viewer.membership is None:
        return sees(Actor(user), person, about)
    current = Membership.objects.current().filter(pk=viewer.membership.pk)
    now = current.select_related("organisation").first()
    return now is not None and sees(Actor(user, now), person, about)


@pytest.mark.parametrize(
    "scene",
    [relative, partner, worker, lead, attorney, colleague, on_a_case, their_practitioner],
    ids=_name,
)
def test_a_bar_blocks_and_lifted_opens_again(scene: Scene, maggie: Person, priya: Actor) -> None:
    viewer = scene(maggie, priya)
    assert sees(viewer, maggie, DataClass.PLAN)
    bar = Bar.objects.create(person=maggie, user=viewer.user, barred_by=priya.user)

    for about in DataClass:
        assert not sees(viewer, maggie, about)

    Bar.objects.filter(pk=bar.pk).update(lifted_at=clock.now())
    assert sees(viewer, maggie, DataClass.PLAN)


def test_what_is_shared_with_one_is_not_with_another(maggie: Person, priya: Actor) -> None:
    relative(maggie, priya)
    other = actions.add_to_circle(
        person=maggie,
        by=priya,
        kind=Kind.FRIEND,
        name="Jean",
        user=cast.account("jean", "Jean Barker"),
    )
    assert other.user

    for about in DataClass:
        assert not sees(Actor(other.user), maggie, about)
