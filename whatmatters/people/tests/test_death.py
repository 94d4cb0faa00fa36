"""A death ends what it should by one change, and taken back everything is as it was."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.lives import Life
from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.policy import DataClass, Deed
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.home.selectors.day import my_day
from whatmatters.home.selectors.mine import mine
from whatmatters.home.selectors.team import team_page
from whatmatters.people import actions
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.standing import standing_of
from whatmatters.reviews.actions import ask_for_review

CAST = ("maggie_herself", "june", "ruth", "bridget", "priya", "sam", "helen", "tomasz", "owen")


@pytest.fixture
def ruth(maggie: Person, priya: Actor) -> Actor:
    """Maggie's sister, her attorney, who may act now."""
    ruth = Actor(cast.account("ruth", "Ruth Holt"))
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.ATTORNEY,
        name=ruth.name,
        user=ruth.user,
        proved_by="Registered power of attorney",
        proved_on=clock.today(),
    )
    actions.record_capacity(
        person=maggie,
        by=priya,
        decision="support",
        has_capacity=False,
        reasons="She could not weigh it up",
        review_on=clock.today() + timedelta(days=90),
    )
    return ruth


@pytest.fixture
def bridget(maggie: Person, priya: Actor) -> Actor:
    """Manages an organisation that Maggie shares with."""
    actions.share(
        person=maggie,
        by=priya,
        organisation=cast.place("brook"),
        covers=[DataClass.CORE, DataClass.PLAN],
        purpose="To plan the mornings",
    )
    return cast.worker("bridget")


Everything = dict[str, tuple[object, ...]]


@pytest.fixture
def everybody(request: pytest.FixtureRequest) -> dict[str, Actor]:
    return {name: request.getfixturevalue(name) for name in CAST}


def what_each_sees(maggie: Person, everybody: dict[str, Actor]) -> Everything:
    return {
        name: tuple(
            (about, deed)
            for about in DataClass
            for deed in Deed
            if Person.objects.open_to(actor, about, deed).filter(pk=maggie.pk).exists()
        )
        for name, actor in everybody.items()
    }


def die(maggie: Person, by: Actor) -> Person:
    return actions.record_death(person=maggie, by=by, died_on=clock.today())


def test_what_ends_and_what_is_left(
    maggie: Person, priya: Actor, everybody: dict[str, Actor]
) -> None:
    before = what_each_sees(maggie, everybody)
    assert all(before[name] for name in CAST[:7])

    die(maggie, priya)

    after = what_each_sees(maggie, everybody)
    assert {name for name in CAST if after[name]} == {"priya", "sam", "helen"}
    for name in ("priya", "sam", "helen"):
        assert after[name] == before[name]


@pytest.mark.parametrize("who", CAST)
def test_taken_back_everything_is_as_it_was(
    who: str, maggie: Person, priya: Actor, everybody: dict[str, Actor]
) -> None:
    actor = everybody[who]
    before = what_each_sees(maggie, everybody)
    facts = standing_of(actor, maggie).facts
    rows = sorted(maggie.circle.values_list()), sorted(maggie.shares.values_list())

    actions.take_back_death(person=die(maggie, priya), by=priya)

    assert what_each_sees(maggie, everybody)[who] == before[who]
    assert standing_of(actor, maggie).facts == facts
    assert (sorted(maggie.circle.values_list()), sorted(maggie.shares.values_list())) == rows
    maggie.refresh_from_db()
    assert maggie.died_on is None


def test_nobody_is_reminded(maggies_life: Life, maggie: Person, priya: Actor, helen: Actor) -> None:
    ask_for_review(person=maggie, by=priya)
    assert my_day(viewer=priya).due
    assert team_page(viewer=helen).rows

    die(maggie, priya)

    day = my_day(viewer=priya)
    assert (day.due, day.overdue, day.people) == ((), (), ())
    assert not team_page(viewer=helen).rows


def test_it_is_written_down_on_a_page_and_taken_back_on_another(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    page = visit(f"/people/{maggie.pk}/died", by=priya)
    assert "nobody acts for them" in page.text
    yesterday = clock.today() - timedelta(days=1)

    page = visit(f"/people/{maggie.pk}/died", by=priya, sending=boxes("died_on", yesterday))

    assert "It is written down that Maggie has died" in page.text
    maggie.refresh_from_db()
    assert maggie.died_on == yesterday
    page = visit(f"/people/{maggie.pk}/died/mistake", by=priya, sending={})
    assert "It is taken back, and everything is as it was" in page.text
    deeds = AuditEntry.objects.filter(did__startswith="people.death").order_by("pk")
    assert list(deeds.values_list("did", flat=True)) == [
        "people.death-recorded",
        "people.death-taken-back",
    ]


def test_her_own_sign_in_leads_to_a_calm_page(
    visit: Visit, maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    die(maggie, priya)

    page = visit("/my-page", by=maggie_herself)
    assert "This page is closed for now" in page.text
    assert "If that is a mistake" in page.text
    assert "Add somebody" not in page.text
    assert "die" not in page.text, "nobody is told so of themself"
    visit("/", by=maggie_herself, expecting=302)
    visit(f"/people/{maggie.pk}", by=maggie_herself, expecting=302)
    visit(f"/people/{maggie.pk}/details", by=maggie_herself, expecting=404)


def test_whoever_also_helps_somebody_else_still_does(
    visit: Visit, maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    albert = actions.begin_record(by=priya, known_as="Albert")
    place = CircleMember.objects.create(
        person=albert, kind=Kind.FRIEND, name="Maggie", user=maggie_herself.user
    )
    actions.share(person=albert, by=priya, member=place, covers=[DataClass.CORE], purpose="To know")
    die(maggie, priya)

    assert [person.known_as for person in mine(viewer=maggie_herself).others] == ["Albert"]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (clock.today() + timedelta(days=1), "must be today or in the past"),
        (clock.today().replace(year=1900, day=1), "must be after their birthday"),
        (None, "Enter the day"),
    ],
)
def test_what_is_refused_and_in_which_words(
    day: object, sentence: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    Person.objects.filter(pk=maggie.pk).update(born_on=clock.today().replace(year=1945, day=1))
    typed = boxes("died_on", day) if day else {}  # type: ignore[arg-type]

    page = visit(f"/people/{maggie.pk}/died", by=priya, sending=typed)

    assert sentence in page.text
    maggie.refresh_from_db()
    assert maggie.died_on is None


@pytest.mark.parametrize(
    ("who", "code"),
    [("maggie_herself", 403), ("june", 403), ("sam", 403), ("helen", 403), ("owen", 404)],
)
def test_only_their_practitioner_may(
    who: str, code: int, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    for address in ("died", "died/mistake"):
        visit(f"/people/{maggie.pk}/{address}", by=actor, sending={}, expecting=code)
    with pytest.raises(PermissionDenied):
        die(maggie, actor)
    with pytest.raises(PermissionDenied):
        actions.take_back_death(person=maggie, by=actor)


def test_taken_back_when_nobody_died_nothing_happens(maggie: Person, priya: Actor) -> None:
    actions.take_back_death(person=maggie, by=priya)

    assert not AuditEntry.objects.filter(did="people.death-taken-back").exists()
