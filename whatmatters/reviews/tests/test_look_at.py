"""What helped, why not, and what we adjust: codes with words, and no word lost."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.reviews.actions import decide, finish_review, look_at, say, say_why
from whatmatters.reviews.models import Help, Look, Reason, Review, ReviewNotReady
from whatmatters.reviews.tests.lives import CARRY_ON, decided


def test_what_helped_and_why_not_are_kept_with_their_words(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    look = say_why(
        review=review,
        outcome=allotment,
        by=priya,
        helps={"myself": "I rang Jean", "luck": ""},
        reasons={"transport": "The bus stops short"},
    )

    assert dict(look.helps.values_list("came_from", "words")) == {
        "myself": "I rang Jean",
        "luck": "",
    }
    assert dict(look.reasons.values_list("code", "words")) == {"transport": "The bus stops short"}


def test_said_again_it_takes_the_place_of_what_was_said(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "by": priya}
    say_why(**about, helps={"luck": ""}, reasons={"money": ""})

    look = say_why(**about, helps={"family": "June drove"}, reasons={})

    assert list(look.helps.values_list("came_from", "words")) == [("family", "June drove")]
    assert not look.reasons.exists()


def test_a_reason_we_do_not_offer_is_refused(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    with pytest.raises(ValueError, match="Not a reason of ours"):
        say_why(
            review=review, outcome=allotment, by=priya, helps={}, reasons={"did-not-engage": ""}
        )

    assert not Reason.objects.exists()


def test_a_decision_is_kept_with_what_we_adjust(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    look = decide(
        review=review, outcome=allotment, by=priya, decision="change", adjust="Go by taxi"
    )

    assert (look.decision, look.adjust, look.ending) == ("change", "Go by taxi", "")


def test_what_is_to_end_says_how(review: Review, allotment: Outcome, priya: Actor) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "by": priya}
    with pytest.raises(ReviewNotReady, match="Say how it ended"):
        decide(**about, decision="end")

    assert decide(**about, decision="end", ending="let-go").ending == "let-go"
    assert decide(**about, decision="carry-on", ending="let-go").ending == ""


def test_two_who_decide_at_once_are_told(review: Review, allotment: Outcome, priya: Actor) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "by": priya, "read": 1}
    decide(**about, decision="carry-on")

    with pytest.raises(Stale):
        decide(**about, decision="end", ending="let-go")
    with pytest.raises(Stale):
        say_why(**about, helps={"luck": ""}, reasons={})

    assert Look.objects.get().decision == "carry-on"
    assert not Help.objects.exists()


def test_the_persons_answer_does_not_make_the_practitioners_page_old(
    review: Review, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    """Maggie answers at home while Priya writes what we adjust: neither waits for the other."""
    about: dict[str, Any] = {"review": review, "outcome": allotment}
    say(**about, by=maggie_herself, party="person", says="partly", nearness=4, read=0)

    look = decide(**about, by=priya, decision="carry-on", read=1)

    look.refresh_from_db()
    assert (look.nearness, look.decision) == (4, "carry-on")


def test_several_parts_at_once_leave_the_others_alone(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    about: dict[str, Any] = {"review": review, "outcome": allotment, "by": priya}
    look_at(**about, nearness=7, helps={"luck": ""}, reasons={"money": ""})

    look = look_at(**about, decision="change", adjust="More money")

    assert (look.nearness, look.decision, look.adjust) == (7, "change", "More money")
    assert (look.helps.count(), look.reasons.count()) == (1, 1)


@pytest.mark.parametrize("who", ["maggie_herself", "sam", "june", "helen", "tomasz", "owen"])
def test_only_the_practitioner_writes_these(
    who: str, review: Review, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    about: dict[str, Any] = {
        "review": review,
        "outcome": allotment,
        "by": request.getfixturevalue(who),
    }

    with pytest.raises(PermissionDenied):
        say_why(**about, helps={"luck": ""}, reasons={})
    with pytest.raises(PermissionDenied):
        decide(**about, decision="end", ending="let-go")
    with pytest.raises(PermissionDenied):
        look_at(**about, nearness=0, decision="carry-on")

    assert not Look.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_nothing_is_added_once_it_is_finished(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    with pytest.raises(ReviewNotReady, match="This review is finished"):
        decide(review=review, outcome=allotment, by=priya, decision="end", ending="died")
    with pytest.raises(ReviewNotReady, match="This review is finished"):
        say_why(review=review, outcome=allotment, by=priya, helps={}, reasons={"money": ""})


def test_it_is_written_down(
    review: Review, allotment: Outcome, maggie: Person, priya: Actor
) -> None:
    say_why(review=review, outcome=allotment, by=priya, helps={}, reasons={})
    decide(review=review, outcome=allotment, by=priya, decision="carry-on")

    entries = AuditEntry.objects.order_by("pk").values_list("did", "about")
    assert list(entries) == [
        ("reviews.looked-into", str(maggie.pk)),
        ("reviews.decided", str(maggie.pk)),
    ]


@pytest.mark.parametrize(
    ("change", "promise"),
    [
        ({"decision": "end", "ending": ""}, "outcome_that_is_to_end_says_how"),
        ({"decision": "carry-on", "ending": "died"}, "outcome_that_is_to_end_says_how"),
    ],
)
def test_the_database_keeps_endings_with_decisions(
    change: dict[str, str], promise: str, review: Review, allotment: Outcome, priya: Actor
) -> None:
    decide(review=review, outcome=allotment, by=priya, decision="change")

    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        Look.objects.update(**change)


@pytest.mark.parametrize(
    ("model", "field", "promise"),
    [
        (Help, "came_from", "help_is_named_once_a_look|reviews_help"),
        (Reason, "code", "reason_is_named_once_a_look|reviews_reason"),
    ],
)
def test_the_database_names_each_once(
    model: Any, field: str, promise: str, review: Review, allotment: Outcome, priya: Actor
) -> None:
    look = decide(review=review, outcome=allotment, by=priya, decision="change")
    model.objects.create(look=look, **{field: "luck"})

    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        model.objects.create(look=look, **{field: "luck"})
