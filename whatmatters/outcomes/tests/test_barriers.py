"""What is in the way, of what, and since when it is easier."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.clearing import forget_audit
from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations.models import Statement
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import Barrier, Block, Outcome
from whatmatters.people.models import Person


@pytest.fixture
def knee(allotment: Outcome, priya: Actor) -> Barrier:
    barrier = actions.name_barrier(
        person=allotment.person, by=priya, words="My knee", blocks=[allotment]
    )
    forget_audit()
    return barrier


def test_it_stands_before_what_it_blocks(
    maggie: Person, priya: Actor, allotment: Outcome, dinner: Outcome, statement: Statement
) -> None:
    barrier = actions.name_barrier(
        person=maggie, by=priya, words="My knee", blocks=[allotment, dinner], said_in=statement
    )

    assert set(barrier.blocks.all()) == {allotment, dinner}
    assert (barrier.state, barrier.said_in) == (Barrier.State.OPEN, statement)
    assert AuditEntry.objects.get().did == "outcomes.barrier-named"


def test_it_eases_since_a_day(knee: Barrier, dinner: Outcome, priya: Actor) -> None:
    since = clock.today() - timedelta(days=3)

    actions.change_barrier(barrier=knee, by=priya, state="eased", on=since, blocks=[dinner])

    knee.refresh_from_db()
    assert (knee.state, knee.state_since, knee.version) == ("eased", since, 2)
    assert list(knee.blocks.all()) == [dinner]
    assert AuditEntry.objects.get().did == "outcomes.barrier-changed"


def test_what_it_blocks_stays_when_nothing_is_said_of_it(knee: Barrier, priya: Actor) -> None:
    actions.change_barrier(barrier=knee, by=priya, state="removed", on=clock.today())

    assert knee.blocks.count() == 1
    assert not Barrier.objects.open().exists()


def test_lives_are_kept_apart(
    maggie: Person, knee: Barrier, priya: Actor, walters: Outcome, statement: Statement
) -> None:
    with pytest.raises(actions.NotTheirs):
        actions.name_barrier(person=maggie, by=priya, words="x", blocks=[walters])
    with pytest.raises(actions.NotTheirs):
        actions.name_barrier(
            person=walters.person, by=priya, words="x", blocks=[], said_in=statement
        )
    with pytest.raises(actions.NotTheirs):
        actions.change_barrier(
            barrier=knee, by=priya, state="eased", on=clock.today(), blocks=[walters]
        )

    assert Barrier.objects.get().state == "open"
    assert Block.objects.count() == 1


def test_the_later_of_two_is_told(knee: Barrier, priya: Actor) -> None:
    actions.change_barrier(barrier=knee, by=priya, state="eased", on=clock.today(), read=1)

    with pytest.raises(Stale):
        actions.change_barrier(barrier=knee, by=priya, state="open", on=clock.today(), read=1)


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_others_may_not(
    who: str, maggie: Person, knee: Barrier, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.name_barrier(person=maggie, by=by, words="x", blocks=[])
    with pytest.raises(PermissionDenied):
        actions.change_barrier(barrier=knee, by=by, state="removed", on=clock.today())

    assert Barrier.objects.get().state == "open"
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_it_is_named_on_the_page_also_for_something_else(
    visit: Visit, allotment: Outcome, dinner: Outcome, maggie_herself: Actor
) -> None:
    typed = {"words": "I am afraid of falling", "also": [str(dinner.pk)]}

    page = visit(f"/outcomes/{allotment.pk}/barriers", by=maggie_herself, sending=typed)

    assert "I am afraid of falling" in page.text
    assert set(Barrier.objects.get().blocks.all()) == {allotment, dinner}


def test_nothing_typed_is_lost_when_it_is_too_long(
    visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    page = visit(f"/outcomes/{allotment.pk}/barriers", by=priya, sending={"words": "a" * 501})

    box = page.select_one("#barrier_words")
    assert box is not None
    assert box["value"] == "a" * 501
    assert "Shorten this to 500 characters or fewer" in page.text
    assert not Barrier.objects.exists()


def test_how_it_is_now_is_said_on_its_page(
    visit: Visit, knee: Barrier, allotment: Outcome, dinner: Outcome, priya: Actor
) -> None:
    typed = {"state": "removed", "read": "1", "blocks": [str(allotment.pk), str(dinner.pk)]}

    page = visit(
        f"/outcomes/{allotment.pk}/barriers/{knee.pk}",
        by=priya,
        sending=typed | boxes("on", clock.today()),
    )

    assert [one.text for one in page.select("#barriers .wm-pill")] == ["Out of the way"]
    assert knee.blocks.count() == 2


def test_the_later_writer_sees_how_it_is_and_keeps_what_they_chose(
    visit: Visit, knee: Barrier, allotment: Outcome, dinner: Outcome, priya: Actor
) -> None:
    actions.change_barrier(barrier=knee, by=priya, state="removed", on=clock.today())
    typed = {"state": "eased", "read": "1", "blocks": [str(allotment.pk), str(dinner.pk)]}

    page = visit(
        f"/outcomes/{allotment.pk}/barriers/{knee.pk}",
        by=priya,
        sending=typed | boxes("on", clock.today()),
    )

    assert "Out of the way, since" in page.text
    assert page.select("input[value=eased][checked]")
    assert len(page.select("input[name=blocks][checked]")) == 2
    knee.refresh_from_db()
    assert knee.state == "removed"


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_others_get_nowhere(
    who: str,
    answer: int,
    visit: Visit,
    knee: Barrier,
    allotment: Outcome,
    request: pytest.FixtureRequest,
) -> None:
    by: Actor = request.getfixturevalue(who)
    typed = {"words": "x", "state": "removed", "read": "1"}

    visit(f"/outcomes/{allotment.pk}/barriers", by=by, sending=typed, expecting=answer)
    visit(f"/outcomes/{allotment.pk}/barriers/{knee.pk}", by=by, sending=typed, expecting=answer)

    assert Barrier.objects.get().state == "open"


def test_a_barrier_is_found_only_before_what_it_blocks(
    visit: Visit, knee: Barrier, dinner: Outcome, priya: Actor
) -> None:
    visit(f"/outcomes/{dinner.pk}/barriers/{knee.pk}", by=priya, expecting=404)
