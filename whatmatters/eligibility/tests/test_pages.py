"""The pages before a decision: who sees which, and what is refused with a sentence."""

from typing import Any

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import Decision, LawInForce, Weighing
from whatmatters.eligibility.tests.conftest import (
    BECAUSE,
    WHAT_NOW,
    Decided,
    days_ago,
    weigh,
    works_under,
)
from whatmatters.eligibility.tests.pages import at, chosen
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import look_after
from whatmatters.people.models import Person


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
