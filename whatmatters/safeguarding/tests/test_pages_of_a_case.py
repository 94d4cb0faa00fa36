"""The pages of those on a case: the list, the case, and each deed on it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.people.models import Person
from whatmatters.safeguarding import actions
from whatmatters.safeguarding.models import Concern
from whatmatters.safeguarding.tests.cases import WORDS, main, raised, taken_on


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

    def test_it_tells_all_that_was_told_and_each_thing_once(
        self, maggie: Person, priya: Actor, ngozi: Actor, visit: Visit
    ) -> None:
        actions.raise_concern(
            by=priya,
            person=maggie,
            words=WORDS,
            danger="unsure",
            kinds=["self-neglect", "financial"],
            wish="Her card back",
            told="The bank",
        )
        page = visit(f"/safeguarding/{Concern.objects.get().pk}", by=ngozi)

        said = main(page)
        for told in ("Self-neglect", "Financial or material abuse", "Her card back", "The bank"):
            assert said.count(told) == 1
        assert said.index("Financial") < said.index("Self-neglect")
        assert "I am not sure" in said
        assert WORDS.strip() in page.get_text()
        assert not page.select("main script")

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
        assert "Cases you can open" in main(visit("/something-is-not-right", by=priya))
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
