"""Two who sign in the same second, each by a connection of their own."""

import pytest
from django.db import IntegrityError, transaction

from tests.at_once import at_once, on_postgresql
from whatmatters.access.actor import Actor
from whatmatters.plans.models import Plan, PlanNotReady
from whatmatters.plans.tests.conftest import PERSON, PRACTITIONER, deeds
from whatmatters.plans.tests.signers import sign


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_one_button_pressed_four_times_at_once_signs_once(paid: Plan, priya: Actor) -> None:
    told = at_once(
        *[lambda: sign(paid, priya, PRACTITIONER, read=paid.version)] * 4, refused=PlanNotReady
    )

    assert told == [""] * 4
    assert paid.agreements.count() == paid.signed_texts.count() == 1


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_with_other_words_one_is_told(paid: Plan, priya: Actor) -> None:
    told = at_once(
        lambda: sign(paid, priya, PRACTITIONER, words="Yes"),
        lambda: sign(paid, priya, PRACTITIONER, words="Gladly"),
        refused=PlanNotReady,
    )

    assert sorted(told) == ["", "This agreement is already written down"]
    assert paid.agreements.count() == 1


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_both_who_must_at_once_and_it_runs_once(
    draft: Plan, priya: Actor, maggie_herself: Actor
) -> None:
    told = at_once(
        lambda: sign(draft, priya, PRACTITIONER, read=draft.version),
        lambda: sign(draft, maggie_herself, PERSON, read=draft.version),
        refused=PlanNotReady,
    )

    draft.refresh_from_db()
    assert told == ["", ""]
    assert draft.is_running
    assert deeds().count("plans.set-running") == 1


def test_the_database_keeps_it_too(draft: Plan, priya: Actor) -> None:
    """Past every lock: a party signs a version once."""
    sign(draft, priya, PRACTITIONER)
    more = {"party": PRACTITIONER, "how": "signed-in", "name": "P", "recorded_by": priya.user}

    with (
        pytest.raises(IntegrityError, match=r"each_party_agrees|UNIQUE"),
        transaction.atomic(),
    ):
        draft.agreements.create(**more)
