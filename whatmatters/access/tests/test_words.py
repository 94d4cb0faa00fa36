"""What an organisation calls those it supports, and what it adds to the page of rights."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.called import Called
from whatmatters.access.models import AuditEntry, Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration.cast import account

pytestmark = pytest.mark.django_db
SENT = {
    "one": "resident",
    "many": "residents",
    "rights": "Ring Jo on 01234 567890.\n\nOr write to us.",
    "rights_welsh": "Ffoniwch Jo.",
}


@pytest.fixture
def dev(priya: Actor) -> Actor:
    assert priya.membership is not None
    user = account("dev", "Dev")
    place = priya.membership.organisation
    return Actor(
        user,
        Membership.objects.create(user=user, organisation=place, role_key=RoleKey.ADMINISTRATOR),
    )


@pytest.mark.parametrize(
    ("called", "says"), [(Called(), "a person"), (Called("adult", "adults"), "an adult")]
)
def test_a_word_has_its_article(called: Called, says: str) -> None:
    assert called.a_one == says


def test_staff_pages_speak_as_the_organisation_does(visit: Visit, dev: Actor, priya: Actor) -> None:
    assert "Find a person" in visit(reverse("home:search"), by=priya).get_text()

    visit(reverse("access:words"), by=dev, sending=SENT)

    page = visit(reverse("home:search"), by=priya).get_text()
    assert "Find a resident" in page
    assert "Find a person" not in page


def test_only_an_administrator_chooses(visit: Visit, priya: Actor) -> None:
    visit(reverse("access:words"), by=priya, expecting=403)
    visit(reverse("access:words"), by=priya, sending=SENT, expecting=403)


@pytest.mark.parametrize("left_out", ["one", "many"])
def test_a_word_is_needed_and_nothing_typed_is_lost(
    visit: Visit, dev: Actor, left_out: str
) -> None:
    page = visit(reverse("access:words"), by=dev, sending={**SENT, left_out: " "})
    assert "Enter what you call" in page.get_text()
    assert "Ring Jo" in page.select_one("textarea[name=rights]").get_text()  # type: ignore[union-attr]


def test_it_is_written_down(visit: Visit, dev: Actor) -> None:
    visit(reverse("access:words"), by=dev, sending=SENT)
    entry = AuditEntry.objects.get(did="access.words-chosen")
    assert entry.by == str(dev.user.pk)


class TestRights:
    def test_anybody_may_read_them(self, visit: Visit) -> None:
        page = visit(reverse("access:rights")).get_text()
        for says in ("advocate", "Care Act 2014", "UK GDPR", "ombudsman", "What we ask of you"):
            assert says in page

    def test_every_page_leads_there(self, visit: Visit) -> None:
        assert visit("/sign-in").select_one(f"footer a[href='{reverse('access:rights')}']")

    def test_what_an_organisation_adds_stands_at_the_end(self, visit: Visit, dev: Actor) -> None:
        visit(reverse("access:words"), by=dev, sending=SENT)
        section = visit(reverse("access:rights")).select("main section")[-1]
        assert section["lang"] == "en-GB"
        assert [p.get_text() for p in section.select("p")] == [
            "Ring Jo on 01234 567890.",
            "Or write to us.",
        ]

    def test_in_the_readers_language(self, visit: Visit, client: Client, dev: Actor) -> None:
        visit(reverse("access:words"), by=dev, sending=SENT)
        client.logout()
        client.cookies["language"] = "cy"
        page = client.get(reverse("access:rights")).content.decode()
        assert "Ffoniwch Jo." in page
        assert "Ring Jo" not in page
        assert "Eich hawliau" in page

    def test_nothing_tells_of_a_place_that_stays_in_the_background(
        self, visit: Visit, dev: Actor
    ) -> None:
        visit(reverse("access:words"), by=dev, sending=SENT)
        Organisation.objects.update(is_confidential=True)
        assert "Ring Jo" not in visit(reverse("access:rights")).get_text()
