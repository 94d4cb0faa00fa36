"""What the law asks and what is there; and the plan as those who pay see it."""

from django.test import Client

from tests.lives import live
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.conversations.actions import keep_statement, open_conversation
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import FundingRequest
from whatmatters.eligibility.tests.conftest import (
    weigh,
    works_under,
)
from whatmatters.eligibility.tests.pages import at, decide_now, states
from whatmatters.foundations import clock
from whatmatters.people.models import Person


class TestChecklist:
    def test_it_looks_for_itself(
        self, maggie: Person, priya: Actor, england: None, visit: Visit
    ) -> None:
        page = visit(at("checklist", maggie), by=priya)
        before = states(page)
        assert before["s9(4)(b)"] == "Not there yet"
        assert before["s25(1)(c)"] == "Not there yet"
        assert before["s25(2)"] == "Does not apply"
        assert not page.select("main input[type=checkbox]")

        live(maggie, with_=priya)
        weighing = actions.begin_weighing(person=maggie, by=priya)
        weigh(weighing, priya)
        decide_now(weighing, priya)
        after = states(visit(at("checklist", maggie), by=priya))

        for law in ("s9(4)(a)", "s9(4)(b)", "s9(6)(a)", "s25(1)(a)", "s25(1)(b)", "s25(1)(c)"):
            assert after[law] == "There", law
        assert after["s25(1)(d)"] == "There"
        assert after["s25(5)"] == "There"
        assert after["s25(1)(e)"] == "Not there yet"  # no budget is in force
        assert after["s9(4)(c)"] == "Does not apply"  # nothing is arranged or paid for

    def test_wales_has_its_five_elements(self, maggie: Person, priya: Actor, visit: Visit) -> None:

        works_under("westbury", "wales")
        talk = open_conversation(person=maggie, by=priya, held_on=clock.today())
        for about in ("strength", "risk", "barrier"):
            keep_statement(conversation=talk, by=priya, words="So", about=about)

        said = [one.text for one in visit(at("checklist", maggie), by=priya).select(".wm-pill")]

        assert said[:5] == ["There", "Not there yet", "There", "There", "There"]

    def test_the_person_reads_it_and_a_relative_does_not(
        self, maggie: Person, maggie_herself: Actor, june: Actor, visit: Visit
    ) -> None:
        page = visit(at("checklist", maggie), by=maggie_herself)
        assert "A good plan, wherever one lives" in page.text
        visit(at("checklist", maggie), by=june, expecting=403)

    def test_each_line_leads_to_where_it_is(
        self, maggie: Person, priya: Actor, england: None, visit: Visit
    ) -> None:
        live(maggie, with_=priya)
        page = visit(at("checklist", maggie), by=priya)
        links = {one["href"] for one in page.select("main .wm-row a")}
        assert len(links) >= 4
        for link in sorted(str(one) for one in links if "funding" not in str(one)):
            visit(link, by=priya)


class TestFunding:
    def test_made_of_what_is_written_and_kept_as_sent(
        self, maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit, client: Client
    ) -> None:
        life = live(maggie, with_=priya)
        page = visit(at("funding", maggie), by=priya)
        assert life.outcomes[0].words in page.text
        assert "Sow the beans in trays" in page.text
        assert {one["value"] for one in page.select("input[name=parts]")} >= {"outcomes", "natural"}

        typed = {"parts": ["outcomes", "returns"], "to_whom": "The panel", "covering": "Please"}
        page = visit(at("funding", maggie), by=priya, sending=typed)

        assert "Kept as it was sent" in page.text
        kept = FundingRequest.objects.get()
        assert (kept.to_whom, kept.parts) == ("The panel", "outcomes returns")
        arrive(client, maggie_herself)
        answer = client.get(at("request-file", kept))
        assert answer.content == bytes(kept.content)
        assert answer.content.startswith(b"%PDF")

    def test_sent_empty_it_says_what_to_do(
        self, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        live(maggie, with_=priya)
        page = visit(at("funding", maggie), by=priya, sending={"covering": "Please read"})
        assert "Choose what goes in it" in page.text
        assert "Enter who it is sent to" in page.text
        assert "Please read" in page.text

    def test_without_a_plan_there_is_nothing_to_ask_with(
        self, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        visit(at("funding", maggie), by=priya, expecting=404)

    def test_who_does_not_see_the_money_does_not_see_it(
        self, maggie: Person, priya: Actor, june: Actor, sam: Actor, owen: Actor, visit: Visit
    ) -> None:
        life = live(maggie, with_=priya)
        kept = actions.ask_for_funding(
            plan=life.plan, by=priya, to_whom="The panel", parts=["outcomes"], content=b"%PDF"
        )
        for who, status in ((june, 403), (sam, 403), (owen, 404)):
            visit(at("funding", maggie), by=who, expecting=status)
            visit(at("request", kept), by=who, expecting=404)
            visit(at("request-file", kept), by=who, expecting=404)

    def test_the_person_reads_it_and_does_not_send_it(
        self, maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit
    ) -> None:
        live(maggie, with_=priya)
        assert "Make the file" not in visit(at("funding", maggie), by=maggie_herself).text
        typed = {"parts": ["outcomes"], "to_whom": "The panel"}
        visit(at("funding", maggie), by=maggie_herself, sending=typed, expecting=403)
