"""Somebody decides, with reasons, once; a later decision follows."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import (
    CannotDecide,
    Decision,
    Weighing,
)
from whatmatters.eligibility.tests.conftest import (
    BECAUSE,
    WHAT_NOW,
    Decided,
    days_ago,
    weigh,
    works_under,
)
from whatmatters.eligibility.tests.deeds import change_after, decide, works_under_now
from whatmatters.episodes.models import Episode
from whatmatters.people.actions import begin_record, look_after
from whatmatters.people.models import Person


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
