"""What is looked at before a decision, and what it comes to: shown, and deciding nothing."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import (
    CannotDecide,
    Effect,
    Finding,
    Weighing,
)
from whatmatters.eligibility.tests.conftest import (
    days_ago,
    weigh,
    works_under,
)
from whatmatters.eligibility.tests.deeds import decide, suggestion_of
from whatmatters.people.actions import look_after
from whatmatters.people.models import Person


class TestSuggestion:
    @pytest.mark.parametrize(
        ("cannot", "met", "says"),
        [
            ("bi", True, "must"),
            ("abcdefghij", True, "must"),
            ("b", True, "below"),
            ("", True, "below"),
            ("bi", False, "below"),
        ],
    )
    def test_in_england_two_or_more_and_the_rest(
        self, weighing: Weighing, priya: Actor, cannot: str, met: bool, says: str
    ) -> None:
        weigh(weighing, priya, cannot=cannot, met=met)

        assert suggestion_of(weighing).says == says
        assert suggestion_of(weighing).cannot == len(cannot)

    def test_while_it_is_open_it_does_not_say(self, weighing: Weighing, priya: Actor) -> None:
        assert suggestion_of(weighing).says == "unknown"
        actions.find(weighing=weighing, by=priya, domain="b", limb="a", words="Not alone")
        assert suggestion_of(weighing).says == "unknown"
        for code in "acdefghij":
            actions.find(weighing=weighing, by=priya, domain=code)
        assert suggestion_of(weighing).says == "below"  # one of ten, and all are looked at

    def test_in_wales_one_is_enough_if_can_and_can_only(self, maggie: Person, priya: Actor) -> None:
        works_under("westbury", "wales")
        weighing = actions.begin_weighing(person=maggie, by=priya)
        actions.find(weighing=weighing, by=priya, domain="ii", limb="alone", words="A stroke")
        for code in "acd":
            actions.answer(weighing=weighing, by=priya, condition=code, met=True, words="Yes")
        assert suggestion_of(weighing).says == "must"

        actions.answer(weighing=weighing, by=priya, condition="d", met=False, words="Jean can")
        assert suggestion_of(weighing).says == "below"

    def test_in_scotland_nothing_is_suggested(self, maggie: Person, priya: Actor) -> None:
        works_under("westbury", "scotland")
        weighing = actions.begin_weighing(person=maggie, by=priya)

        decision = actions.decide(
            weighing=weighing,
            by=priya,
            result="must",
            level="substantial",
            because="By our criteria",
            decided_on=days_ago(0),
        )

        assert (decision.suggested, decision.level) == ("unknown", "substantial")

    def test_what_is_only_considered_decides_nothing(
        self, maggie: Person, priya: Actor, england: None
    ) -> None:
        caring = look_after(carer=maggie, by=priya, whom="my brother")
        weighing = actions.begin_weighing(person=maggie, by=priya, whose="carer", caring=caring)
        actions.find(weighing=weighing, by=priya, domain="health", limb="health", words="Her back")
        for code, met in (("a", True), ("c", True), ("able", False), ("willing", False)):
            actions.answer(weighing=weighing, by=priya, condition=code, met=met, words="Said so")

        assert suggestion_of(weighing).says == "must"


class TestWeighing:
    def test_begun_twice_it_is_one(self, weighing: Weighing, maggie: Person, priya: Actor) -> None:
        assert actions.begin_weighing(person=maggie, by=priya) == weighing

    def test_without_a_law_nothing_is_weighed(self, maggie: Person, priya: Actor) -> None:
        with pytest.raises(CannotDecide, match="has not chosen its law"):
            actions.begin_weighing(person=maggie, by=priya)

    def test_what_the_law_does_not_look_at_is_refused(
        self, weighing: Weighing, priya: Actor
    ) -> None:
        wrong: list[dict[str, Any]] = [
            {"domain": "z"},
            {"domain": "a", "limb": "z", "words": "x"},
            {"domain": "a", "limb": "a", "words": "  "},
        ]
        for given in wrong:
            with pytest.raises(CannotDecide):
                actions.find(weighing=weighing, by=priya, **given)
        for condition, words in (("b", "x"), ("z", "x"), ("a", " ")):
            with pytest.raises(CannotDecide):
                actions.answer(
                    weighing=weighing, by=priya, condition=condition, met=True, words=words
                )
        assert not Finding.objects.exists()

    def test_found_again_it_takes_the_place_of_before(
        self, weighing: Weighing, priya: Actor
    ) -> None:
        actions.find(weighing=weighing, by=priya, domain="a", limb="a", words="Not alone")
        actions.find(weighing=weighing, by=priya, domain="a")

        assert [one.limb for one in Finding.objects.all()] == [""]
        assert Finding.objects.get().text == "managing and maintaining nutrition;"

    def test_its_effect_is_named_by_area_and_gone_with_a_no(
        self, weighing: Weighing, priya: Actor
    ) -> None:
        said: dict[str, Any] = {"weighing": weighing, "by": priya, "condition": "c", "words": "So"}
        actions.answer(**said, met=True, areas=["a", "z"])
        assert [one.area for one in Effect.objects.all()] == ["a"]
        actions.answer(**said, met=False, areas=["a"])
        assert not Effect.objects.exists()

    def test_only_their_practitioner_weighs_and_decides(
        self,
        weighing: Weighing,
        maggie: Person,
        tomasz: Actor,
        sam: Actor,
        helen: Actor,
        maggie_herself: Actor,
    ) -> None:
        for who in (tomasz, sam, helen, maggie_herself):
            with pytest.raises(PermissionDenied):
                actions.begin_weighing(person=maggie, by=who)
            with pytest.raises(PermissionDenied):
                actions.find(weighing=weighing, by=who, domain="a")
            with pytest.raises(PermissionDenied):
                decide(weighing, who)
