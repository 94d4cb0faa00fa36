"""The pages after a decision, and that none of them asks more the more there is."""

import pytest
from django.test import Client

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import Weighing
from whatmatters.eligibility.tests.conftest import (
    BECAUSE,
    WHAT_NOW,
    Decided,
    days_ago,
    weigh,
)
from whatmatters.eligibility.tests.pages import asked, at, wants
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


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


class TestEarlyHelp:
    def test_it_is_for_more_as_more_is_heard(
        self,
        decided: Decided,
        maggie: Person,
        priya: Actor,
        maggie_herself: Actor,
        owen: Actor,
        allotment: Outcome,
        visit: Visit,
    ) -> None:
        lane = decided(result="below").lane
        url = at("lane", lane)
        assert allotment.words in visit(url, by=priya).text
        assert "Choose something they want" in visit(url, by=priya, sending={}).text

        page = visit(url, by=priya, sending={"outcomes": [str(allotment.pk)]})

        assert "It is for" in page.text
        assert not page.select("input[name=outcomes]")
        visit(url, by=maggie_herself, expecting=403)
        visit(url, by=owen, expecting=404)


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
