"""Search: by any part of a name or a number, within one's own organisation."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.home.selectors.finding import AT_MOST, search_page
from whatmatters.people import actions
from whatmatters.people.models import CircleMember, Person


@pytest.fixture(autouse=True)
def a_number_that_is_like_no_name(maggie: Person) -> None:
    maggie.registrations.update(number="1234-5678")
    actions.index(maggie)


@pytest.mark.parametrize(
    "typed",
    ["Maggie", "maggie holt", "HOLT", "garet", "marg hol", "  holt   mag ", "mággie", "Holt-"],
)
def test_any_part_of_a_name_will_do(typed: str, maggie: Person, priya: Actor) -> None:
    assert search_page(viewer=priya, typed=typed).shown == [maggie.pk]


@pytest.mark.parametrize("typed", ["", " ", "-", "zz", "maggie zz", "%", "_", "' or 1=1", "et"])
def test_what_is_not_there_is_not_found(typed: str, maggie: Person, priya: Actor) -> None:
    """The last two letters of a name are the ends of too many: `et` is not kept."""
    assert not search_page(viewer=priya, typed=typed).strips


@pytest.mark.parametrize("way", [str.lower, lambda number: number.replace("-", " ")])
def test_a_number_will_do(way: Callable[[str], str], maggie: Person, priya: Actor) -> None:
    number = maggie.registrations.get().number

    found = search_page(viewer=priya, typed=way(number)).strips

    assert [strip.person.number for strip in found] == [number]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Zoë Ó Briain", "zoe"), ("李薇", "李"), ("محمد علي", "محمد"), ("Ångström", "angstrom")],
)
def test_names_of_every_script_are_found(name: str, typed: str, priya: Actor) -> None:
    actions.begin_record(by=priya, known_as=name)

    assert len(search_page(viewer=priya, typed=typed).strips) == 1


def test_a_new_name_is_found_and_the_old_one_is_not(maggie: Person, priya: Actor) -> None:
    actions.change_details(person=maggie, by=priya, known_as="Peggy", full_name="Peggy Stone")

    assert search_page(viewer=priya, typed="stone").strips
    assert not search_page(viewer=priya, typed="holt").strips


def test_a_colleague_learns_whom_to_ask_and_no_more(
    visit: Visit, maggie: Person, tomasz: Actor
) -> None:
    page = visit("/find", by=tomasz, sending={"name_or_number": "holt"})

    assert "Working with Priya Nair" in page.text
    assert not page.select(f"a[href='/people/{maggie.pk}']")
    assert "Start working with" not in page.text


def test_the_next_county_finds_nobody(visit: Visit, maggie: Person, owen: Actor) -> None:
    assert "Nobody found" in visit("/find", by=owen, sending={"name_or_number": "holt"}).text


def test_what_was_typed_is_not_in_the_address(visit: Visit, maggie: Person, priya: Actor) -> None:
    page = visit("/find", by=priya)

    assert page.select_one("main form[method=post]")


def test_each_person_found_is_written_down(visit: Visit, maggie: Person, tomasz: Actor) -> None:
    visit("/find", by=tomasz, sending={"name_or_number": "holt"})

    entry = AuditEntry.objects.get(did="listed")
    assert (entry.to, entry.about) == ("home.search", str(maggie.pk))


def test_nothing_typed_is_asked_for_in_words(visit: Visit, priya: Actor) -> None:
    page = visit("/find", by=priya, sending={"name_or_number": " "})

    assert "Enter part of a name, or a number" in page.text


class TestTakingSomebodyOn:
    """Somebody whom nobody works with yet is not lost behind a locked door."""

    @pytest.fixture
    def nobodys(self, maggie: Person) -> Person:
        CircleMember.objects.filter(person=maggie).delete()
        return maggie

    def test_a_practitioner_may(self, visit: Visit, nobodys: Person, tomasz: Actor) -> None:
        found = visit("/find", by=tomasz, sending={"name_or_number": "holt"})
        assert "Nobody here is working with them yet" in found.text

        page = visit(f"/people/{nobodys.pk}/take-on", by=tomasz, sending={})

        assert "You are now working with Maggie" in page.text
        assert Person.objects.visible_to(tomasz).contains(nobodys)
        assert AuditEntry.objects.filter(did="people.taken-on").count() == 1

    @pytest.mark.parametrize(("who", "answer"), [("owen", 404), ("sam", 403), ("helen", 403)])
    def test_others_may_not(
        self,
        who: str,
        answer: int,
        client: Client,
        nobodys: Person,
        request: pytest.FixtureRequest,
    ) -> None:
        arrive(client, request.getfixturevalue(who))
        CircleMember.objects.filter(person=nobodys).delete()

        assert client.post(f"/people/{nobodys.pk}/take-on").status_code == answer
        assert not nobodys.circle.exists()

    def test_nor_while_somebody_works_with_them(
        self, client: Client, maggie: Person, tomasz: Actor
    ) -> None:
        arrive(client, tomasz)

        assert client.post(f"/people/{maggie.pk}/take-on").status_code == 403
        assert not Person.objects.visible_to(tomasz).exists()


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_same_few_questions_however_many(
    how_many: int, priya: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        actions.begin_record(by=priya, known_as="Joan")

    with django_assert_num_queries(3):
        page = search_page(viewer=priya, typed="joan")

    assert len(page.strips) == how_many


def test_a_long_list_says_that_there_may_be_more(visit: Visit, priya: Actor) -> None:
    for _ in range(AT_MOST + 1):
        actions.begin_record(by=priya, known_as="Joan")

    assert "there may be more" in visit("/find", by=priya, sending={"name_or_number": "joan"}).text


@pytest.mark.parametrize("who", ["priya", "sam", "helen", "tomasz", "owen", "farah"])
def test_a_link_is_there_exactly_where_the_record_opens(
    who: str, maggie: Person, request: pytest.FixtureRequest
) -> None:
    """Search decides it from the rows it has; it is the same promise as `visible_to`."""
    actor: Actor = request.getfixturevalue(who)

    opens = [strip.may_open for strip in search_page(viewer=actor, typed="holt").strips]

    assert not opens or opens == [Person.objects.visible_to(actor).contains(maggie)]
