"""A record is begun with no more than a name, after a look at who is known by it already."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.people import actions
from whatmatters.people.models import Kind, Person
from whatmatters.people.selectors import alike

BEGIN = "/people/begin"


def test_a_name_is_enough(visit: Visit, priya: Actor) -> None:
    visit(BEGIN, by=priya, sending={"known_as": "Gwen"}, expecting=302)

    gwen = Person.objects.get()
    assert gwen.known_as == "Gwen"
    assert gwen.circle.get().kind == Kind.PRACTITIONER
    assert Person.objects.visible_to(priya).contains(gwen)


def test_people_of_the_same_name_are_shown_and_asked_about(
    visit: Visit, priya: Actor, maggie: Person
) -> None:
    page = visit(BEGIN, by=priya, sending={"known_as": "Margaret", "full_name": "Margaret Holt"})

    assert "Is it one of these people?" in page.text
    assert "Open this record" in page.text
    assert Person.objects.count() == 1
    typed = {str(f["name"]): str(f.get("value", "")) for f in page.select("main form input")}
    assert typed["full_name"] == "Margaret Holt", "nothing typed is lost"

    unticked = typed | {"known_as": "Margaret"}
    unticked.pop("is_new")
    again = visit(BEGIN, by=priya, sending=unticked)
    assert "tick that it is somebody else" in again.text
    assert Person.objects.count() == 1

    visit(BEGIN, by=priya, sending=typed | {"is_new": "on"}, expecting=302)
    assert Person.objects.count() == 2


def test_having_been_shown_them_is_written_down(visit: Visit, priya: Actor, maggie: Person) -> None:
    visit(BEGIN, by=priya, sending={"known_as": "Maggie"})

    entry = AuditEntry.objects.get(did="listed")
    assert (entry.to, entry.about) == ("people.begin", str(maggie.pk))


def test_somebody_elses_person_is_named_but_not_opened(
    visit: Visit, tomasz: Actor, maggie: Person
) -> None:
    page = visit(BEGIN, by=tomasz, sending={"known_as": "Maggie", "full_name": "Margaret Holt"})

    assert "Ask Priya Nair" in page.text
    assert "Open this record" not in page.text


def test_who_is_known_here_is_not_known_next_door(
    visit: Visit, owen: Actor, maggie: Person
) -> None:
    visit(BEGIN, by=owen, sending={"known_as": "Maggie"}, expecting=302)

    assert not AuditEntry.objects.filter(about=str(maggie.pk)).exists()


@pytest.mark.parametrize(
    "typed", ["Margaret Holt", "margaret  HOLT", "Mrs. Margaret Holt", "Maggie", "Holt"]
)
def test_however_the_name_is_typed_she_is_found(typed: str, priya: Actor, maggie: Person) -> None:
    (known,) = alike(viewer=priya, names=[typed])

    assert known.person_id == maggie.pk
    assert known.may_open
    assert known.works_with == ("Priya Nair",)


def test_a_birthday_is_told_only_to_those_who_may_open_it(
    priya: Actor, tomasz: Actor, maggie: Person
) -> None:
    Person.objects.filter(pk=maggie.pk).update(born_on="1945-03-27")

    assert alike(viewer=priya, names=["Maggie"])[0].born_on is not None
    assert alike(viewer=tomasz, names=["Maggie"])[0].born_on is None


@pytest.mark.parametrize("names", [[], [""], ["Mrs"], ["\x00"], ["x" * 10_000]])
def test_no_name_is_like_nobody(names: list[str], priya: Actor, maggie: Person) -> None:
    assert alike(viewer=priya, names=names) == ()


@pytest.mark.parametrize("who", ["sam", "maggie_herself", "june"])
def test_nobody_else_may_and_nothing_changes(
    who: str, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(BEGIN, by=actor, expecting=403)
    with pytest.raises(PermissionDenied):
        actions.begin_record(by=actor, known_as="Gwen")

    assert list(Person.objects.all()) == [maggie]
    assert not AuditEntry.objects.filter(did="people.begun").exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Enter what they like to be called"),
        ({"known_as": "x" * 101}, "Shorten this to 100 characters or fewer"),
        ({"known_as": "a\x00b"}, "There is a character here that can’t be kept"),
        ({"known_as": "Gwen", "full_name": "a\x00b"}, "can’t be kept"),
        ({"known_as": "Gwen", "how_to_reach": "x" * 2001}, "Shorten it to 2,000 or fewer"),
    ],
)
def test_what_is_refused_and_in_which_words(
    typed: dict[str, str], sentence: str, visit: Visit, priya: Actor
) -> None:
    assert sentence in visit(BEGIN, by=priya, sending=typed).text
    assert not Person.objects.exists()


def test_pressed_twice_it_is_one_record(visit: Visit, priya: Actor) -> None:
    once = {"known_as": "Gwen", "sent_as": str(uuid4()), "asked": "1", "is_new": "on"}

    visit(BEGIN, by=priya, sending=once, expecting=302)
    visit(BEGIN, by=priya, sending=once, expecting=302)

    assert Person.objects.count() == 1
    assert AuditEntry.objects.filter(did="people.begun").count() == 1


def test_the_id_of_somebody_else_tells_nothing_of_them(
    visit: Visit, owen: Actor, maggie: Person
) -> None:
    forged = {"known_as": "Gwen", "sent_as": str(maggie.pk)}

    visit(BEGIN, by=owen, sending=forged, expecting=302)

    assert Person.objects.visible_to(owen).get().known_as == "Gwen"
    maggie.refresh_from_db()
    assert maggie.known_as == "Maggie"


def test_it_is_written_down(priya: Actor) -> None:
    person = actions.begin_record(by=priya, known_as="Gwen")

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.about, entry.by) == (
        "people.begun",
        str(person.pk),
        str(priya.user.pk),
    )


def test_only_details_are_taken(priya: Actor) -> None:
    with pytest.raises(TypeError, match="shoe_size"):
        actions.begin_record(by=priya, known_as="Gwen", shoe_size="9")


@pytest.mark.parametrize("known", [1, 12])
def test_the_queries_do_not_grow_with_who_is_known(
    known: int,
    priya: Actor,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(known):
        actions.begin_record(by=priya, known_as="Gwen", full_name="Gwen Parry")
    arrive(client, priya)

    with django_assert_num_queries(8):
        client.post(BEGIN, {"known_as": "Gwen", "full_name": "Gwen Parry"})
