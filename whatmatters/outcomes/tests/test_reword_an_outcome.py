"""Other words may stand beside the first; they take over only when the person agrees."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations.models import Stale
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import AlreadyEnded, NothingReworded, Outcome, Rewording

FIRST = "Get back to my allotment"


def test_agreed_words_take_over_and_the_first_stay(allotment: Outcome, priya: Actor) -> None:
    actions.reword_outcome(outcome=allotment, by=priya, words="Dig again", agreed="yes")

    allotment.refresh_from_db()
    assert (allotment.words, allotment.first_words) == ("Dig again", FIRST)
    kept = allotment.rewordings.get()
    assert (kept.before, kept.after, kept.by) == (FIRST, "Dig again", priya.user)
    assert AuditEntry.objects.get().did == "outcomes.reworded"


@pytest.mark.parametrize("answer", ["no", "not-asked"])
def test_words_that_are_not_agreed_stand_beside(
    answer: str, allotment: Outcome, priya: Actor
) -> None:
    actions.reword_outcome(outcome=allotment, by=priya, words="Be less isolated", agreed=answer)

    allotment.refresh_from_db()
    assert allotment.words == FIRST
    assert allotment.rewordings.get().after == "Be less isolated"
    assert AuditEntry.objects.get().did == "outcomes.rewording-offered"


def test_her_own_hand_is_her_agreement(allotment: Outcome, maggie_herself: Actor) -> None:
    actions.reword_outcome(outcome=allotment, by=maggie_herself, words="Dig", agreed="not-asked")

    allotment.refresh_from_db()
    assert allotment.words == "Dig"
    assert allotment.rewordings.get().agreed == Rewording.Agreed.YES


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_others_may_not(who: str, allotment: Outcome, request: pytest.FixtureRequest) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.reword_outcome(outcome=allotment, by=by, words="Tidy words", agreed="yes")

    allotment.refresh_from_db()
    assert allotment.words == FIRST
    assert not Rewording.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_the_same_words_are_no_rewording(allotment: Outcome, priya: Actor) -> None:
    with pytest.raises(NothingReworded, match="Change them, or go back"):
        actions.reword_outcome(outcome=allotment, by=priya, words=FIRST, agreed="yes")

    allotment.refresh_from_db()
    assert allotment.version == 1


def test_neither_the_ended_nor_the_changed_is_reworded(allotment: Outcome, priya: Actor) -> None:
    actions.reword_outcome(outcome=allotment, by=priya, words="One", agreed="yes", read=1)
    with pytest.raises(Stale):
        actions.reword_outcome(outcome=allotment, by=priya, words="Two", agreed="yes", read=1)
    actions.end_outcome(outcome=allotment, by=priya, ending="let-go", on=allotment.begun_on)
    with pytest.raises(AlreadyEnded):
        actions.reword_outcome(outcome=allotment, by=priya, words="Three", agreed="yes")

    assert Rewording.objects.count() == 1


def test_the_page_shows_the_first_words_and_each_change(
    visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    address = f"/outcomes/{allotment.pk}/reword"
    visit(address, by=priya, sending={"words": "Dig again", "agreed": "yes", "read": "1"})

    page = visit(
        address,
        by=priya,
        sending={"words": "Be outdoors", "agreed": "not-asked", "read": "2", "because": "Shorter"},
    )

    quotes = [quote.text for quote in page.select("blockquote")]
    assert quotes[0] == "Dig again"
    assert FIRST in quotes
    pills = [pill.text for pill in page.select(".wm-pill")]
    assert pills == ["Agreed", "Not asked yet"]
    assert "Why: Shorter" in page.text


def test_an_offer_waits_for_its_answer(visit: Visit, allotment: Outcome, priya: Actor) -> None:
    actions.reword_outcome(outcome=allotment, by=priya, words="Be outdoors", agreed="not-asked")
    link = visit(f"/outcomes/{allotment.pk}", by=priya).select_one("a[href*='offer=']")
    assert link is not None

    page = visit(str(link["href"]), by=priya)

    box = page.select_one("textarea[name=words]")
    assert box is not None
    assert box.text.strip() == "Be outdoors"


def test_whether_they_agreed_must_be_said(visit: Visit, allotment: Outcome, priya: Actor) -> None:
    page = visit(
        f"/outcomes/{allotment.pk}/reword", by=priya, sending={"words": "Dig again", "read": "1"}
    )

    assert "Say whether they have agreed" in page.text
    assert "Dig again" in page.text
    assert not Rewording.objects.exists()


def test_the_later_writer_sees_the_words_now_and_keeps_their_own(
    visit: Visit, allotment: Outcome, priya: Actor, maggie_herself: Actor
) -> None:
    actions.reword_outcome(outcome=allotment, by=maggie_herself, words="Hers", agreed="yes")

    page = visit(
        f"/outcomes/{allotment.pk}/reword",
        by=priya,
        sending={"words": "Mine", "agreed": "yes", "read": "1"},
    )

    box = page.select_one("textarea[name=words]")
    assert box is not None
    assert box.text.strip() == "Mine"
    assert "Hers" in page.text
    allotment.refresh_from_db()
    assert allotment.words == "Hers"


def test_maggie_is_not_asked_whether_she_agrees_with_herself(
    visit: Visit, allotment: Outcome, maggie_herself: Actor
) -> None:
    address = f"/outcomes/{allotment.pk}/reword"

    assert "agreed" not in visit(address, by=maggie_herself).text
    visit(address, by=maggie_herself, sending={"words": "Dig", "read": "1"})

    allotment.refresh_from_db()
    assert allotment.words == "Dig"
