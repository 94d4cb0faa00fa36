"""With every question of the first wall answered yes, the second alone keeps each life apart."""

from collections.abc import Collection, Iterator

import pytest
from django.db import transaction
from django.db.models import CharField, Model, TextField
from django.test import Client

from tests.architecture.house import our_models
from tests.journeys.pages import PAGES
from tests.journeys.world import World, make_world
from tests.proof.canaries import SENT, Canary, Planted, found_in, plant
from tests.visit import arrive
from tests.walled import AsTheOneWhoServes
from whatmatters.access import middleware, permissions, prepared
from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Decision
from whatmatters.access.wall import WallMiddleware, state
from whatmatters.demonstration import cast
from whatmatters.people import standing
from whatmatters.people.actions import begin_record
from whatmatters.people.models import Registration
from whatmatters.people.models import person as person_model

pytestmark = pytest.mark.django_db

#: Shorter ones are also words of the pages themselves.
TELLING = 12
#: What the directory's pages say of any service on those days, and a plan that was picked from it.
WHEN = "Thursdays, 10am to midday"
#: How far the second wall lets each of the cast into Maggie's life and into Kofi's, typed by hand:
#: colleagues it does not tell apart, and who did is the first wall's to say.
AT_WORK = frozenset(DataClass) - {"diary-private", "safeguarding"}
OWN_LIFE = frozenset(DataClass) - {"safeguarding", "confidences"}
SHARED = frozenset({"core", "plan"})
NOTHING = frozenset[str]()
REACH: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "priya": (AT_WORK | {"safeguarding"}, AT_WORK),  # of what she raised herself
    "helen": (AT_WORK, AT_WORK),
    "tomasz": (AT_WORK, AT_WORK),
    "dev": (AT_WORK, AT_WORK),
    "ines": (AT_WORK, AT_WORK),
    "ruth": (AT_WORK, AT_WORK),
    "ngozi": (AT_WORK | {"safeguarding"}, AT_WORK),
    "sam": (AT_WORK, NOTHING),
    "bridget": (AT_WORK, NOTHING),
    "farah": (NOTHING, NOTHING),
    "owen": (NOTHING, NOTHING),
    "june": (SHARED, SHARED),
    "maggie": (OWN_LIFE, NOTHING),
    "kofi": (NOTHING, OWN_LIFE),
}
#: What Maggie gave to one of them by name: a page of her diary, and what the two write each other.
#: That the second wall keeps the rest apart, `diary/tests` and `test_messages.py` ask it.
#: What Brook was sent, and what it said: not whose it is.
BY_NAME = {"june": {"diary.Entry", "letters.Message"}, "bridget": SENT}
#: Where the second wall asks for another class than the first, which is finer.
WALLED_AS = {
    "people.CircleMember": "core",
    "people.Share": "core",
    "people.CasePlace": "core",
    "people.BrokenGlass": "plan",
}


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def strangers(world: World) -> dict[str, Actor]:
    """People with a place here, to none of whom Maggie or Kofi is anybody."""
    owen = cast.worker("owen")
    gwen = begin_record(by=owen, known_as="Gwen")
    return {
        "owen": owen,
        "farah": cast.worker("farah"),
        "a relative of another": Actor(cast.account("ann", "Ann Other")),
        "somebody else": Actor(cast.account("gwen", gwen.name)),
    }


@pytest.fixture
def permits_everything(strangers: dict[str, Actor], monkeypatch: pytest.MonkeyPatch) -> None:
    """The first wall, taken down: every question whether somebody may is answered yes."""
    kind = prepared._kind
    monkeypatch.setattr(prepared, "_kind", lambda *said: (*kind(*said), "no first wall"))
    monkeypatch.setattr(person_model, "reached", lambda people, *_: people)
    monkeypatch.setattr(standing, "decide", lambda *_: Decision(permits=True, rule="all"))
    monkeypatch.setattr(middleware, "may", lambda *_: True)
    for rule in list(permissions.RULES):
        monkeypatch.setitem(permissions.RULES, rule, lambda *_: True)
    for kind_of in {type(model._default_manager.all()) for model in our_models()}:
        for name in ("visible_to", "registered_with", "of"):
            if name in vars(kind_of) and kind_of.__module__ not in NOT_OF_A_LIFE:
                monkeypatch.setattr(kind_of, name, lambda rows, *_, **__: rows)


NOT_OF_A_LIFE = {"whatmatters.people.models.limits"}


