"""Below what the law asks nobody is left with nothing; and the person may see it differently."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import (
    CannotDecide,
    Decision,
    Disagreement,
)
from whatmatters.eligibility.tests.conftest import (
    WHAT_NOW,
    Decided,
    days_ago,
)
from whatmatters.eligibility.tests.deeds import decide
from whatmatters.episodes.models import Ending, Episode, Kind, Source
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import begin_record
from whatmatters.people.models import Person


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
