"""What the database itself holds to, whoever writes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import (
    Barrier,
    Block,
    Category,
    EarlierDescription,
    Outcome,
    Rewording,
    Step,
)


def refused(by: str) -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError, match=by)


def test_the_first_words_and_the_sentence_are_never_rewritten(allotment: Outcome) -> None:
    theirs = Outcome.objects.filter(pk=allotment.pk)

    with refused("outcomes_outcome_is_kept_as_written"), transaction.atomic():
        theirs.update(first_words="Tidier")
    with refused("outcomes_outcome_is_kept_as_written"), transaction.atomic():
        theirs.update(said_in=None)

    allotment.refresh_from_db()
    assert allotment.first_words == "Get back to my allotment"


@pytest.mark.parametrize("column", ["source", "source_name", "written_by"])
def test_whose_words_they_were_is_never_rewritten(
    column: str, allotment: Outcome, helen: Actor
) -> None:
    changed = {"source": "for-them", "source_name": "June", "written_by": helen.user}[column]

    with refused("outcomes_outcome_is_kept_as_written"), transaction.atomic():
        Outcome.objects.filter(pk=allotment.pk).update(**{column: changed})


@pytest.mark.parametrize("column", ["why", "looks_like", "on"])
def test_an_earlier_description_is_never_rewritten(
    column: str, allotment: Outcome, priya: Actor
) -> None:
    EarlierDescription.objects.create(outcome=allotment, why="Frank", by=priya.user)
    changed = {"on": "2001-01-01"}.get(column, "Something else")

    with refused("outcomes_earlierdescription_is_kept_as_written"), transaction.atomic():
        EarlierDescription.objects.update(**{column: changed})


def test_an_earlier_description_says_something(allotment: Outcome, priya: Actor) -> None:
    with refused("earlier_description_says_something"), transaction.atomic():
        EarlierDescription.objects.create(outcome=allotment, by=priya.user)


@pytest.mark.parametrize("column", ["before", "after", "agreed", "on"])
def test_a_rewording_is_never_rewritten(column: str, allotment: Outcome, priya: Actor) -> None:
    actions.reword_outcome(outcome=allotment, by=priya, words="Dig", agreed="yes")
    changed = {"agreed": "no", "on": "2001-01-01"}.get(column, "Something else")

    with refused("outcomes_rewording_is_kept_as_written"), transaction.atomic():
        Rewording.objects.update(**{column: changed})


def test_an_outcome_is_in_words(allotment: Outcome) -> None:
    with refused("outcome_is_in_words"), transaction.atomic():
        Outcome.objects.update(words="")


@pytest.mark.parametrize("half", ["ending", "ended_on", "too early"])
def test_an_outcome_ends_on_a_day_and_in_a_way(half: str, allotment: Outcome) -> None:
    before = allotment.begun_on - timedelta(days=1)
    wrong: dict[str, dict[str, Any]] = {
        "ending": {"ending": "achieved"},
        "ended_on": {"ended_on": allotment.begun_on},
        "too early": {"ending": "achieved", "ended_on": before},
    }

    with refused("outcome_ends_on_a_day_and_in_a_way"), transaction.atomic():
        Outcome.objects.update(**wrong[half])


def test_ranks_begin_at_one(allotment: Outcome) -> None:
    with refused("outcome_rank_starts_at_one"), transaction.atomic():
        Outcome.objects.update(rank=0)


def test_a_rewording_is_in_words(allotment: Outcome, priya: Actor) -> None:
    with refused("rewording_is_in_words"), transaction.atomic():
        Rewording.objects.create(
            outcome=allotment, before="", after="Dig", agreed="yes", by=priya.user
        )


def test_an_outcome_stands_in_a_category_once(allotment: Outcome) -> None:
    social = {"outcome": allotment, "framework": "five-kinds", "code": "social"}
    Category.objects.create(**social)

    with pytest.raises(IntegrityError), transaction.atomic():
        Category.objects.create(**social)


def test_a_step_is_in_words_and_not_both_done_and_let_go(allotment: Outcome, priya: Actor) -> None:
    step = actions.add_step(outcome=allotment, by=priya, words="Walk to the gate")

    with refused("step_is_in_words"), transaction.atomic():
        Step.objects.update(words="")
    with refused("step_is_done_or_let_go_not_both"), transaction.atomic():
        Step.objects.filter(pk=step.pk).update(done_on="2026-01-01", let_go_on="2026-01-01")


def test_a_barrier_is_in_words_and_blocks_an_outcome_once(allotment: Outcome, priya: Actor) -> None:
    knee = actions.name_barrier(
        person=allotment.person, by=priya, words="My knee", blocks=[allotment]
    )

    with refused("barrier_is_in_words"), transaction.atomic():
        Barrier.objects.update(words="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.create(barrier=knee, outcome=allotment)
