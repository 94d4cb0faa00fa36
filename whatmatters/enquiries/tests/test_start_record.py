"""An enquiry becomes a record: nothing is typed again, and nobody is doubled silently."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.enquiries import actions
from whatmatters.enquiries.models import Enquiry
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, FROM_A_DAUGHTER, sent
from whatmatters.people import actions as people
from whatmatters.people.models import Kind, Person


def test_everything_that_was_said_is_carried_over(priya: Actor) -> None:
    enquiry = sent()

    person = actions.start_record(enquiry=enquiry, by=priya)

    assert (person.known_as, person.full_name) == ("Edith Frost", "Edith Frost")
    assert person.phone == "", "it is her daughter's number"
    assert "Through Carol Frost" in person.how_to_reach
    assert "07700 900188" in person.how_to_reach
    assert [need.words for need in person.needs.all()] == ["Speak up, on her right"]
    carol = person.circle.get(name="Carol Frost")
    assert (carol.kind, carol.relation, carol.reach) == ("family", "her daughter", "07700 900188")
    assert not carol.shares.exists(), "nobody has agreed to that"
    assert person.circle.get(user=priya.user).kind == Kind.PRACTITIONER
    assert person.registrations.get().organisation_id == priya.organisation_id
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.person) == (Enquiry.Status.BEGUN, person)


def test_whoever_asks_for_themself_is_the_person(priya: Actor) -> None:
    person = actions.start_record(enquiry=sent(FOR_MYSELF), by=priya)

    assert (person.known_as, person.email) == ("Gwen Parry", "gwen@example.org")
    assert list(person.circle.values_list("name", flat=True)) == ["Priya Nair"]


def test_without_a_name_there_is_a_respectful_one(priya: Actor) -> None:
    person = actions.start_record(enquiry=sent({"words": "Help", "reach": "07700 9"}), by=priya)

    assert (person.known_as, person.full_name) == ("Name not given", "")


def test_a_name_longer_than_one_is_called_by_is_kept_whole(priya: Actor) -> None:
    name = "Ṣ" * 200

    person = actions.start_record(enquiry=sent(FOR_MYSELF | {"name": name}), by=priya)

    assert person.full_name == name


def test_it_may_be_somebody_known_already(priya: Actor, maggie: Person) -> None:
    enquiry = sent(FROM_A_DAUGHTER | {"name": "Margaret Holt"})

    person = actions.start_record(enquiry=enquiry, by=priya, person=maggie)

    assert person == maggie
    maggie.refresh_from_db()
    assert maggie.known_as == "Maggie", "what is known of her is not written over"
    assert maggie.circle.filter(name="Carol Frost").exists()
    assert maggie.needs.filter(words="Speak up, on her right").exists()


def test_what_is_known_already_is_not_written_twice(priya: Actor, maggie: Person) -> None:
    for _ in range(2):
        actions.start_record(enquiry=sent(), by=priya, person=maggie)

    assert maggie.circle.filter(name="Carol Frost").count() == 1
    assert maggie.needs.count() == 1


def test_started_twice_it_is_one_record(priya: Actor) -> None:
    enquiry = sent()

    first, second = (actions.start_record(enquiry=enquiry, by=priya) for _ in range(2))

    assert first == second
    assert Person.objects.count() == 1
    assert AuditEntry.objects.filter(did="enquiries.record-started").count() == 1


def test_a_record_may_follow_an_answer(priya: Actor) -> None:
    enquiry = sent()
    actions.answer_enquiry(enquiry=enquiry, by=priya, words="Let us talk.")

    actions.start_record(enquiry=enquiry, by=priya)

    enquiry.refresh_from_db()
    assert enquiry.status == Enquiry.Status.BEGUN


def test_an_enquiry_is_no_way_into_a_record_one_may_not_open(tomasz: Actor, maggie: Person) -> None:
    """Anybody could write an enquiry in Maggie's name."""
    enquiry = sent(FOR_MYSELF | {"name": "Margaret Holt"})

    with pytest.raises(PermissionDenied):
        actions.start_record(enquiry=enquiry, by=tomasz, person=maggie)

    enquiry.refresh_from_db()
    assert enquiry.is_waiting
    assert not maggie.circle.filter(user=tomasz.user).exists()


