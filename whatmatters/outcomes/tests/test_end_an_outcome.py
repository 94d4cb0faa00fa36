"""An outcome ends once, on a day and in a way; life moving on is no failing."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.clearing import forget_audit
from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import AlreadyEnded, Outcome
from whatmatters.people.models import Person


def test_it_ends_and_gives_up_its_place(maggie: Person, allotment: Outcome, priya: Actor) -> None:
    actions.rank_outcomes(person=maggie, by=priya, order=[allotment.pk])
    forget_audit()

    actions.end_outcome(
        outcome=allotment, by=priya, ending="achieved", on=clock.today(), words="I sat there"
    )

    allotment.refresh_from_db()
    assert (allotment.ending, allotment.ended_on) == ("achieved", clock.today())
    assert (allotment.ending_words, allotment.rank) == ("I sat there", None)
    assert AuditEntry.objects.get().did == "outcomes.ended"


def test_it_does_not_end_before_it_began(allotment: Outcome, priya: Actor) -> None:
    long_ago = allotment.begun_on - timedelta(days=400)

    actions.end_outcome(outcome=allotment, by=priya, ending="let-go", on=long_ago)

    allotment.refresh_from_db()
    assert allotment.ended_on == allotment.begun_on


def test_it_ends_once(allotment: Outcome, priya: Actor) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="achieved", on=clock.today())

    with pytest.raises(AlreadyEnded, match="already ended"):
        actions.end_outcome(outcome=allotment, by=priya, ending="let-go", on=clock.today())

    allotment.refresh_from_db()
    assert allotment.ending == "achieved"


def test_it_does_not_end_under_somebodys_hands(allotment: Outcome, priya: Actor) -> None:
    actions.reword_outcome(outcome=allotment, by=priya, words="Dig", agreed="yes")

    with pytest.raises(Stale):
        actions.end_outcome(outcome=allotment, by=priya, ending="let-go", on=clock.today(), read=1)

    allotment.refresh_from_db()
    assert allotment.is_live


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_others_may_not(who: str, allotment: Outcome, request: pytest.FixtureRequest) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.end_outcome(outcome=allotment, by=by, ending="let-go", on=clock.today())

    allotment.refresh_from_db()
    assert allotment.is_live
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_the_page_says_none_is_failing_and_shows_how_it_ended(
    visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    address = f"/outcomes/{allotment.pk}/end"
    assert "None of these counts as failing" in visit(address, by=priya).text
    typed = {"ending": "achieved", "words": "I sat in the sun", "read": "1"}

    page = visit(address, by=priya, sending=typed | boxes("on", clock.today()))

    heading = page.select_one(".wm-notice--good .wm-notice__heading")
    assert heading is not None
    assert heading.text == "It has happened"
    assert "I sat in the sun" in page.text
    assert not page.select("form[action*=steps]")


def test_wanting_something_else_leads_to_what_is_wanted_now(
    visit: Visit, maggie: Person, allotment: Outcome, maggie_herself: Actor
) -> None:
    typed = {"ending": "changed", "read": "1"} | boxes("on", clock.today())
    page = visit(f"/outcomes/{allotment.pk}/end", by=maggie_herself, sending=typed)
    follows = page.select_one("input[name=follows]")
    assert follows is not None
    assert follows["value"] == str(allotment.pk)

    visit(
        f"/outcomes/for/{maggie.pk}",
        by=maggie_herself,
        sending={"words": "Grow beans on the sill", "follows": str(allotment.pk)},
    )

    now = Outcome.objects.live().get()
    assert now.follows == allotment
    ended = visit(f"/outcomes/{allotment.pk}", by=maggie_herself)
    assert "I want something else now" in ended.text
    assert ended.select(f"a[href='/outcomes/{now.pk}']")
    assert visit(f"/outcomes/{now.pk}", by=maggie_herself).select(
        f"a[href='/outcomes/{allotment.pk}']"
    )


def test_to_others_it_says_whose_it_was(
    visit: Visit, allotment: Outcome, priya: Actor, sam: Actor
) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="let-go", on=clock.today())

    heading = visit(f"/outcomes/{allotment.pk}", by=sam).select_one(".wm-notice__heading")

    assert heading is not None
    assert heading.text == "Maggie has let it go"


def test_maggie_is_not_asked_whether_she_has_died(
    visit: Visit, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    address = f"/outcomes/{allotment.pk}/end"

    assert "has died" not in visit(address, by=maggie_herself).text
    assert "has died" in visit(address, by=priya).text


def test_nothing_typed_is_lost_when_somebody_was_quicker(
    visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="achieved", on=clock.today())
    typed = {"ending": "let-go", "words": "She told me so", "read": "1"}

    page = visit(
        f"/outcomes/{allotment.pk}/end",
        by=priya,
        sending=typed | boxes("on", clock.today()),
    )

    assert "This outcome has already ended" in page.text
    assert "She told me so" in page.text


def test_it_did_not_end_tomorrow(visit: Visit, allotment: Outcome, priya: Actor) -> None:
    tomorrow = boxes("on", clock.today() + timedelta(days=1))

    page = visit(f"/outcomes/{allotment.pk}/end", by=priya, sending={"ending": "let-go"} | tomorrow)

    assert "The day must be today or in the past" in page.text
    allotment.refresh_from_db()
    assert allotment.is_live
