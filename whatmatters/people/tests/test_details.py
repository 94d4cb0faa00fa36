"""Who somebody is: put right together, with nobody's writing lost."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people import actions, search
from whatmatters.people.models import CircleMember, Kind, Person, Share

TYPED = {
    "known_as": "Peggy",
    "full_name": "Margaret Holt",
    "pronouns": "she, her",
    "born_on_day": "27",
    "born_on_month": "3",
    "born_on_year": "1945",
    "language": "English, and some Welsh",
    "phone": "01632 960 114",
    "email": "maggie@example.org",
    "address": "4 Mill Lane\r\nWestbury",
    "how_to_reach": "Ring twice",
}


def change(person: Person) -> str:
    return f"/people/{person.pk}/details/change"


@pytest.mark.parametrize("who", ["priya", "maggie_herself"])
def test_the_practitioner_or_the_person_puts_it_right(
    who: str, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    page = visit(change(maggie), by=actor, sending=TYPED | {"read": maggie.version})

    maggie.refresh_from_db()
    assert (maggie.known_as, maggie.born_on) == ("Peggy", date(1945, 3, 27))
    assert maggie.address == "4 Mill Lane\nWestbury"
    assert "The details are saved" in page.text
    assert "Ring twice" in page.text


def test_the_page_says_you_to_the_person_herself(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    assert "What do you like to be called?" in visit(change(maggie), by=maggie_herself).text
    assert "What does Maggie like to be called?" in visit(change(maggie), by=priya).text


def test_a_new_name_is_found_at_once(visit: Visit, maggie: Person, priya: Actor) -> None:
    visit(change(maggie), by=priya, sending=TYPED | {"read": maggie.version})

    assert [each.pk for each in search.found(priya, "Peggy", at_most=5)] == [maggie.pk]


def test_two_people_writing_at_once_lose_nothing(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    read = maggie.version
    actions.change_details(person=maggie, by=maggie_herself, known_as="Mags", phone="0777")

    page = visit(change(maggie), by=priya, sending=TYPED | {"read": read})

    assert "Somebody else saved these details while you were writing" in page.text
    text = page.text
    assert "Mags" in text
    assert "0777" in text
    box = page.select_one("input[name=known_as]")
    assert box is not None
    assert box["value"] == "Peggy"
    maggie.refresh_from_db()
    assert maggie.known_as == "Mags"
    now = page.select_one("input[name=read]")
    assert now is not None
    visit(change(maggie), by=priya, sending=TYPED | {"read": str(now["value"])})
    maggie.refresh_from_db()
    assert maggie.known_as == "Peggy"


@pytest.mark.parametrize("read", ["", "hello", "9" * 5000, "-1", "٣"])
def test_a_forged_version_is_a_stale_one(
    read: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    visit(change(maggie), by=priya, sending=TYPED | {"read": read})

    maggie.refresh_from_db()
    assert maggie.known_as == "Maggie"


@pytest.mark.parametrize(("who", "answer"), [("sam", 403), ("june", 403), ("owen", 404)])
def test_nobody_else_may_and_nothing_changes(
    who: str, answer: int, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(change(maggie), by=actor, sending=TYPED, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.change_details(person=maggie, by=actor, known_as="Peggy")

    maggie.refresh_from_db()
    assert maggie.known_as == "Maggie"
    assert not AuditEntry.objects.filter(did="people.details-changed").exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"known_as": ""}, "Enter a name to be called by"),
        ({"phone": "0" * 41}, "Shorten this to 40 characters or fewer"),
        ({"email": "maggie at home"}, "Enter an email address in the correct format"),
        ({"born_on_year": "2999"}, "The birthday must"),
        ({"address": "a\x00b"}, "There is a character here that can’t be kept"),
    ],
)
def test_what_is_refused_and_in_which_words(
    typed: dict[str, str], sentence: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    page = visit(change(maggie), by=priya, sending=TYPED | typed | {"read": maggie.version})

    assert sentence in page.text
    assert "English, and some Welsh" in str(page.select_one("[name=language]"))


def test_it_is_written_down_without_a_word_of_it(maggie: Person, priya: Actor) -> None:
    actions.change_details(person=maggie, by=priya, known_as="Peggy")

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.to, entry.about) == (
        "people.details-changed",
        f"people.Person:{maggie.pk}",
        str(maggie.pk),
    )


def test_the_deed_refuses_a_version_that_is_past(maggie: Person, priya: Actor) -> None:
    actions.change_details(person=maggie, by=priya, known_as="Peggy")

    with pytest.raises(Stale):
        actions.change_details(person=maggie, by=priya, read=maggie.version, known_as="Meg")


def test_the_page_of_details_shows_who_may_open_the_record(
    visit: Visit, maggie: Person, maggie_herself: Actor, sam: Actor, june: Actor, helen: Actor
) -> None:
    page = visit(f"/people/{maggie.pk}/details", by=maggie_herself)

    who = page.find("h2", string="Who can open this record")
    assert who is not None
    named = who.parent.text if who.parent else ""
    for name in ("Maggie", "Priya Nair", "Sam Adeyemi", "June Holt", "Helen Marsh"):
        assert name in named
    assert "Leads the North team, Westbury Council" in named


def test_who_may_not_see_yet_is_not_said_to(
    visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    Share.objects.filter(member__user=june.user).update(began_on=clock.today() + timedelta(days=1))

    page = visit(f"/people/{maggie.pk}/details", by=priya)

    who = page.find("h2", string="Who can open this record")
    assert who is not None
    assert who.parent is not None
    assert "June" not in who.parent.text


def test_a_relative_sees_neither_numbers_of_others_nor_former_names(
    visit: Visit, maggie: Person, priya: Actor, june: Actor, sam: Actor
) -> None:
    actions.add_name(person=maggie, by=priya, name="Margaret Webb", kind="former")
    actions.add_to_circle(
        person=maggie, by=priya, kind=Kind.FRIEND, name="Stan", reach="07700 900999"
    )

    for_june = visit(f"/people/{maggie.pk}/details", by=june).text
    for_sam = visit(f"/people/{maggie.pk}/details", by=sam).text

    assert "Sam Adeyemi" in for_june, "who works there, and their own place"
    assert "June Holt" in for_june
    assert "Stan" not in for_june + for_sam, "who else there is, only those who may act know"
    assert "07700 900999" not in for_june + for_sam
    assert "Margaret Webb" not in for_june + for_sam
    assert "Change details" not in for_june + for_sam


def test_a_look_is_written_down(visit: Visit, maggie: Person, priya: Actor) -> None:
    visit(f"/people/{maggie.pk}/details", by=priya)

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.to, entry.about) == ("looked", "people.details", str(maggie.pk))


def test_next_door_nobody_may_look(visit: Visit, maggie: Person, owen: Actor) -> None:
    visit(f"/people/{maggie.pk}/details", by=owen, expecting=404)


@pytest.mark.parametrize("others", [1, 12])
def test_the_queries_do_not_grow_with_the_circle(
    others: int,
    maggie: Person,
    priya: Actor,
    helen: Actor,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(others):
        name = f"Name {number}"
        actions.add_to_circle(person=maggie, by=priya, kind=Kind.FRIEND, name=name)
        actions.add_name(person=maggie, by=priya, name=name, kind="other")
        actions.add_need(person=maggie, by=priya, kind="support", words=name)
        CircleMember.objects.create(
            person=maggie,
            kind=Kind.SUPPORT_WORKER,
            name=name,
            user=cast.account(f"worker{number}", name),
            organisation=cast.place("brook"),
        )
    arrive(client, priya)

    with django_assert_num_queries(20):
        client.get(f"/people/{maggie.pk}/details")
