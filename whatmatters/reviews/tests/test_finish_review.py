from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.clearing import forget_audit
from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import end_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.actions import end_plan, open_next_version
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import decide, finish_review, open_review
from whatmatters.reviews.models import Review, ReviewNotReady
from whatmatters.reviews.next import months_after
from whatmatters.reviews.tests.lives import (
    ACHIEVED,
    CARRY_ON,
    CHANGE,
    DIED,
    LET_GO,
    decided,
    outcomes_of,
)

LATER = clock.today() + timedelta(days=60)


def test_when_all_carries_on_the_plan_runs_and_the_next_look_is_arranged(
    review: Review, plan: Plan, priya: Actor
) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)

    done = finish_review(review=review, by=priya, look_again_on=LATER)

    assert done.is_done
    assert done.next_plan is None
    following = Review.objects.unfinished().get()
    assert (following.plan, following.due_on, following.status) == (plan, LATER, "due")
    assert Plan.objects.count() == 1


def test_a_change_opens_the_next_version_to_be_looked_at_then(
    review: Review, plan: Plan, priya: Actor
) -> None:
    decided(review, priya, CARRY_ON, CHANGE, CARRY_ON)

    done = finish_review(review=review, by=priya, look_again_on=LATER)

    assert done.next_plan is not None
    assert done.next_plan.is_draft
    assert (done.next_plan.follows, done.next_plan.review_on) == (plan, LATER)
    assert done.next_plan.aims.count() == 3
    assert not Review.objects.unfinished().exists()


