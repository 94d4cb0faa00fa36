"""Weighed, suggested, decided by somebody with reasons: and nobody is left with nothing."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import (
    CannotDecide,
    Decision,
    Disagreement,
    Effect,
    Finding,
    Weighing,
)
from whatmatters.eligibility.suggesting import suggested
from whatmatters.eligibility.tests.conftest import (
    BECAUSE,
    WHAT_NOW,
    Decided,
    days_ago,
    weigh,
    works_under,
)
from whatmatters.episodes.models import Ending, Episode, Kind, Source
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import begin_record, look_after
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


class TestDeciding:
    def test_with_reasons_by_somebody_on_a_day(
        self, weighing: Weighing, priya: Actor, decided: Decided
    ) -> None:
        weigh(weighing, priya)

        decision = decided(present="Maggie, June")

        assert (decision.result, decision.suggested) == ("must", "must")
        assert (decision.because, decision.decided_as) == (BECAUSE, "Priya Nair")
        assert (decision.present, decision.lane) == ("Maggie, June", None)
        assert not Weighing.objects.get().is_open
        assert AuditEntry.objects.filter(did="eligibility.decided").count() == 1

    def test_a_human_decides_otherwise_than_was_counted(
        self, weighing: Weighing, priya: Actor, decided: Decided
    ) -> None:
        weigh(weighing, priya, cannot="b")

        decision = decided(result="must")

        assert (decision.suggested, decision.result) == ("below", "must")

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"because": " "}, "why this is decided"),
            ({"decided_on": date(2199, 1, 1)}, "today or earlier"),
            ({"decided_on": date(1930, 1, 1)}, "born"),
            ({"decided_on": date(2015, 3, 31)}, "not in force"),
            ({"result": "below", "what_now": ""}, "nobody is left with nothing"),
            ({"level": "critical"}, "Choose a level"),
        ],
    )
    def test_not_without_words_or_on_a_day_that_can_not_be(
        self, maggie: Person, decided: Decided, more: dict[str, Any], says: str
    ) -> None:
        Person.objects.filter(pk=maggie.pk).update(born_on=date(1945, 3, 2))

        with pytest.raises(CannotDecide, match=says):
            decided(**more)
        assert not Decision.objects.exists()
        assert not Episode.objects.exists()
        assert Weighing.objects.get().is_open

    def test_on_a_leap_day(self, decided: Decided) -> None:
        assert decided(decided_on=date(2024, 2, 29)).decided_on == date(2024, 2, 29)

    def test_nothing_is_decided_after_a_death(self, maggie: Person, decided: Decided) -> None:
        Person.objects.filter(pk=maggie.pk).update(died_on=days_ago(5))

        with pytest.raises(CannotDecide, match="had died"):
            decided(decided_on=days_ago(4))

    def test_two_at_once_and_one_of_them_decides(
        self, weighing: Weighing, priya: Actor, decided: Decided
    ) -> None:
        held_open = Weighing.objects.get()
        decided()

        with pytest.raises(CannotDecide, match="decided while you had it open"):
            decide(held_open, priya, because="Mine")
        for change in ("find", "answer"):
            with pytest.raises(CannotDecide):
                change_after(held_open, priya, change)
        assert Decision.objects.count() == 1

    def test_a_later_one_follows_and_nothing_is_written_over(
        self, maggie: Person, priya: Actor, decided: Decided
    ) -> None:
        first = decided(decided_on=days_ago(9))
        again = actions.begin_weighing(person=maggie, by=priya)
        with pytest.raises(CannotDecide, match="after that day"):
            decide(again, priya, decided_on=days_ago(10))

        second = decide(again, priya, result="below", what_now=WHAT_NOW)

        assert second.follows == first
        assert Decision.objects.latest_first()[0] == second
        for changed in ({"because": "x"}, {"result": "below"}, {"decided_on": days_ago(2)}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Decision.objects.filter(pk=first.pk).update(**changed)

    def test_it_keeps_the_law_it_was_made_under(
        self, maggie: Person, priya: Actor, decided: Decided
    ) -> None:
        first = decided()
        works_under_now("wales")

        second = actions.begin_weighing(person=maggie, by=priya)

        assert (first.weighing.pack, first.weighing.pack_version) == ("england", "1")
        assert second.pack == "wales"
        assert len(first.weighing.pack_digest) == 64

    def test_carers_decisions_are_apart(
        self, maggie: Person, priya: Actor, decided: Decided
    ) -> None:
        own = decided()
        caring = look_after(carer=maggie, by=priya, whom="my brother")
        weighing = actions.begin_weighing(person=maggie, by=priya, whose="carer", caring=caring)

        as_carer = decide(weighing, priya)

        assert as_carer.follows is None
        assert (own.weighing.whose, as_carer.weighing.whose) == ("adult", "carer")
        assert as_carer.weighing.caring == caring

    def test_another_carers_tie_is_refused(
        self, maggie: Person, priya: Actor, england: None
    ) -> None:
        other = begin_record(by=priya, known_as="Rob")
        caring = look_after(carer=other, by=priya, whom="my mum")

        with pytest.raises(CannotDecide, match="looks after"):
            actions.begin_weighing(person=maggie, by=priya, whose="carer", caring=caring)

    def test_where_the_law_says_nothing_of_carers_it_is_said(
        self, maggie: Person, priya: Actor
    ) -> None:
        works_under("westbury", "wales")

        with pytest.raises(CannotDecide, match="nothing here of such needs"):
            actions.begin_weighing(person=maggie, by=priya, whose="carer")


class TestBelow:
    def test_early_help_begins_with_the_same_act(
        self, decided: Decided, allotment: Outcome, priya: Actor
    ) -> None:
        decision = decided(result="below", outcomes=[allotment])

        lane = decision.lane
        assert lane
        assert (lane.kind, lane.source, lane.what_now) == (
            Kind.PREVENTIVE,
            Source.DECISION,
            WHAT_NOW,
        )
        assert [one.outcome for one in lane.lane_outcomes.all()] == [allotment]

    def test_the_database_holds_it_too(self, decided: Decided) -> None:
        decided(result="below")

        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.update(lane=None)

    def test_decided_again_it_goes_on_in_new_words(
        self, maggie: Person, priya: Actor, decided: Decided, allotment: Outcome
    ) -> None:
        first = decided(result="below", outcomes=[allotment], decided_on=days_ago(9)).lane
        again = actions.begin_weighing(person=maggie, by=priya)

        second = decide(again, priya, result="below", what_now="Now a walking group").lane

        assert first
        assert second
        first.refresh_from_db()
        assert (first.ending, second.is_open) == (Ending.CHANGED, True)
        assert [one.outcome for one in second.lane_outcomes.all()] == [allotment]

    def test_in_the_same_words_it_is_the_same(
        self, maggie: Person, priya: Actor, decided: Decided
    ) -> None:
        first = decided(result="below", decided_on=days_ago(9)).lane
        again = actions.begin_weighing(person=maggie, by=priya)

        assert decide(again, priya, result="below", what_now=WHAT_NOW).lane == first

    def test_for_no_outcome_of_another(
        self, decided: Decided, priya: Actor, allotment: Outcome
    ) -> None:
        other = begin_record(by=priya, known_as="Rob")
        theirs = Outcome.objects.create(
            person=other, words="Mine", first_words="Mine", written_by=priya.user
        )

        with pytest.raises(CannotDecide, match="one of this person"):
            decided(result="below", outcomes=[theirs])
        assert not Episode.objects.exists()


class TestTellingAndDisagreeing:
    def test_told_in_writing_once_and_after(self, decided: Decided, priya: Actor) -> None:
        decision = decided(decided_on=days_ago(3))
        for on, says in ((days_ago(4), "before it was decided"), (days_ago(-1), "today or")):
            with pytest.raises(CannotDecide, match=says):
                actions.tell(decision=decision, by=priya, on=on, how="letter")

        told = actions.tell(decision=decision, by=priya, on=days_ago(2), how="easy")

        assert (told.told_on, told.told_how) == (days_ago(2), "easy")
        with pytest.raises(CannotDecide, match="already"):
            actions.tell(decision=decision, by=priya, on=days_ago(1), how="letter")

    def test_the_person_sees_it_differently(
        self, decided: Decided, maggie_herself: Actor, priya: Actor
    ) -> None:
        decision = decided()
        mine = actions.disagree(decision=decision, by=maggie_herself, words="I can’t do stairs")
        again = actions.disagree(decision=decision, by=maggie_herself, words="I can’t do stairs")
        told = actions.disagree(decision=decision, by=priya, words="She says no", said_by="")

        assert mine == again
        assert (mine.said_by, told.said_by) == ("", "Maggie")
        with pytest.raises(IntegrityError), transaction.atomic():
            Disagreement.objects.update(words="x")
        with pytest.raises(CannotDecide, match="own words"):
            actions.disagree(decision=decision, by=maggie_herself, words=" ")

    def test_others_do_not_disagree_for_them(
        self, decided: Decided, june: Actor, sam: Actor, owen: Actor, helen: Actor
    ) -> None:
        decision = decided()
        for who in (june, sam, owen, helen):
            with pytest.raises(PermissionDenied):
                actions.disagree(decision=decision, by=who, words="No")


def suggestion_of(weighing: Weighing) -> Any:
    limbs = dict(weighing.findings.values_list("domain", "limb"))
    met = dict(weighing.answers.values_list("condition", "met"))
    return suggested(weighing.test, limbs=limbs, met=met)


def decide(weighing: Weighing, by: Actor, **more: Any) -> Decision:
    given = {"result": "must", "because": BECAUSE, "decided_on": days_ago(0)}
    return actions.decide(weighing=weighing, by=by, **{**given, **more})


def change_after(weighing: Weighing, by: Actor, deed: str) -> None:
    if deed == "find":
        actions.find(weighing=weighing, by=by, domain="a")
    else:
        actions.answer(weighing=weighing, by=by, condition="a", met=True, words="x")


def works_under_now(law: str) -> None:
    actions.choose_law(
        organisation=cast.place("westbury"),
        by=cast.worker("dev"),
        id_=law,
        version="1",
        begins_on=clock.today(),
    )
