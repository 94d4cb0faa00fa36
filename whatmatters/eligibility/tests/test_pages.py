"""The pages about the law: who sees which, what they say, and what is refused with a sentence."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.lives import live
from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.conversations.actions import keep_statement, open_conversation
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import Decision, FundingRequest, LawInForce, Weighing
from whatmatters.eligibility.tests.conftest import (
    BECAUSE,
    WHAT_NOW,
    Decided,
    days_ago,
    weigh,
    works_under,
)
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import look_after
from whatmatters.people.models import Person


def at(name: str, *ids: object) -> str:
    return reverse(f"eligibility:{name}", args=[getattr(one, "pk", one) for one in ids])


class TestTheLaw:
    def test_an_administrator_chooses_it(self, dev: Actor, visit: Visit) -> None:
        page = visit(at("choose"), by=dev)
        assert "Nothing is chosen yet" in page.text
        typed = {"law": "wales/1", **boxes("begins_on", clock.today())}

        page = visit(at("choose"), by=dev, sending=typed)

        assert "Now: Wales: Social Services and Well-being (Wales) Act 2014" in page.text
        assert LawInForce.objects.get().pack == "wales"

    def test_wrong_it_says_what_to_do(self, dev: Actor, visit: Visit) -> None:
        assert "Choose the law" in visit(at("choose"), by=dev, sending={}).text
        for law, day, says in (
            ("england/1", days_ago(9000), "not in force on that day"),
            ("mars/1", clock.today(), "Choose one of the answers"),
        ):
            page = visit(at("choose"), by=dev, sending={"law": law, **boxes("begins_on", day)})
            assert says in page.text

    def test_nobody_else_does(self, priya: Actor, maggie_herself: Actor, visit: Visit) -> None:
        for who in (priya, maggie_herself):
            visit(at("choose"), by=who, expecting=403)

    def test_anybody_reads_it(self, db: None, visit: Visit) -> None:
        page = visit(at("pack", "england", "1"))
        assert "managing and maintaining nutrition;" in page.text
        assert "Open Government Licence v3.0" in page.text
        assert "To check:" in page.text
        assert "local criteria" in visit(at("pack", "scotland", "1")).text
        visit(at("pack", "england", "2"), expecting=404)


class TestWeighing:
    def test_one_small_question_a_page(
        self, weighing: Weighing, priya: Actor, visit: Visit
    ) -> None:
        page = visit(at("weighing", weighing), by=priya)
        assert page.text.count("Not looked at yet") == 10

        typed = {"limb": "a", "words": "Jean brings soup", "then": "next"}
        page = visit(at("domain", weighing, "a"), by=priya, sending=typed)

        assert page.select_one("h1").text == "Keeping clean"  # type: ignore[union-attr]
        page = visit(at("weighing", weighing), by=priya)
        assert "Not without help" in page.text
        assert "1 of 10" in page.text

    def test_what_was_said_stands_in_the_boxes(
        self, weighing: Weighing, priya: Actor, visit: Visit
    ) -> None:
        weigh(weighing, priya)

        page = visit(at("domain", weighing, "b"), by=priya)
        assert chosen(page, "limb") == ["a"]
        assert "Not without somebody beside her" in page.select_one("textarea").text  # type: ignore[union-attr]
        page = visit(at("condition", weighing, "c"), by=priya)
        assert chosen(page, "met") == ["yes"]
        assert chosen(page, "areas") == ["b", "d"]

    def test_sent_wrong_it_loses_nothing(
        self, weighing: Weighing, priya: Actor, visit: Visit
    ) -> None:
        cases: list[tuple[str, dict[str, Any], str]] = [
            (at("domain", weighing, "a"), {"words": "Soup"}, "whether they can"),
            (at("domain", weighing, "a"), {"limb": "b", "words": " "}, "why they can’t"),
            (at("condition", weighing, "a"), {"met": "yes"}, "Say in words why"),
            (at("condition", weighing, "c"), {"met": "yes", "words": "So"}, "at least one part"),
        ]
        for url, typed, says in cases:
            page = visit(url, by=priya, sending=typed)
            assert says in page.text
            assert typed.get("words", "").strip() in page.select_one("textarea").text  # type: ignore[union-attr]

    def test_what_there_is_not_is_not_found(
        self, weighing: Weighing, priya: Actor, visit: Visit
    ) -> None:
        for name, code in (("domain", "z"), ("condition", "z"), ("condition", "b")):
            visit(at(name, weighing, code), by=priya, expecting=404)

    def test_only_those_who_decide(
        self,
        weighing: Weighing,
        priya: Actor,
        maggie_herself: Actor,
        june: Actor,
        owen: Actor,
        visit: Visit,
    ) -> None:
        for name, *more in (("weighing",), ("domain", "a"), ("condition", "a"), ("decide",)):
            for who, status in ((maggie_herself, 403), (june, 403), (owen, 404)):
                visit(at(name, weighing, *more), by=who, expecting=status)

    def test_begun_from_their_page_also_as_a_carer(
        self, maggie: Person, priya: Actor, england: None, visit: Visit
    ) -> None:
        look_after(carer=maggie, by=priya, whom="my brother Tom")
        page = visit(at("of-person", maggie), by=priya)
        assert "Look at their own needs" in page.text
        again = visit(at("begin", maggie), by=priya, sending={"whose": "carer"})
        assert "Choose whom it is about" in again.text
        assert not Weighing.objects.exists()

        tie = page.select_one("input[name=caring]")["value"]  # type: ignore[index]
        page = visit(at("begin", maggie), by=priya, sending={"whose": "carer", "caring": tie})

        assert "As a carer for my brother Tom" in page.text
        assert "Is the carer able to go on giving care?" in page.text

    def test_without_a_law_it_is_said(self, maggie: Person, priya: Actor, visit: Visit) -> None:
        assert "has not chosen its law yet" in visit(at("of-person", maggie), by=priya).text
        page = visit(at("begin", maggie), by=priya, sending={})
        assert "has not chosen its law yet" in page.text


class TestDeciding:
    def test_below_and_still_somebody_walks_with_them(
        self,
        weighing: Weighing,
        priya: Actor,
        maggie_herself: Actor,
        allotment: Outcome,
        visit: Visit,
    ) -> None:
        weigh(weighing, priya, cannot="b")
        page = visit(at("decide", weighing), by=priya)
        assert "It looks as if the law does not say so" in page.text
        typed: dict[str, Any] = {
            "result": "below",
            "because": BECAUSE,
            "present": "Maggie and June",
            **boxes("decided_on", clock.today()),
        }
        again = visit(at("decide", weighing), by=priya, sending=typed)
        assert "nobody is left with nothing" in again.text
        assert BECAUSE in again.text

        typed |= {"what_now": WHAT_NOW, "outcomes": [str(allotment.pk)]}
        visit(at("decide", weighing), by=priya, sending=typed)

        page = visit(at("decision", Decision.objects.get()), by=maggie_herself)
        assert "We walk with you all the same" in page.text
        assert WHAT_NOW in page.text
        assert allotment.words in page.text
        assert "no further action" not in page.text.lower()
        assert WHAT_NOW in visit(at("of-person", weighing.person), by=maggie_herself).text

    def test_wrong_days_are_refused_with_a_sentence(
        self, weighing: Weighing, priya: Actor, visit: Visit
    ) -> None:
        Person.objects.filter(pk=weighing.person_id).update(born_on=days_ago(365 * 8))
        typed = {"result": "must", "because": BECAUSE}
        for day, says in (
            (days_ago(-1), "must be today or in the past"),
            (days_ago(365 * 9), "after the day the person was born"),
        ):
            page = visit(
                at("decide", weighing), by=priya, sending={**typed, **boxes("decided_on", day)}
            )
            assert says in page.text
            assert BECAUSE in page.text
        page = visit(
            at("decide", weighing),
            by=priya,
            sending={**typed, **dict.fromkeys(boxes("decided_on", clock.today()), "30")},
        )
        assert "real date" in page.text
        assert not Decision.objects.exists()

    def test_two_at_once_the_second_is_told_and_loses_nothing(
        self, weighing: Weighing, priya: Actor, decided: Decided, visit: Visit
    ) -> None:
        decided()
        typed = {"result": "must", "because": "Mine", **boxes("decided_on", clock.today())}

        page = visit(at("decide", weighing), by=priya, sending=typed)

        assert "decided while you had it open" in page.text
        assert "Mine" in page.text
        visit(at("weighing", weighing), by=priya, expecting=302)

    def test_scotland_asks_how_pressing_it_is(
        self, maggie: Person, priya: Actor, dev: Actor, visit: Visit
    ) -> None:

        works_under("westbury", "scotland")
        weighing = actions.begin_weighing(person=maggie, by=priya)
        typed = {"result": "must", "because": "By our criteria"}
        typed |= boxes("decided_on", clock.today())
        assert "how pressing" in visit(at("decide", weighing), by=priya, sending=typed).text

        page = visit(at("decide", weighing), by=priya, sending={**typed, "level": "critical"})

        assert "Critical" in page.text


class TestAfterwards:
    def test_what_was_decided_and_why(
        self,
        weighing: Weighing,
        priya: Actor,
        maggie_herself: Actor,
        june: Actor,
        decided: Decided,
        visit: Visit,
    ) -> None:
        weigh(weighing, priya)
        decision = decided()

        for who in (maggie_herself, june, priya):
            page = visit(at("decision", decision), by=who)
            assert BECAUSE in page.text
            assert "Getting out and using what is nearby" in page.text
            assert "England: Care Act 2014, version 1" in page.text
            assert "Not yet" in page.text
        assert (
            "The law says that we must help you."
            in visit(at("decision", decision), by=maggie_herself).text
        )

    def test_others_do_not_learn_of_it(
        self, decided: Decided, maggie: Person, owen: Actor, tomasz: Actor, visit: Visit
    ) -> None:
        decision = decided()
        for who in (owen, tomasz):
            for url in (at("decision", decision), at("of-person", maggie)):
                visit(url, by=who, expecting=404)
            visit(at("checklist", maggie), by=who, expecting=404)

    def test_of_a_confidential_service_only_itself_and_they(
        self, decided: Decided, priya: Actor, june: Actor, maggie_herself: Actor, visit: Visit
    ) -> None:
        decision = decided()
        Organisation.objects.filter(address_name="westbury").update(is_confidential=True)

        visit(at("decision", decision), by=june, expecting=404)
        for who in (priya, maggie_herself):
            visit(at("decision", decision), by=who)

    def test_told_in_writing(self, decided: Decided, priya: Actor, visit: Visit) -> None:
        decision = decided(decided_on=days_ago(3))
        assert "how they were told" in visit(at("told", decision), by=priya, sending={}).text
        early = {"how": "letter", **boxes("on", days_ago(4))}
        assert "before it was decided" in visit(at("told", decision), by=priya, sending=early).text

        page = visit(
            at("told", decision), by=priya, sending={"how": "easy", **boxes("on", days_ago(1))}
        )

        assert "Easy read, or another way that suits them" in page.text

    def test_the_person_says_what_they_see_differently(
        self, decided: Decided, maggie_herself: Actor, june: Actor, priya: Actor, visit: Visit
    ) -> None:
        decision = decided()
        visit(at("disagree", decision), by=june, expecting=403)
        empty = visit(at("disagree", decision), by=maggie_herself, sending={"words": ""})
        assert "Say in your own words" in empty.text

        page = visit(
            at("disagree", decision), by=maggie_herself, sending={"words": "I can’t do stairs"}
        )

        assert "I can’t do stairs" in page.text
        assert "I can’t do stairs" in visit(at("decision", decision), by=priya).text

    def test_decided_anew_each_leads_to_the_other(
        self, decided: Decided, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        first = decided(decided_on=days_ago(9))
        again = actions.begin_weighing(person=maggie, by=priya)
        second = actions.decide(
            weighing=again, by=priya, result="must", because="Still", decided_on=days_ago(0)
        )

        assert "decided anew since" in visit(at("decision", first), by=priya).text
        assert "decided before" in visit(at("decision", second), by=priya).text


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


@pytest.mark.parametrize("name", ["decision", "of-person", "checklist", "weighing"])
def test_the_queries_of_a_page_do_not_grow(
    weighing: Weighing,
    maggie: Person,
    priya: Actor,
    decided: Decided,
    client: Client,
    name: str,
) -> None:
    if name == "weighing":
        few = asked(client, priya, at(name, weighing))
        weigh(weighing, priya, cannot="abcdefghij")
        assert asked(client, priya, at(name, weighing)) == few
        return
    actions.find(weighing=weighing, by=priya, domain="a")
    actions.answer(weighing=weighing, by=priya, condition="c", met=True, words="x", areas=["a"])
    wants(maggie, priya, 1)
    first = decided(result="below", decided_on=days_ago(30), outcomes=list(maggie.outcomes.all()))
    actions.disagree(decision=first, by=priya, words="0")
    url = at(name, first if name == "decision" else maggie)
    few = asked(client, priya, url)

    wants(maggie, priya, 12)
    for number in range(11):
        again = actions.begin_weighing(person=maggie, by=priya)
        weigh(again, priya, cannot="abcdefghij")
        last = actions.decide(
            weighing=again,
            by=priya,
            result="below",
            because="So",
            what_now=WHAT_NOW,
            decided_on=days_ago(20 - number),
            outcomes=list(maggie.outcomes.all()),
        )
        actions.disagree(decision=last, by=priya, words=str(number))
    url = at(name, last if name == "decision" else maggie)

    assert asked(client, priya, url) == few


def asked(client: Client, by: Actor, url: str) -> int:
    """How many queries a page takes, once it has been compiled."""
    arrive(client, by)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def wants(person: Person, by: Actor, many: int) -> None:
    for number in range(many):
        words = f"Something I want, {number}"
        Outcome.objects.create(person=person, words=words, first_words=words, written_by=by.user)


def decide_now(weighing: Weighing, by: Actor) -> Decision:
    return actions.decide(
        weighing=weighing, by=by, result="must", because=BECAUSE, decided_on=clock.today()
    )


def chosen(page: BeautifulSoup, name: str) -> list[str]:
    return [str(one["value"]) for one in page.select(f"input[name={name}][checked]")]


def states(page: BeautifulSoup) -> dict[str, str]:
    """How each thing stands, by the place in the law that asks for it."""
    rows = (row for row in page.select("main .wm-row") if row.select_one("strong"))
    return {row.select("strong")[0].text: row.select(".wm-pill")[0].text for row in rows}
