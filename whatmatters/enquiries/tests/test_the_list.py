"""Those who answer see who is waiting: the longest wait first, and nobody else's people."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.clearing import forget_audit
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.enquiries import actions, selectors
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, FROM_A_DAUGHTER, WORDS, saved, sent
from whatmatters.foundations import clock

WAITING = "/enquiries/waiting"
LONDON = ZoneInfo("Europe/London")


def days_ago(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def test_whoever_has_waited_longest_comes_first(visit: Visit, priya: Actor) -> None:
    sent(FOR_MYSELF, on=days_ago(2))
    sent(on=days_ago(9))

    page = visit(WAITING, by=priya)

    assert "2 people are waiting" in page.text
    assert page.text.index("Edith Frost") < page.text.index("Gwen Parry")
    assert "9 days ago, from Carol Frost (her daughter)" in " ".join(page.text.split())
    assert "Says what helps them communicate" in page.text


def test_when_nobody_waits_it_says_so(visit: Visit, priya: Actor) -> None:
    saved(words="Still writing")

    assert "Nobody is waiting" in visit(WAITING, by=priya).text


def test_the_next_county_sees_nothing(visit: Visit, owen: Actor) -> None:
    enquiry = sent()

    assert "Edith" not in visit(WAITING, by=owen).text
    for page in ("", "/answer", "/start"):
        visit(f"/enquiries/{enquiry.pk}{page}", by=owen, expecting=404)


@pytest.mark.parametrize("who", ["sam", "maggie_herself", "june"])
def test_whoever_does_not_answer_has_no_list(
    who: str, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    enquiry = sent()

    for page in (
        "waiting",
        "dealt-with",
        enquiry.pk,
        f"{enquiry.pk}/answer",
        f"{enquiry.pk}/start",
    ):
        visit(f"/enquiries/{page}", by=actor, expecting=403)


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in(client: Client) -> None:
    assert client.get(WAITING)["Location"].startswith("/sign-in")


def test_what_is_dealt_with_is_behind_a_link(visit: Visit, priya: Actor) -> None:
    actions.answer_enquiry(enquiry=sent(), by=priya, words="There is a lunch club.")

    assert "Edith Frost" not in visit(WAITING, by=priya).text
    assert "Edith Frost" in visit("/enquiries/dealt-with", by=priya).text


def test_what_became_a_record_is_only_for_those_who_may_open_it(
    visit: Visit, priya: Actor, tomasz: Actor
) -> None:
    enquiry = sent()
    actions.start_record(enquiry=enquiry, by=priya)

    assert "Edith Frost" in visit("/enquiries/dealt-with", by=priya).text
    assert "Edith Frost" not in visit("/enquiries/dealt-with", by=tomasz).text
    visit(f"/enquiries/{enquiry.pk}", by=tomasz, expecting=404)


def test_a_long_list_has_pages(visit: Visit, priya: Actor) -> None:
    for number in range(21):
        sent(FOR_MYSELF | {"name": f"Person {number:02}"}, on=days_ago(30 - number))

    first, second = visit(WAITING, by=priya), visit(f"{WAITING}?page=2", by=priya)

    assert "Person 00" in first.text
    assert "Person 20" not in first.text
    assert "Person 20" in second.text
    assert "Person 20" in visit(f"{WAITING}?page=hello&page=99999", by=priya).text


@pytest.mark.parametrize("rows", [1, 12])
def test_the_queries_do_not_grow_with_the_rows(
    rows: int,
    priya: Actor,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(rows):
        sent()
    arrive(client, priya)

    # session, user, memberships, count, rows, audit with its savepoint
    with django_assert_num_queries(6):
        client.get(WAITING)


def test_one_page_shows_everything_with_what_helps_first(visit: Visit, priya: Actor) -> None:
    enquiry = sent(FROM_A_DAUGHTER | {"typed_by": "Yusuf"})

    page = visit(f"/enquiries/{enquiry.pk}", by=priya)

    quote = page.select_one("blockquote")
    assert quote is not None
    assert quote.text == WORDS
    assert "Carol Frost, her daughter" in page.text
    assert page.text.index("Speak up, on her right") < page.text.index(WORDS)
    for said in ("07700 900188", "After six", "Typed for them by Yusuf", "Someone I know"):
        assert said in page.text
    title = page.select_one("title")
    assert title is not None
    assert "Frost" not in title.text


def test_a_look_is_written_down(visit: Visit, priya: Actor) -> None:
    enquiry = sent()
    forget_audit()

    visit(WAITING, by=priya)
    visit(f"/enquiries/{enquiry.pk}", by=priya)

    deeds = AuditEntry.objects.order_by("pk").values_list("did", "to", "by")
    assert list(deeds) == [
        ("listed-enquiries", f"access.User:{priya.user.pk}", str(priya.user.pk)),
        ("looked", f"enquiries.Enquiry:{enquiry.pk}", str(priya.user.pk)),
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "Today"), (1, "Yesterday"), (2, "2 days ago"), (13, "13 days ago"), (14, "2 weeks ago")],
)
def test_how_long_is_said_in_words(days: int, said: str) -> None:
    noon = datetime(2027, 7, 15, 12, tzinfo=LONDON)

    with clock.at(noon):
        assert selectors.waited(noon - timedelta(days=days)) == said


def test_midnight_is_that_of_the_place() -> None:
    """In summer, half past eleven in the evening UTC is the next day in London."""
    with clock.at(datetime(2027, 7, 15, 12, tzinfo=LONDON)):
        assert selectors.waited(datetime(2027, 7, 14, 23, 30, tzinfo=ZoneInfo("UTC"))) == "Today"


def test_nobody_named_is_called_so_with_respect(visit: Visit, priya: Actor) -> None:
    sent({"words": "It’s for my friend", "asking_for": "someone", "reach": "07700 900177"})

    page = visit(WAITING, by=priya)

    assert "Name not given" in page.text
    assert "None" not in page.text


def test_one_person_in_the_list_is_one(visit: Visit, priya: Actor) -> None:
    sent()
    sent(place=cast.place("eastbury"))

    assert "One person is waiting" in visit(WAITING, by=priya).text