@pytest.mark.parametrize("who", ["sam", "owen", "maggie_herself"])
def test_nobody_else_may_and_nothing_changes(who: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(who)
    enquiry = sent()
    before = Person.objects.count()

    with pytest.raises(PermissionDenied):
        actions.start_record(enquiry=enquiry, by=actor)

    enquiry.refresh_from_db()
    assert enquiry.is_waiting
    assert Person.objects.count() == before


def test_it_is_written_down_about_whom(priya: Actor) -> None:
    enquiry = sent()

    person = actions.start_record(enquiry=enquiry, by=priya)

    entry = AuditEntry.objects.get(did="enquiries.record-started")
    assert (entry.to, entry.about) == (f"enquiries.Enquiry:{enquiry.pk}", str(person.pk))


def test_people_of_the_same_name_are_shown_first(
    visit: Visit, priya: Actor, tomasz: Actor, maggie: Person
) -> None:
    other = people.begin_record(by=tomasz, known_as="Margaret", full_name="Margaret Holt")
    enquiry = sent(FOR_MYSELF | {"name": "Mrs Margaret HOLT"})

    page = visit(f"/enquiries/{enquiry.pk}/start", by=priya)

    assert "Is this somebody we know?" in page.text
    choices = [button["value"] for button in page.select("button[name=person]")]
    assert choices == [str(maggie.pk), ""], "only a record one may open can be chosen"
    assert "ask Tomasz Zielinski" in page.text
    shown = AuditEntry.objects.filter(did="listed", about__in=[str(maggie.pk), str(other.pk)])
    assert shown.count() == 2


def test_somebody_nobody_works_with_is_taken_on_first(
    visit: Visit, priya: Actor, tomasz: Actor, maggie: Person
) -> None:
    maggie.circle.filter(user=priya.user).update(left_on=maggie.circle.first().joined_on)  # type: ignore[union-attr]
    enquiry = sent(FOR_MYSELF | {"name": "Margaret Holt"})

    page = visit(f"/enquiries/{enquiry.pk}/start", by=tomasz)

    assert "begin to work with them" in page.text


def test_the_next_county_is_not_shown_who_is_known_here(
    visit: Visit, owen: Actor, maggie: Person
) -> None:
    enquiry = sent(FOR_MYSELF | {"name": "Margaret Holt"}, place=owen.membership.organisation)  # type: ignore[union-attr]

    page = visit(f"/enquiries/{enquiry.pk}/start", by=owen)

    assert "We know nobody by that name" in page.text


def test_choosing_goes_on_to_the_conversation(visit: Visit, priya: Actor, maggie: Person) -> None:
    enquiry = sent(FOR_MYSELF | {"name": "Margaret Holt"})
    form = visit(f"/enquiries/{enquiry.pk}/start", by=priya).select_one("main form")
    assert form is not None

    visit(str(form["action"]), by=priya, sending={"person": str(maggie.pk)}, expecting=302)

    enquiry.refresh_from_db()
    assert enquiry.person == maggie


def test_what_was_started_already_is_not_asked_again(visit: Visit, priya: Actor) -> None:
    enquiry = sent()
    actions.start_record(enquiry=enquiry, by=priya)

    visit(f"/enquiries/{enquiry.pk}/start", by=priya, expecting=302)
    assert "A record was started by Priya Nair" in visit(f"/enquiries/{enquiry.pk}", by=priya).text


@pytest.mark.parametrize("known", [1, 12])
def test_the_page_asks_the_same_however_many_are_known(
    known: int,
    priya: Actor,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(known):
        people.begin_record(by=priya, known_as="Gwen", full_name="Gwen Parry")
    enquiry = sent(FOR_MYSELF)
    arrive(client, priya)

    with django_assert_num_queries(9):
        client.get(f"/enquiries/{enquiry.pk}/start")
