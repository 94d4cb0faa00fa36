"""The page on which anybody says that something is not right, and the list that it leads to."""

import pytest
from bs4 import BeautifulSoup

from tests.lives import Life
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import Person
from whatmatters.safeguarding.models import Concern
from whatmatters.safeguarding.selectors import raising
from whatmatters.safeguarding.tests.cases import WORDS, lead_of, main

ADDRESS = "/something-is-not-right"


def about(person: Person) -> str:
    return f"{ADDRESS}/about/{person.pk}"


class TestTheLink:
    def href(self, page: BeautifulSoup) -> str:
        (link,) = page.select(".wm-footer__link:not([href='/rights'])")
        assert link.get_text() == "Something is not right"
        return str(link["href"])

    def test_it_is_on_every_page_of_a_record_with_whose_it_is(
        self, maggies_life: Life, priya: Actor, visit: Visit
    ) -> None:
        person = maggies_life.person
        for address in (
            f"/people/{person.pk}",
            f"/people/{person.pk}/details",
            f"/people/{person.pk}/circle",
            f"/plans/{maggies_life.plan.pk}",
            f"/outcomes/{maggies_life.outcomes[0].pk}",
            about(person),
        ):
            assert self.href(visit(address, by=priya)) == about(person)

    @pytest.mark.parametrize(
        ("key", "address"),
        [("priya", "/my-day"), ("helen", "/my-team"), ("dev", "/"), ("ngozi", "/safeguarding")],
    )
    def test_it_is_on_every_other_page_of_whoever_is_signed_in(
        self, key: str, address: str, visit: Visit, ngozi: Actor
    ) -> None:
        assert self.href(visit(address, by=cast.worker(key))) == ADDRESS

    def test_it_is_on_one_s_own_page(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        assert self.href(visit(f"/people/{maggie.pk}", by=maggie_herself)) == about(maggie)

    def test_it_is_on_the_page_that_says_no(self, priya: Actor, visit: Visit) -> None:
        assert self.href(visit("/nowhere", by=priya, expecting=404)) == ADDRESS

    def test_who_has_not_signed_in_asks_as_anybody_may(self, visit: Visit, db: None) -> None:
        assert not visit("/sign-in").select(".wm-footer__link:not([href='/rights'])")


class TestThePage:
    def test_to_the_person_it_speaks_of_them(
        self, maggie: Person, maggie_herself: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        page = visit(about(maggie), by=maggie_herself)

        assert "Are you in danger now?" in main(page)
        assert "not put on your page" in main(page)
        assert "Westbury Council" in main(page)

    @pytest.mark.parametrize("key", ["priya", "sam", "june", "helen"])
    def test_to_others_it_names_whom_it_is_about(
        self, key: str, maggie: Person, visit: Visit, request: pytest.FixtureRequest
    ) -> None:
        page = visit(about(maggie), by=request.getfixturevalue(key))

        assert "Margaret Holt" in main(page)
        assert not page.select("[name=who]")
        entry = AuditEntry.objects.get(about=str(maggie.pk))
        assert entry.to == "safeguarding.raise"

    @pytest.mark.parametrize("key", ["owen", "farah", "tomasz", "ngozi"])
    def test_whose_record_one_cannot_open_it_does_not_name(
        self, key: str, maggie: Person, visit: Visit, request: pytest.FixtureRequest
    ) -> None:
        who = request.getfixturevalue(key)

        visit(about(maggie), by=who, expecting=404)
        visit(about(maggie), by=who, sending={"words": "W"}, expecting=404)
        assert not Concern.objects.exists()

    def test_elsewhere_one_picks_among_those_one_can_see(
        self, maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        people.change_details(person=maggie, by=priya, born_on=clock.today().replace(1945, 3, 27))
        page = visit(ADDRESS, by=priya)
        offered = [option.get_text() for option in page.select("select[name=about] option")]
        assert offered == ["Somebody else", f"{maggie.name}, born 27 March 1945"]

        visit(ADDRESS, by=priya, sending={"about": str(maggie.pk), "words": "W", "who": "Another"})
        concern = Concern.objects.get()
        assert (concern.person, concern.who) == (maggie, maggie.name)

    def test_oneself_is_among_them(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        options = visit(ADDRESS, by=maggie_herself).select("select[name=about] option")

        assert [option.get_text() for option in options] == ["Somebody else", "Myself"]

    def test_somebody_whom_one_cannot_see_cannot_be_picked(
        self, maggie: Person, owen: Actor, visit: Visit
    ) -> None:
        people.begin_record(by=owen, known_as="Nora")
        page = visit(ADDRESS, by=owen, sending={"about": str(maggie.pk), "words": "Kept words"})

        assert "Choose one of the answers on the page" in main(page)
        assert "Kept words" in page.select_one("textarea").get_text()  # type: ignore[union-attr]
        assert not Concern.objects.exists()

    def test_or_says_in_words_who_it_is(self, priya: Actor, ngozi: Actor, visit: Visit) -> None:
        visit(ADDRESS, by=priya, sending={"who": "A man at the bus stop", "words": WORDS})

        concern = Concern.objects.get()
        assert (concern.person, concern.who) == (None, "A man at the bus stop")
        assert concern.words == WORDS

    def test_more_than_can_be_chosen_from_are_not_listed(
        self, maggie: Person, priya: Actor, visit: Visit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(raising, "MOST_TO_CHOOSE_FROM", 0)

        assert not visit(ADDRESS, by=priya).select("select[name=about]")

    @pytest.mark.parametrize(
        ("sending", "says"),
        [
            ({"who": "Bo"}, "Write what is not right"),
            ({"words": "W"}, "Write who it is about"),
            ({"who": "Bo", "words": "  \n"}, "Write what is not right"),
            ({"who": "Bo", "words": "a\x00b"}, "can’t be kept"),
            ({"who": "B" * 301, "words": "W"}, "Shorten this to 300"),
            ({"who": "Bo", "words": "W", "danger": "perhaps"}, "Choose one of the answers"),
            ({"who": "Bo", "words": "W", "kinds": ["made-up"]}, "Choose from the answers"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(
        self, sending: dict[str, str], says: str, priya: Actor, visit: Visit
    ) -> None:
        page = visit(ADDRESS, by=priya, sending=sending | {"wish": "Kept wish"})

        assert says in main(page)
        assert "Kept wish" in page.select_one("[name=wish]").get_text()  # type: ignore[union-attr]
        assert not Concern.objects.exists()

    def test_where_nobody_is_lead_it_says_so_before_and_after(
        self, sam: Actor, maggie: Person, visit: Visit
    ) -> None:
        assert "waits for the first who is" in main(visit(about(maggie), by=sam))

        page = visit(about(maggie), by=sam, sending={"words": "W"})
        assert "sent to Brook Home Care" in main(page)
        assert "Ring the adult social care team" in main(page)

    def test_somebody_who_sees_nobody_chooses_the_place(
        self, ngozi: Actor, visit: Visit, db: None
    ) -> None:
        lead_of("eve", "eastbury")
        nan = Actor(cast.account("nan", "Nan"))
        eastbury = cast.place("eastbury")
        page = visit(ADDRESS, by=nan, sending={"who": "My brother", "words": "W"})
        assert "Choose who should read it" in main(page)

        sending = {"who": "My brother", "words": "W", "where": str(eastbury.pk)}
        assert "Eastbury Council" in main(visit(ADDRESS, by=nan, sending=sending))
        assert Concern.objects.get().organisation == eastbury

    def test_where_there_is_nobody_at_all_it_says_whom_to_ring(
        self, visit: Visit, db: None
    ) -> None:
        nan = Actor(cast.account("nan", "Nan"))
        page = visit(ADDRESS, by=nan, sending={"who": "My brother", "words": "Kept"})

        assert "Ring your council, or 999" in main(page)
        assert "Kept" in page.select_one("textarea").get_text()  # type: ignore[union-attr]
