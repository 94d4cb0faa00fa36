from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person
from whatmatters.plans.actions import agree_plan, end_plan, open_next_version
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import (
    ask_for_review,
    describe_review,
    finish_review,
    open_review,
    schedule_review,
)
from whatmatters.reviews.models import Review, ReviewNotReady
from whatmatters.reviews.selectors import due
from whatmatters.reviews.tests.lives import CARRY_ON, decided

PRESENT = "Maggie, June and Priya, at the kitchen table"


def test_it_is_opened_with_who_was_there(plan: Plan, priya: Actor) -> None:
    review = open_review(plan=plan, by=priya, kind="annual", present=PRESENT)

    assert review.is_open
    assert (review.kind, review.present) == (Review.Kind.ANNUAL, PRESENT)
    assert review.held_on == review.due_on == clock.today()


@pytest.mark.parametrize("who", ["maggie_herself", "sam", "june", "helen", "tomasz", "owen"])
def test_only_the_practitioner_holds_one(
    who: str, plan: Plan, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        open_review(plan=plan, by=by)
    with pytest.raises(PermissionDenied):
        schedule_review(plan=plan, by=by, due_on=clock.today())

    assert not Review.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_one_that_is_due_becomes_the_one_that_is_held(
    plan: Plan, maggie: Person, priya: Actor
) -> None:
    waiting = ask_for_review(person=maggie, by=priya, because="I am stuck")

    review = open_review(plan=plan, by=priya, kind="asked", present=PRESENT)

    assert review == waiting
    assert review.is_open
    assert review.asked_because == "I am stuck"


def test_opening_twice_opens_once(review: Review, priya: Actor) -> None:
    again = open_review(plan=review.plan, by=priya, kind="annual", present="Somebody else")

    assert again == review
    assert again.present == review.present
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_only_a_running_plan_is_reviewed(plan: Plan, priya: Actor) -> None:
    end_plan(plan=plan, by=priya, on=clock.today(), because="")

    with pytest.raises(ReviewNotReady, match="Only a plan that has been agreed and is running"):
        open_review(plan=plan, by=priya)


def test_what_was_asked_for_is_not_lost_when_a_new_plan_is_agreed(
    plan: Plan, maggie: Person, priya: Actor
) -> None:
    asked = ask_for_review(person=maggie, by=priya, because="I am stuck")
    following = open_next_version(plan=plan, by=priya)
    for party in ("practitioner", "person"):
        agree_plan(plan=following, by=priya, party=party, agreed_on=clock.today())
    (waiting,) = due(priya, clock.today())
    assert waiting.review == asked

    review = open_review(plan=plan, by=priya, kind="asked")

    assert review == asked
    assert (review.plan, review.asked_because) == (following, "I am stuck")


def test_it_is_written_down(plan: Plan, maggie: Person, priya: Actor) -> None:
    open_review(plan=plan, by=priya)

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.about) == ("reviews.opened", str(maggie.pk))


def test_what_is_arranged_can_be_moved(plan: Plan, priya: Actor) -> None:
    first = schedule_review(plan=plan, by=priya, due_on=clock.today())
    later = clock.today() + timedelta(days=30)

    assert schedule_review(plan=plan, by=priya, due_on=later) == first
    first.refresh_from_db()
    assert first.due_on == later


def test_two_who_put_it_right_at_once_are_told(review: Review, priya: Actor) -> None:
    as_it_was = review.version
    describe_review(
        review=review,
        by=priya,
        kind="light",
        held_on=clock.today(),
        present="June too",
        read=as_it_was,
    )

    with pytest.raises(Stale):
        describe_review(
            review=review,
            by=priya,
            kind="light",
            held_on=clock.today(),
            present="Sam too",
            read=as_it_was,
        )

    review.refresh_from_db()
    assert review.present == "June too"


def test_what_is_finished_is_not_put_right(review: Review, priya: Actor) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)

    with pytest.raises(ReviewNotReady, match="This review is finished"):
        describe_review(
            review=review, by=priya, kind="light", held_on=clock.today(), present="Nobody"
        )


def test_the_database_allows_one_unfinished_review_of_a_plan(
    review: Review, plan: Plan, maggie: Person, priya: Actor
) -> None:
    with pytest.raises(IntegrityError, match=r"one_review_of_a_plan|reviews_review"):
        Review.objects.create(person=maggie, plan=plan, due_on=clock.today(), opened_by=priya.user)


def test_the_database_wants_a_day_once_it_is_done(review: Review) -> None:
    with (
        pytest.raises(IntegrityError, match="review_is_held_on_a_day_once_it_is_done"),
        transaction.atomic(),
    ):
        Review.objects.filter(pk=review.pk).update(status="done", held_on=None)


def test_the_database_lets_only_a_finished_review_open_a_plan(review: Review, plan: Plan) -> None:
    with (
        pytest.raises(IntegrityError, match="only_a_finished_review_opens_the_next_plan"),
        transaction.atomic(),
    ):
        Review.objects.filter(pk=review.pk).update(next_plan=plan)


def test_priya_begins_one_on_a_page(visit: Visit, plan: Plan, priya: Actor) -> None:
    page = visit(f"/reviews/of/{plan.pk}", by=priya)
    assert "did it happen? If not, why? What do we adjust?" in page.text

    sent = {"kind": "light", "present": PRESENT, **boxes("held_on", clock.today())}
    page = visit(f"/reviews/of/{plan.pk}", by=priya, sending=sent)

    assert page.h1 is not None
    assert page.h1.text == "Maggie’s review"
    assert PRESENT in page.text


def test_one_begun_already_is_shown_instead(visit: Visit, review: Review, priya: Actor) -> None:
    visit(f"/reviews/of/{review.plan_id}", by=priya, expecting=302)


def test_a_day_to_come_is_refused_and_nothing_typed_is_lost(
    visit: Visit, plan: Plan, priya: Actor
) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    sent = {"kind": "party", "present": PRESENT, **boxes("held_on", tomorrow)}

    page = visit(f"/reviews/of/{plan.pk}", by=priya, sending=sent)

    summary = page.select(".govuk-error-summary")[0].text
    assert "The day it is held must be today or in the past" in summary
    assert "Choose one of the answers on the page" in summary
    assert page.select("textarea")[0].text.strip() == PRESENT
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("who", "answer"),
    [("maggie_herself", 403), ("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)],
)
def test_others_are_refused(
    who: str, answer: int, visit: Visit, review: Review, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    for address in (f"/reviews/of/{review.plan_id}", f"/reviews/{review.pk}/about"):
        visit(address, by=by, expecting=answer)
        visit(address, by=by, sending={"present": "Mine"}, expecting=answer)

    review.refresh_from_db()
    assert review.present == "Maggie and Priya, at home"


def test_stale_words_stay_in_their_boxes(visit: Visit, review: Review, priya: Actor) -> None:
    there = f"/reviews/{review.pk}/about"
    sent = {"kind": "light", "read": "1", **boxes("held_on", clock.today())}
    visit(there, by=priya, sending=sent | {"present": "June too"})

    page = visit(there, by=priya, sending=sent | {"present": "Sam too"})

    assert page.select(".wm-notice blockquote")[0].text == "June too"
    assert page.select("textarea")[0].text.strip() == "Sam too"
    again = sent | {"present": "Sam too", "read": page.select("[name=read]")[0]["value"]}
    assert "Sam too" in visit(there, by=priya, sending=again).text
