"""The directory's pages: anybody may use them, and nothing is kept of who did."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.resources.models import Service, Told
from whatmatters.resources.tests.listing import EASTBURY, FAR, WESTBURY, listed

pytestmark = pytest.mark.django_db
MISTAKE = {"words": "It is on Fridays now"}
SUGGESTION = {"name": "Repair café", "where": "Old Dairy Yard", "words": "First Saturdays"}


@pytest.fixture
def choir(db: None) -> Service:
    return listed(
        "Thursday Voices",
        about="<p>For anybody who <b>likes to sing</b>.</p><p>No music to read.</p>",
        by="St Mary’s",
        terms=("Choir",),
        at=WESTBURY,
        postcode="BA13 1AA",
        byday="TH",
        hours=(14, 16),
        cost="2.50",
        access="Hearing loop",
        language="Welsh",
        phone="01632 960013",
        url="https://example.org/voices",
        minimum_age=18,
        checked=clock.today(),
    )


def test_somebody_without_an_account_finds_a_choir(visit: Visit, choir: Service) -> None:
    listed("Far choir", at=FAR, town="Edinburgh", postcode="EH1 1AA")

    page = visit("/directory/?q=singing+choirs&place=BA13+1ZZ&miles=5")

    assert "One thing was found" in page.text
    assert "Thursday Voices" in page.text
    assert "Very near" in page.text
    assert "£2.50" in page.text
    assert "roughly" in page.text
    assert page.select("input[name=q]")[0]["value"] == "singing choirs"
    assert not AuditEntry.objects.exists(), "nothing is kept of who looks"


def test_one_may_look_around(visit: Visit, choir: Service) -> None:
    listed("Number 9", terms=("Bus",))

    page = visit("/directory/")
    link = next(a for a in page.select("main a") if a.text == "Getting about")
    found = visit(str(link["href"]))

    assert "Look around" in page.text
    assert "Number 9" in found.text
    assert "Thursday Voices" not in found.text


def test_everything_that_is_known_is_on_its_page(visit: Visit, choir: Service) -> None:
    page = visit(f"/directory/{choir.pk}")

    for told in (
        "likes to sing",
        "Thursdays, 2pm to 4pm",
        "£2.50",
        "BA13 1AA",
        "People aged 18 and over",
        "Hearing loop",
        "Welsh",
        "01632 960013",
        "Last checked on",
    ):
        assert told in page.text, told
    assert "<b>" not in page.text
    assert page.select("a[rel~=external]")[0]["href"] == "https://example.org/voices"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x", " "])
def test_an_address_that_is_not_of_the_web_is_no_link(url: str, visit: Visit) -> None:
    page = visit(f"/directory/{listed('Odd', url=url).pk}")

    assert not page.select("a[rel~=external]")
    assert "Nobody has said yet what this is like" in page.text


def test_what_nobody_has_checked_says_so(visit: Visit) -> None:
    old = listed("Old", checked=date(2020, 3, 3))
    never = listed("Never")
    lately = listed("Lately", assured_date=clock.today() - timedelta(days=30))

    assert "Nobody has checked this since 3 March 2020" in visit(f"/directory/{old.pk}").text
    assert "Nobody has checked this yet" in visit(f"/directory/{never.pk}").text
    assert "Ring before you go" not in visit(f"/directory/{lately.pk}").text
    assert "Nobody has checked this for six months" in visit("/directory/?q=old").text


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("place=Atlantis", "We can’t find that place"),
        ("q=choir&age=old", "The age must be a whole number from 0 to 150"),
        ("q=choir&day=XX", "Choose one of the answers on the page"),
        ("q=cho%00ir", "can’t be kept"),
    ],
)
def test_a_mistake_is_answered_in_words(asked: str, says: str, visit: Visit) -> None:
    assert says in visit(f"/directory/?{asked}").text


@pytest.mark.parametrize(
    "asked", ["q=%22NEAR*", "q=%F0%9F%98%80", "q=the+of", "page=99", "q=x&page=-1", "page=x&q=x"]
)
def test_odd_words_find_nothing_and_break_nothing(asked: str, visit: Visit) -> None:
    visit(f"/directory/?{asked}")


def test_pages_are_of_the_same_search(visit: Visit) -> None:
    Service.objects.bulk_create([Service(name=f"Choir {n:02}") for n in range(25)])

    page = visit("/directory/?q=choir&free=")
    second = visit(f"/directory/{page.select('a[rel=next]')[0]['href']}")

    assert "25 things were found" in second.text
    assert "Choir 24" in second.text
    assert "Choir 01" not in second.text


def test_the_queries_do_not_grow_with_the_rows(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        listed(f"Choir {number}", by="Us", at=EASTBURY, byday="MO", cost="1", phone="1")
    client.get("/directory/?q=choir")
    with django_assert_max_num_queries(12):
        client.get("/directory/?q=choir")


def test_a_mistake_is_told_without_a_name_and_dealt_with(
    visit: Visit, choir: Service, priya: Actor
) -> None:
    Service.objects.update(checked_on=None)
    page = visit(f"/directory/{choir.pk}/mistake", sending=MISTAKE)
    assert "Thank you" in page.text
    told = Told.objects.get()
    assert (told.service, told.words) == (choir, MISTAKE["words"])
    entry = AuditEntry.objects.get(did="resources.mistake-told")
    assert entry.by == "public"

    assert MISTAKE["words"] in visit("/directory/told", by=priya).text
    visit(f"/directory/told/{told.pk}", by=priya, sending={"ending": "checked"})

    told.refresh_from_db()
    choir.refresh_from_db()
    assert (told.ending, told.closed_by) == ("checked", priya.user)
    assert choir.checked_on == clock.today()
    assert "Nothing is waiting" in visit("/directory/told", by=priya).text


def test_putting_it_right_closes_what_was_told(visit: Visit, choir: Service, priya: Actor) -> None:
    visit(f"/directory/{choir.pk}/mistake", sending=MISTAKE)
    told = Told.objects.get()
    address = f"/directory/{choir.pk}/correct?told={told.pk}"

    page = visit(address, by=priya)
    assert MISTAKE["words"] in page.text
    sending = {"name": "Friday Voices", "description": "x", "status": "active"}
    visit(address, by=priya, sending=sending)

    told.refresh_from_db()
    choir.refresh_from_db()
    assert (choir.name, told.ending) == ("Friday Voices", "corrected")
    assert "Friday Voices" in visit("/directory/?q=friday").text


def test_a_suggestion_becomes_a_service(visit: Visit, priya: Actor) -> None:
    visit("/directory/suggest", sending=SUGGESTION)
    told = Told.objects.get()
    assert "Repair" not in visit("/directory/?q=repair").select("main ul")[0].text

    visit(f"/directory/told/{told.pk}", by=priya, sending={"ending": "added"})

    assert "Repair café" in visit("/directory/?q=repair").text
    told.refresh_from_db()
    assert told.service is not None
    assert told.service.checked_by == priya.user


def test_closing_takes_a_word_and_is_done_once(visit: Visit, choir: Service, priya: Actor) -> None:
    visit(f"/directory/{choir.pk}/mistake", sending=MISTAKE)
    at = f"/directory/told/{Told.objects.get().pk}"

    assert "Say in a word or two why" in visit(at, by=priya, sending={"ending": "closed"}).text
    visit(at, by=priya, sending={"ending": "closed", "words": "Said twice"})
    again = visit(at, by=priya, sending={"ending": "checked"})

    assert "Somebody has dealt with this already" in again.text
    assert Told.objects.get().ending_words == "Said twice"


def test_a_machine_is_thanked_and_not_heard(visit: Visit, choir: Service) -> None:
    page = visit(f"/directory/{choir.pk}/mistake", sending=MISTAKE | {"website": "http://spam"})

    assert "Thank you" in page.text
    assert not Told.objects.exists()


def test_one_place_does_not_send_without_end(visit: Visit) -> None:
    for _ in range(10):
        visit("/directory/suggest", sending=SUGGESTION)

    page = visit("/directory/suggest", sending=SUGGESTION)

    assert "Wait 15 minutes" in page.text
    assert SUGGESTION["words"] in page.text, "nothing typed is lost"
    assert Told.objects.count() == 10


@pytest.mark.parametrize("sent", [{}, {"words": " "}, {"words": "x\x00"}, {"words": "x" * 5_001}])
def test_what_says_nothing_is_asked_again(
    sent: dict[str, str], visit: Visit, choir: Service
) -> None:
    page = visit(f"/directory/{choir.pk}/mistake", sending=sent)

    assert page.select(".govuk-error-summary")
    assert not Told.objects.exists()


@pytest.mark.parametrize("who", ["sam", "maggie_herself", "ruth"])
def test_those_who_do_not_keep_it_may_not(
    who: str, visit: Visit, choir: Service, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit("/directory/told", by=actor, expecting=403)
    visit(f"/directory/{choir.pk}/check", by=actor, sending={}, expecting=403)
    visit(f"/directory/{choir.pk}/correct", by=actor, expecting=403)
    assert "I have checked this today" not in visit(f"/directory/{choir.pk}", by=actor).text


def test_a_keeper_says_it_is_right(visit: Visit, choir: Service, helen: Actor) -> None:
    Service.objects.update(checked_on=None)

    page = visit(f"/directory/{choir.pk}/check", by=helen, sending={})

    assert "Checked today" in page.text
    choir.refresh_from_db()
    assert choir.checked_by == helen.user


def test_what_is_not_listed_has_no_page(visit: Visit, choir: Service) -> None:
    Service.objects.update(status="inactive")

    visit(f"/directory/{choir.pk}", expecting=404)
    visit(f"/directory/{choir.pk}/mistake", expecting=404)
