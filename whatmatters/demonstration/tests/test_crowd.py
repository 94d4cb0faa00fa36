"""A crowd for measuring: believable, whole, and the same for the same seed."""

import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.demonstration.crowd import already_there, fill
from whatmatters.demonstration.crowd.workforce import CASELOADS, OFFICE
from whatmatters.demonstration.models import Mark
from whatmatters.enquiries.models import Enquiry
from whatmatters.outcomes.frameworks import places
from whatmatters.outcomes.models import Category, Outcome, Step
from whatmatters.people import search
from whatmatters.people.actions import index
from whatmatters.people.models import CircleMember, Kind, Person, SearchKey
from whatmatters.plans.models import Action, Plan
from whatmatters.reviews.models import Look, Reason, Review, Verdict
from whatmatters.reviews.reasons import labels

pytestmark = pytest.mark.django_db
WRITTEN: tuple[type[models.Model], ...] = (
    Person,
    CircleMember,
    Conversation,
    Statement,
    Outcome,
    Step,
    Plan,
    Action,
    Review,
    Look,
    Verdict,
    Enquiry,
)


def make(people: int, seed: int = 7, batch: int = 100) -> int:
    """Make a crowd, and have the database check all it has put off. Returns rows written."""
    rows = sum(filled.rows for filled in fill(people=people, seed=seed, batch=batch))
    connection.check_constraints()
    return rows


def what_there_is() -> tuple[dict[str, int], str]:
    """How many of each, and a digest of everything said and wanted."""
    said = Statement.objects.order_by("pk").values_list("pk", "words")
    wanted = Outcome.objects.order_by("pk").values_list("pk", "words", "ending")
    digest = hashlib.sha256(repr([*said, *wanted]).encode()).hexdigest()
    return {model.__name__: model._default_manager.count() for model in WRITTEN}, digest


def practitioner_of(person: Person) -> Actor:
    member = person.circle.get(kind=Kind.PRACTITIONER)
    membership = Membership.objects.select_related("user", "organisation").get(user=member.user)
    return Actor(membership.user, membership)


def test_there_are_lives_at_every_stage() -> None:
    make(150)

    counts, _ = what_there_is()
    assert counts["Person"] == 150
    assert all(counts.values())
    assert set(Plan.objects.values_list("status", flat=True)) == set(Plan.Status.values)
    assert set(Review.objects.values_list("status", flat=True)) == {"done", "due"}
    assert {"achieved", ""} < set(Outcome.objects.values_list("ending", flat=True))


def made_and_undone(people: int, batch: int) -> tuple[dict[str, int], str]:
    with transaction.atomic():
        make(people, batch=batch)
        found = what_there_is()
        transaction.set_rollback(True)
    return found


def test_the_same_seed_is_the_same_world_however_it_is_batched() -> None:
    first = made_and_undone(30, batch=7)

    assert not Person.objects.exists()
    assert made_and_undone(30, batch=30) == first


def test_another_seed_is_another_world_beside_it() -> None:
    make(10, seed=1)
    make(10, seed=2)

    names = list(Person.objects.order_by("pk").values_list("full_name", flat=True))
    assert len(names) == 20
    assert len(set(names)) > 12


def test_run_again_it_adds_nothing_and_goes_on_where_it_stopped() -> None:
    make(8, batch=4)
    assert make(8) == 0

    make(12)

    assert already_there(7) == Person.objects.count() == 12


def test_caseloads_are_such_as_people_have() -> None:
    assert sorted(CASELOADS) == list(range(25, 41))
    assert sum(CASELOADS) == OFFICE


def test_somebody_is_found_and_opened_by_their_practitioner(visit: Visit) -> None:
    make(30)
    plan = Plan.objects.running().select_related("person").order_by("pk").first()
    assert plan is not None
    viewer = practitioner_of(plan.person)

    page = visit(f"/people/{plan.person_id}", by=viewer)
    thread = visit(f"/people/{plan.person_id}/thread", by=viewer)

    said = Statement.objects.filter(conversation__person=plan.person_id)
    assert plan.person.known_as in page.text
    assert all(words.words in thread.text for words in said)
    found = search.found(viewer, plan.person.full_name, at_most=50)
    assert plan.person_id in {each.pk for each in found}


def test_nobody_else_may_open_them(visit: Visit, priya: Actor) -> None:
    make(3)
    person = Person.objects.order_by("pk")[0]

    visit(f"/people/{person.pk}", by=priya, expecting=404)


def test_search_keys_are_those_the_house_would_make() -> None:
    make(3)
    for person in Person.objects.order_by("pk"):
        written = set(SearchKey.objects.filter(person=person).values_list("key", flat=True))
        index(person)
        assert written == set(SearchKey.objects.filter(person=person).values_list("key", flat=True))


def test_every_code_is_of_a_list_of_the_house() -> None:
    make(60)

    on_maps = set(Category.objects.values_list("framework", "code"))
    assert on_maps <= set(places())
    assert set(Reason.objects.values_list("code", flat=True)) <= set(labels())
    for model in WRITTEN:
        for field in model._meta.concrete_fields:
            if field.choices:
                known = {value for value, _ in field.flatchoices} | {""}
                used = set(model._default_manager.values_list(field.attname, flat=True))
                assert used <= known, f"{model.__name__}.{field.name}"


def test_the_command_says_how_many_and_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    Mark.objects.create(seed=0)

    call_command("demo_data", people=20, seed=3)
    assert "20 people in " in capsys.readouterr().out

    call_command("demo_data", people=20, seed=3)
    assert "20 people of seed 3 are already there: nothing to add" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "says"),
    [({"people": -1}, "--people must be a number"), ({"people": 1, "seed": -1}, "--seed must be")],
)
def test_what_makes_no_sense_is_refused(asked: dict[str, int], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        call_command("demo_data", **asked)

    assert not Person.objects.exists()


def test_no_crowd_among_real_people(priya: Actor) -> None:
    with pytest.raises(CommandError, match="already holds records"):
        call_command("demo_data", people=5)

    assert not Person.objects.exists()