def test_what_is_decided_to_end_ends_and_is_left_out(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    decide(
        review=review,
        outcome=allotment,
        by=priya,
        decision="end",
        ending="changed",
        adjust="She wants to be near her sister now",
    )
    for outcome in outcomes_of(review.plan)[1:]:
        decide(review=review, outcome=outcome, by=priya, decision="carry-on")

    done = finish_review(review=review, by=priya)

    allotment.refresh_from_db()
    assert (allotment.ending, allotment.ended_on) == (Outcome.Ending.CHANGED, clock.today())
    assert allotment.ending_words == "She wants to be near her sister now"
    assert done.next_plan is not None
    assert allotment not in done.next_plan.outcomes.all()
    assert done.next_plan.aims.count() == 2


def test_when_everything_has_ended_nothing_more_is_arranged(review: Review, priya: Actor) -> None:
    decided(review, priya, ACHIEVED, LET_GO, ACHIEVED)

    done = finish_review(review=review, by=priya)

    assert done.next_plan is None
    assert not Outcome.objects.live().exists()
    assert not Review.objects.unfinished().exists()


@pytest.mark.parametrize("known", [True, False])
def test_after_a_death_nothing_more_is_arranged(
    known: bool, review: Review, maggie: Person, priya: Actor
) -> None:
    """Whether it stands in the record already, or is said first in the review."""
    if known:
        Person.objects.update(died_on=clock.today())
    decided(review, priya, CARRY_ON if known else DIED, CARRY_ON, CARRY_ON)

    done = finish_review(review=review, by=priya)

    assert done.next_plan is None
    assert not Review.objects.unfinished().exists()


def test_each_live_outcome_needs_a_decision(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    with pytest.raises(ReviewNotReady, match="for each outcome: 3 are still to do"):
        finish_review(review=review, by=priya)
    for outcome in outcomes_of(review.plan)[1:]:
        decide(review=review, outcome=outcome, by=priya, decision="change")
    with pytest.raises(ReviewNotReady, match="for each outcome: 1 is still to do") as refusal:
        finish_review(review=review, by=priya)

    assert allotment.words not in str(refusal.value)
    review.refresh_from_db()
    assert review.is_open
    assert Plan.objects.count() == 1


def test_an_outcome_that_ended_meanwhile_needs_none(
    review: Review, allotment: Outcome, priya: Actor
) -> None:
    decided(review, priya, LET_GO, CARRY_ON, CARRY_ON)
    end_outcome(outcome=allotment, by=priya, ending="achieved", on=clock.today())

    finish_review(review=review, by=priya)

    allotment.refresh_from_db()
    assert allotment.ending == "achieved"


def test_finishing_twice_finishes_once(review: Review, priya: Actor) -> None:
    decided(review, priya, CHANGE, LET_GO, CARRY_ON)
    first = finish_review(review=review, by=priya)
    written = AuditEntry.objects.count()

    again = finish_review(review=review, by=priya, look_again_on=LATER)

    assert again.next_plan == first.next_plan
    assert AuditEntry.objects.count() == written


def test_without_a_day_it_is_three_months_on(review: Review, priya: Actor) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)

    finish_review(review=review, by=priya, on=date(2026, 11, 30))

    assert Review.objects.unfinished().get().due_on == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 9, 30), 3, date(2026, 12, 30)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_are_counted_as_people_count_them(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_a_draft_already_open_is_the_next_version(
    review: Review, plan: Plan, allotment: Outcome, priya: Actor
) -> None:
    draft = open_next_version(plan=plan, by=priya)
    decided(review, priya, LET_GO, CARRY_ON, CARRY_ON)

    done = finish_review(review=review, by=priya)

    assert done.next_plan == draft
    assert allotment not in draft.outcomes.all()


def test_two_reviews_may_feed_one_draft(review: Review, plan: Plan, priya: Actor) -> None:
    """Asked for again before the next version is agreed: the same draft takes both."""
    decided(review, priya, CHANGE, CARRY_ON, CARRY_ON)
    first = finish_review(review=review, by=priya)
    second = open_review(plan=plan, by=priya)
    decided(second, priya, CARRY_ON, CARRY_ON, LET_GO)

    assert finish_review(review=second, by=priya).next_plan == first.next_plan


def test_a_plan_that_was_ended_meanwhile_is_not_followed(
    review: Review, plan: Plan, priya: Actor
) -> None:
    decided(review, priya, CHANGE, CARRY_ON, CARRY_ON)
    end_plan(plan=plan, by=priya, on=clock.today(), because="")

    assert finish_review(review=review, by=priya).next_plan is None
    assert not Review.objects.unfinished().exists()


@pytest.mark.parametrize("who", ["maggie_herself", "sam", "june", "helen", "tomasz", "owen"])
def test_only_the_practitioner_finishes(
    who: str, review: Review, priya: Actor, request: pytest.FixtureRequest
) -> None:
    decided(review, priya, LET_GO, LET_GO, LET_GO)
    written = AuditEntry.objects.count()

    with pytest.raises(PermissionDenied):
        finish_review(review=review, by=request.getfixturevalue(who))

    review.refresh_from_db()
    assert review.is_open
    assert Outcome.objects.live().count() == 3
    assert AuditEntry.objects.count() == written


def test_it_is_written_down(review: Review, maggie: Person, priya: Actor) -> None:
    decided(review, priya, LET_GO, CARRY_ON, CARRY_ON)
    forget_audit()

    finish_review(review=review, by=priya)

    did = set(AuditEntry.objects.values_list("did", flat=True))
    assert {"reviews.finished", "outcomes.ended", "plans.begun", "plans.written"} <= did
    assert set(AuditEntry.objects.values_list("about", flat=True)) == {str(maggie.pk)}


def test_priya_finishes_on_a_page_and_sees_before_and_after(
    visit: Visit, review: Review, priya: Actor
) -> None:
    decided(review, priya, CHANGE, LET_GO, CARRY_ON)
    there = f"/reviews/{review.pk}/finish"
    page = visit(there, by=priya)
    assert "The next version of the plan opens" in page.text

    page = visit(there, by=priya, sending=boxes("look_again_on", LATER))

    done = Review.objects.get(pk=review.pk)
    assert page.h1 is not None
    assert page.h1.text == "Maggie’s review"
    (link,) = page.select("a.govuk-button")
    assert link["href"] == f"/plans/{done.next_plan_id}/changes"


def test_sent_twice_the_second_shows_it_done(visit: Visit, review: Review, priya: Actor) -> None:
    decided(review, priya, CHANGE, CARRY_ON, CARRY_ON)
    for _ in range(2):
        page = visit(
            f"/reviews/{review.pk}/finish", by=priya, sending=boxes("look_again_on", LATER)
        )
        assert "What comes next" in page.text

    assert Plan.objects.drafts().count() == 1


def test_the_page_says_what_is_still_to_do(visit: Visit, review: Review, priya: Actor) -> None:
    there = f"/reviews/{review.pk}/finish"
    assert "3 are still to do" in visit(there, by=priya).text

    page = visit(there, by=priya, sending=boxes("look_again_on", LATER))

    assert "3 are still to do" in page.select(".govuk-error-summary")[0].text
    assert Review.objects.get(pk=review.pk).is_open


def test_a_day_gone_by_is_refused(visit: Visit, review: Review, priya: Actor) -> None:
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    yesterday = clock.today() - timedelta(days=1)

    page = visit(
        f"/reviews/{review.pk}/finish", by=priya, sending=boxes("look_again_on", yesterday)
    )

    assert "must be today or in the future" in page.select(".govuk-error-summary")[0].text
    assert Review.objects.get(pk=review.pk).is_open


def test_nothing_to_look_at_again_asks_for_no_day(
    visit: Visit, review: Review, priya: Actor
) -> None:
    decided(review, priya, ACHIEVED, LET_GO, ACHIEVED)
    page = visit(f"/reviews/{review.pk}/finish", by=priya)
    assert not page.select("[name=look_again_on_day]")

    page = visit(f"/reviews/{review.pk}/finish", by=priya, sending={})

    assert "Nothing more is arranged" in page.text


@pytest.mark.parametrize(
    ("who", "answer"),
    [("maggie_herself", 403), ("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)],
)
def test_the_page_is_refused_to_others(
    who: str, answer: int, visit: Visit, review: Review, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    visit(f"/reviews/{review.pk}/finish", by=by, expecting=answer)
    visit(f"/reviews/{review.pk}/finish", by=by, sending={}, expecting=answer)
