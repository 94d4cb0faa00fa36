"""Two verdicts, kept apart: neither party's answer ever takes the place of the other's."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.reviews.actions import finish_review, say
from whatmatters.reviews.models import Look, Review, ReviewNotReady, Verdict
from whatmatters.reviews.tests.lives import CARRY_ON, decided

PERSON, PRACTITIONER = "person", "practitioner"


def _priyas(review: Review, outcome: Outcome, priya: Actor) -> dict[str, Any]:
    return {"review": review, "outcome": outcome, "by": priya, "party": PRACTITIONER}


def test_neither_verdict_touches_the_other(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    hers = say(
        review=review,
        outcome=allotment,
        by=maggie_herself,
        party=PERSON,
        says="partly",
        words="I got to the gate",
        nearness=6,
    )
    priyas = say(review=review, outcome=allotment, by=priya, party=PRACTITIONER, says="not")

    hers.refresh_from_db()
    assert (hers.says, hers.words, hers.said_by) == ("partly", "I got to the gate", "Maggie")
    assert (priyas.says, priyas.words, priyas.said_by) == ("not", "", priya.name)
    assert hers.look == priyas.look
    assert hers.look.nearness == 6


def test_a_practitioner_writes_down_what_they_were_told(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    verdict = say(review=review, outcome=allotment, by=priya, party=PERSON, says="fully")

    assert verdict.said_by == "Maggie"
    assert verdict.recorded_by == priya.user


def test_somebody_may_answer_for_the_person_and_is_named(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    verdict = say(
        review=review,
        outcome=allotment,
        by=priya,
        party=PERSON,
        says="cannot-say",
        said_by="June, her daughter",
    )

    assert verdict.said_by == "June, her daughter"


def test_nobody_signs_in_somebody_elses_name(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    """Only one who was told can name another; a practitioner's verdict is their own."""
    about: dict[str, Any] = {"review": review, "outcome": allotment}
    hers = say(**about, by=maggie_herself, party=PERSON, says="not", said_by="Priya Nair")
    priyas = say(**about, by=priya, party=PRACTITIONER, says="not", said_by="Maggie")

    assert (hers.said_by, priyas.said_by) == ("Maggie", priya.name)


def test_what_the_person_answered_themself_only_they_change(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "party": PERSON}
    say(**about, by=maggie_herself, says="not", words="Mine", nearness=2)

    with pytest.raises(ReviewNotReady, match="Only they can change their answer"):
        say(**about, by=priya, says="fully", words="Hers", nearness=9)
    with pytest.raises(ReviewNotReady, match="Only they can change their answer"):
        say(**about, by=priya, says="not", words="Mine", nearness=9)

    verdict = Verdict.objects.select_related("look").get()
    assert (verdict.says, verdict.words, verdict.look.nearness) == ("not", "Mine", 2)


def test_the_person_may_put_their_own_in_place_of_what_was_told(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "party": PERSON}
    told = say(**about, by=priya, says="fully")

    own = say(**about, by=maggie_herself, says="partly", read=told.version)

    assert own == told
    assert (own.says, own.recorded_by) == ("partly", maggie_herself.user)
    assert own.version == told.version + 1


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
@pytest.mark.parametrize("party", [PERSON, PRACTITIONER])
def test_nobody_else_says_anything(
    who: str, party: str, review: Review, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        say(review=review, outcome=allotment, by=by, party=party, says="fully")

    assert not Look.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_the_person_does_not_judge_as_the_practitioner(
    review: Review, allotment: Outcome, maggie_herself: Actor
) -> None:
    with pytest.raises(PermissionDenied):
        say(review=review, outcome=allotment, by=maggie_herself, party=PRACTITIONER, says="fully")


def test_a_newer_answer_is_not_written_over(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    about: dict[str, Any] = {
        "review": review,
        "outcome": allotment,
        "by": priya,
        "party": PRACTITIONER,
    }
    say(**about, says="not", words="In one tab", read=0)

    with pytest.raises(Stale):
        say(**about, says="fully", words="In the other", read=0)

    assert Verdict.objects.get().words == "In one tab"


def test_sent_twice_it_is_kept_once(review: Review, allotment: Outcome, priya: Actor) -> None:
    about: dict[str, Any] = {
        "review": review,
        "outcome": allotment,
        "by": priya,
        "party": PRACTITIONER,
    }
    first = say(**about, says="not", words="Same", read=0)

    assert say(**about, says="not", words="Same", read=0) == first
    assert AuditEntry.objects.count() == 1


def test_a_verdict_stands_once_the_review_is_done(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "party": PERSON}
    say(**about, by=maggie_herself, says="partly")
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    with pytest.raises(ReviewNotReady, match="This review is finished"):
        say(**about, by=maggie_herself, says="fully")
    for stands in (Verdict.objects, Look.objects):
        with pytest.raises(IntegrityError, match="stands_once_done"), transaction.atomic():
            stands.update(version=9)
    with pytest.raises(IntegrityError, match="stands_once_done"), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(status="open")


def test_an_outcome_of_another_plan_is_not_part_of_it(
    review: Review, maggie: Person, priya: Actor
) -> None:
    later = hear_outcome(person=maggie, by=priya, words="Something new")

    with pytest.raises(ReviewNotReady, match="not part of this review"):
        say(review=review, outcome=later, by=priya, party=PERSON, says="fully")


@pytest.mark.parametrize("wrong", [{"says": "failed"}, {"party": "council"}])
def test_there_are_no_other_answers(
    wrong: dict[str, str], review: Review, allotment: Outcome, priya: Actor
) -> None:
    answer: dict[str, Any] = {"party": PERSON, "says": "fully"} | wrong

    with pytest.raises(ValueError, match="is not a valid"):
        say(review=review, outcome=allotment, by=priya, **answer)

    assert not Verdict.objects.exists()


def test_it_is_written_down_without_the_words(
    review: Review, allotment: Outcome, maggie: Person, priya: Actor
) -> None:
    say(review=review, outcome=allotment, by=priya, party=PERSON, says="not", words="Secret")

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.about) == ("reviews.said", str(maggie.pk))
    assert "Secret" not in f"{entry.to} {entry} {Verdict.objects.get()!r}"


@pytest.mark.parametrize(
    ("change", "promise"),
    [
        ({"said_by": ""}, "verdict_says_whose_it_is"),
        ({"party": PERSON}, "each_party_has_one_verdict|reviews_verdict"),
    ],
)
def test_the_database_keeps_them_apart(
    change: dict[str, str], promise: str, review: Review, allotment: Outcome, priya: Actor
) -> None:
    for party in (PERSON, PRACTITIONER):
        say(review=review, outcome=allotment, by=priya, party=party, says="fully")

    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        Verdict.objects.filter(party=PRACTITIONER).update(**change)


def test_the_database_knows_how_near_one_can_be(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    say(review=review, outcome=allotment, by=priya, party=PERSON, says="fully", nearness=10)

    with pytest.raises(IntegrityError, match="nearness_is_from_nought_to"), transaction.atomic():
        Look.objects.update(nearness=11)
    with (
        pytest.raises(IntegrityError, match=r"review_looks_at_an_outcome|reviews_look"),
        transaction.atomic(),
    ):
        Look.objects.create(review=review, outcome=allotment)