def telling() -> set[str]:
    """Every text that is kept of anybody's life, read past both walls; not what is nobody's.

    A service of the directory may have been put in a plan, and an approved story told elsewhere.
    """
    walled = state.walled()
    lives = {text for model in walled for text in texts(model, _personal(model))}
    others = (model for model in our_models() if model not in walled)
    return {text for text in lives if len(text) >= TELLING} - {
        WHEN,
        *(text for model in others for text in texts(model)),
    }


def texts(model: type[Model], named: Collection[str] | None = None) -> Iterator[str]:
    for field in model._meta.local_fields:
        if isinstance(field, CharField | TextField) and (named is None or field.name in named):
            yield from filter(None, model._default_manager.values_list(field.name, flat=True))


def _personal(model: type[Model]) -> tuple[str, ...]:
    return model.declared.personal  # type: ignore[attr-defined,no-any-return]  # each has it


def asked(world: World, by: Actor, client: Client) -> Iterator[tuple[str, str]]:
    """Every page of the site about that world, as it is answered to somebody else."""
    arrive(client, by)
    for page in PAGES:
        with transaction.atomic():  # a page that breaks without the first wall is taken back
            answer = client.get(page.address(world))
        yield page.name, answer.content.decode()


def leaks(world: World, by: Actor, client: Client) -> set[str]:
    """Pages that hold a text of somebody else's life, with the text."""
    texts = telling() - {by.user.email}
    return {
        f"{name}: {text[:40]}"
        for name, body in asked(world, by, client)
        for text in texts
        if text in body
    }


def somebody(key: str) -> Actor:
    """One of the cast: somebody at work, or by themself."""
    return cast.worker(key) if key in cast.WORKERS else Actor(cast.account(key, key.title()))


def goes_too_far(canary: Canary, planted: Planted, who: str) -> bool:
    """Whether a word is of a life, or a class of one, that the second wall keeps from them."""
    model = planted.fields[canary.number].rpartition(".")[0]
    if model in BY_NAME.get(who, ()) and REACH[who][canary.whose]:
        return False
    known_as = {"strip": "core", "sent": "budget", "their-side": "budget"}
    about = known_as.get(canary.about) or WALLED_AS.get(model, canary.about)
    return about not in REACH[who][canary.whose]


@pytest.mark.usefixtures("permits_everything")
class TestWithoutTheFirstWall:
    @pytest.mark.parametrize("who", REACH)
    def test_each_of_the_cast_is_told_no_more_than_the_second_lets_through(
        self, who: str, world: World, client: Client
    ) -> None:
        both = [person_model.Person.objects.get(pk=world.things[key]) for key in ("person", "kofi")]
        planted = plant(both)
        client.raise_request_exception = False

        told = {
            (page, canary)
            for page, body in asked(world, somebody(who), client)
            for canary in found_in(body)
        }

        assert {
            f"{page}: {planted.fields[canary.number]} of {canary.whose}"
            for page, canary in told
            if goes_too_far(canary, planted, who)
        } == set()
        assert any(REACH[who]) == bool(told)

    @pytest.mark.parametrize("who", ["owen", "farah", "a relative of another", "somebody else"])
    def test_nothing_of_another_life_is_told(
        self, who: str, world: World, strangers: dict[str, Actor], client: Client
    ) -> None:
        client.raise_request_exception = False

        assert len(telling()) > 20
        assert leaks(world, strangers[who], client) == set()

    def test_without_either_it_is(
        self,
        world: World,
        strangers: dict[str, Actor],
        client: Client,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """That the test above could fail: as the owner, to whom there is no wall, it would."""
        monkeypatch.setattr(AsTheOneWhoServes, "_answer", WallMiddleware._answer)
        client.raise_request_exception = False

        assert len(leaks(world, strangers["owen"], client)) > 20

    def test_nobody_is_found_by_name_or_number(
        self, strangers: dict[str, Actor], client: Client
    ) -> None:
        number = Registration.objects.order_by("recorded_at")[0].number
        arrive(client, strangers["owen"])

        for sought in ("Maggie", "Kofi", "Holt", number):
            answer = client.post("/find", {"name_or_number": sought}).content.decode()
            assert "/people/" not in answer.replace("/people/begin", "")


@pytest.mark.usefixtures("permits_everything")
def test_the_first_wall_is_really_down(strangers: dict[str, Actor]) -> None:
    everybody = person_model.Person.objects.visible_to(strangers["owen"])

    assert everybody.count() == person_model.Person.objects.count() > 2
