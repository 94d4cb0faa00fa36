"""The page on which anybody says that something is not right, and the list that it leads to."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.lives import Life
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import Person
from whatmatters.safeguarding import actions
from whatmatters.safeguarding.models import Concern
from whatmatters.safeguarding.selectors import raising
from whatmatters.safeguarding.tests.cases import WORDS, lead_of, raised, taken_on

ADDRESS = "/something-is-not-right"


def about(person: Person) -> str:
    return f"{ADDRESS}/about/{person.pk}"


def main(page: BeautifulSoup) -> str:
    found = page.select_one("main")
    assert found is not None
    return " ".join(found.get_text().split())


class TestTheLink:
    def href(self, page: BeautifulSoup) -> str:
        (link,) = page.select(".wm-footer__link")
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
        assert not visit("/sign-in").select(".wm-footer__link")


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


class TestTheList:
    def test_danger_first_then_the_longest_wait(
        self, maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        for words in ("First", "Second"):
            raised(priya, maggie, words=words)
        actions.raise_concern(by=priya, person=maggie, words="Third", danger="now")
        taken_on(priya, ngozi, maggie)

        said = main(visit("/safeguarding", by=ngozi))
        order = [said.index(words) for words in ("Third", "First", "Second", "He took her")]
        assert order == sorted(order)
        assert said.count("Waiting for a lead") == 3
        assert said.count("You are on it") == 1

    def test_looking_is_written_down(
        self, maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        known, unknown = raised(priya, maggie), raised(priya)
        for address in ("", f"/{known.pk}", f"/{unknown.pk}"):
            visit(f"/safeguarding{address}", by=ngozi)

        written = AuditEntry.objects.filter(by=str(ngozi.user.pk)).order_by("pk")
        assert [(entry.did, entry.to.partition(":")[0], entry.about) for entry in written] == [
            ("listed", "safeguarding.cases", str(maggie.pk)),
            ("looked", "safeguarding.case", str(maggie.pk)),
            ("safeguarding.looked", "safeguarding.Concern", ""),
        ]

    def test_twelve_cost_no_more_queries_than_one(
        self, maggie: Person, priya: Actor, ngozi: Actor, client: Client
    ) -> None:
        arrive(client, ngozi)
        counts = []
        for more in (1, 11):
            for _ in range(more):
                case = taken_on(priya, ngozi, maggie)
                actions.write_note(concern=case, by=ngozi, words="N")
            client.get("/safeguarding")
            with CaptureQueriesContext(connection) as asked:
                client.get("/safeguarding")
                client.get(f"/safeguarding/{case.pk}")
            counts.append(len([q for q in asked if "INSERT" not in q["sql"]]))

        assert counts[0] == counts[1]

    def test_twelve_notes_cost_no_more_queries_than_one(
        self, maggie: Person, priya: Actor, ngozi: Actor, client: Client
    ) -> None:
        arrive(client, ngozi)
        case = taken_on(priya, ngozi, maggie)
        counts = []
        for more in (1, 11):
            for _ in range(more):
                actions.write_note(concern=case, by=ngozi, words="N")
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/safeguarding/{case.pk}")
            counts.append(len(asked))

        assert counts[0] == counts[1]


class TestTheLeadsPages:
    def send(self, visit: Visit, case: Concern, page: str, by: Actor, **sending: str) -> str:
        return main(visit(f"/safeguarding/{case.pk}/{page}", by=by, sending=sending))

    def test_a_case_from_its_first_word_to_its_end(
        self, maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        case = raised(priya)
        assert "You are on this case" in self.send(visit, case, "take-on", ngozi)
        assert "Check both" in self.send(visit, case, "whose", ngozi, number="A", name="B")
        number = maggie.registrations.get().number
        said = self.send(visit, case, "whose", ngozi, number=number, name="Maggie")
        assert "Open the record" in said
        assert "Found it" in self.send(visit, case, "note", ngozi, words="Found it", kind="note")
        mail = {"email": priya.user.email, "because": "She knows her"}
        assert "Priya Nair is on this case" in self.send(visit, case, "people", ngozi, **mail)
        assert "The case is closed" in self.send(
            visit, case, "close", ngozi, because="Safe", wish_met="no"
        )
        assert "Safe" in main(visit(f"/safeguarding/{case.pk}", by=ngozi))
        assert "open again" in self.send(visit, case, "reopen", ngozi, because="Again")

    def test_somebody_is_taken_off_for_a_reason(
        self, maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        case = taken_on(priya, ngozi, maggie)
        mine = case.places.get()
        at = f"/safeguarding/people/{mine.pk}/end"
        assert "only safeguarding lead" in main(visit(at, by=ngozi, sending={"because": "B"}))

        place = actions.put_on_case(
            concern=case, by=ngozi, email=priya.user.email, because="She knows her"
        )
        at = f"/safeguarding/people/{place.pk}/end"
        assert "Write why" in main(visit(at, by=ngozi, sending={}))
        assert "no longer on that case" in main(visit(at, by=ngozi, sending={"because": "B"}))

    def test_who_may_only_read_is_refused_what_is_not_theirs(
        self, maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        case = taken_on(priya, ngozi, maggie)
        actions.put_on_case(concern=case, by=ngozi, email=priya.user.email, because="B")

        page = visit(f"/safeguarding/{case.pk}", by=priya)
        assert not page.select("main form, main a[href$=close], main a[href$=note]")
        for rest in ("note", "whose", "people", "close", "reopen"):
            visit(f"/safeguarding/{case.pk}/{rest}", by=priya, expecting=403)
        assert page.select_one("h1").get_text() == "Case"  # type: ignore[union-attr]
        assert "Cases you can open" in main(visit(ADDRESS, by=priya))
        assert "Closed" not in main(visit("/safeguarding", by=priya))

    @pytest.mark.parametrize("email", ["tomasz@example.org", "nobody@example.org", "no"])
    def test_whoever_cannot_be_put_on_is_refused_in_words(
        self, email: str, maggie: Person, priya: Actor, tomasz: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        case = taken_on(priya, ngozi, maggie)
        page = visit(
            f"/safeguarding/{case.pk}/people", by=ngozi, sending={"email": email, "because": "B"}
        )

        assert page.select(".govuk-error-summary")
        assert page.select_one("[name=because]")["value"] == "B"  # type: ignore[index]

    def test_an_administrator_is_told_that_there_is_no_lead_and_never_what_waits(
        self, priya: Actor, visit: Visit
    ) -> None:
        dev = cast.worker("dev")
        before = str(visit("/", by=dev).select_one("main"))
        assert "Nobody is named as safeguarding lead here" in before

        raised(priya)
        assert str(visit("/", by=dev).select_one("main")) == before
        cast.worker("ngozi")
        assert "safeguarding lead" not in main(visit("/", by=dev))
