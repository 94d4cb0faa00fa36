"""Why it matters and what it is like, said at leisure, and by two people at once."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations.models import Stale
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import AlreadyEnded, EarlierDescription, Outcome

SAYS_NOTHING: dict[str, Any] = {
    "why": "",
    "looks_like": "",
    "kind": "",
    "nature": "",
    "term": "",
    "categories": (),
}


def test_more_is_said_and_written_down(allotment: Outcome, priya: Actor) -> None:
    more = SAYS_NOTHING | {"why": "Frank", "categories": [("five-kinds", "social")]}

    actions.describe_outcome(outcome=allotment, by=priya, read=1, **more)

    allotment.refresh_from_db()
    assert (allotment.why, allotment.version) == ("Frank", 2)
    assert AuditEntry.objects.get().did == "outcomes.described"


def test_what_was_said_before_stays_beside_it(
    visit: Visit, allotment: Outcome, priya: Actor, maggie_herself: Actor
) -> None:
    first = SAYS_NOTHING | {"why": "Because of\nFrank", "looks_like": "Soil on my hands"}
    actions.describe_outcome(outcome=allotment, by=maggie_herself, **first)
    assert not EarlierDescription.objects.exists()

    actions.describe_outcome(outcome=allotment, by=priya, **SAYS_NOTHING | {"why": "Tidier"})

    before = EarlierDescription.objects.get()
    assert (before.why, before.looks_like) == ("Because of\nFrank", "Soil on my hands")
    assert before.by == priya.user
    page = visit(f"/outcomes/{allotment.pk}", by=maggie_herself)
    assert "How the words have changed" in page.text
    assert "Soil on my hands" in page.text
    assert "Said so until Priya Nair changed it" in page.text


def test_saying_the_same_again_keeps_nothing_beside_it(allotment: Outcome, priya: Actor) -> None:
    for kind in ("change", "keep"):
        more = SAYS_NOTHING | {"why": "Frank", "kind": kind}
        actions.describe_outcome(outcome=allotment, by=priya, **more)

    assert not EarlierDescription.objects.exists()


def test_a_category_that_stays_keeps_its_day_and_one_left_out_goes(
    allotment: Outcome, priya: Actor
) -> None:
    both = [("five-kinds", "social"), ("five-kinds", "mental")]
    actions.describe_outcome(outcome=allotment, by=priya, **SAYS_NOTHING | {"categories": both})
    kept = allotment.categories.get(code="social")

    actions.describe_outcome(outcome=allotment, by=priya, **SAYS_NOTHING | {"categories": both[:1]})

    assert allotment.categories.get() == kept


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_others_may_not(who: str, allotment: Outcome, request: pytest.FixtureRequest) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.describe_outcome(outcome=allotment, by=by, **SAYS_NOTHING | {"why": "x"})

    allotment.refresh_from_db()
    assert allotment.why == ""
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_the_later_of_two_writers_is_told(allotment: Outcome, priya: Actor) -> None:
    actions.describe_outcome(outcome=allotment, by=priya, read=1, **SAYS_NOTHING)

    with pytest.raises(Stale):
        actions.describe_outcome(outcome=allotment, by=priya, read=1, **SAYS_NOTHING)


def test_what_has_ended_stays_as_it_is(allotment: Outcome, priya: Actor) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="achieved", on=allotment.begun_on)

    with pytest.raises(AlreadyEnded, match="it stays as it is"):
        actions.describe_outcome(outcome=allotment, by=priya, **SAYS_NOTHING)


def test_nothing_either_of_two_people_typed_is_lost(
    visit: Visit, allotment: Outcome, priya: Actor, maggie_herself: Actor
) -> None:
    actions.describe_outcome(
        outcome=allotment, by=maggie_herself, **SAYS_NOTHING | {"why": "Because of Frank"}
    )
    address = f"/outcomes/{allotment.pk}/describe"
    typed = {
        "why": "Because of the sun",
        "map_five-kinds_1": ["five-kinds:social", "five-kinds:mental"],
        "read": "1",
    }

    page = visit(address, by=priya, sending=typed)

    box, read = page.select_one("textarea[name=why]"), page.select_one("input[name=read]")
    assert box is not None
    assert read is not None
    assert "Because of Frank" in page.text
    assert box.text.strip() == "Because of the sun"
    assert len(page.select("input[name='map_five-kinds_1'][checked]")) == 2
    assert read["value"] == "2"

    visit(address, by=priya, sending=typed | {"read": "2"})

    allotment.refresh_from_db()
    assert allotment.why == "Because of the sun"


@pytest.mark.parametrize("read", [{}, {"read": "soon"}, {"read": "-4"}])
def test_a_page_that_does_not_say_what_it_read_never_overwrites(
    read: dict[str, str], visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    page = visit(f"/outcomes/{allotment.pk}/describe", by=priya, sending={"why": "Mine"} | read)

    assert "changed by someone else" in page.text
    allotment.refresh_from_db()
    assert allotment.why == ""


def test_what_is_not_offered_is_refused_in_words(
    visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    wrong = {"why": "Frank", "kind": "golf", "read": "1"}

    page = visit(f"/outcomes/{allotment.pk}/describe", by=priya, sending=wrong)

    assert "Choose one of the answers on the page" in page.text
    assert "Frank" in page.text


@pytest.mark.parametrize("page", ["describe", "reword", "end"])
@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_others_do_not_get_the_pages_that_change(
    page: str,
    who: str,
    answer: int,
    visit: Visit,
    allotment: Outcome,
    request: pytest.FixtureRequest,
) -> None:
    by: Actor = request.getfixturevalue(who)

    visit(f"/outcomes/{allotment.pk}/{page}", by=by, expecting=answer)
    visit(f"/outcomes/{allotment.pk}/{page}", by=by, sending={"words": "x"}, expecting=answer)

    allotment.refresh_from_db()
    assert (allotment.words, allotment.ended_on) == ("Get back to my allotment", None)


@pytest.mark.parametrize("page", ["describe", "reword", "end"])
def test_what_has_ended_has_nothing_to_fill_in(
    page: str, visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="achieved", on=allotment.begun_on)

    visit(f"/outcomes/{allotment.pk}/{page}", by=priya, expecting=302)
