"""The person's own order, whoever presses the buttons."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

#: Who acts (3); the person, their needs and how the viewer stands to them (3); the outcomes;
#: and the note that somebody looked.
ORDER_QUERIES = 8


def in_order(person: Person) -> list[str]:
    return [outcome.words for outcome in Outcome.objects.of(person).live().as_ranked()]


def test_they_stand_as_they_were_named(
    maggie: Person, maggie_herself: Actor, allotment: Outcome, dinner: Outcome
) -> None:
    ranked = actions.rank_outcomes(
        person=maggie, by=maggie_herself, order=[dinner.pk, allotment.pk]
    )

    assert [(one.pk, one.rank) for one in ranked] == [(dinner.pk, 1), (allotment.pk, 2)]
    entry = AuditEntry.objects.get()
    assert (entry.did, entry.about) == ("outcomes.ranked", str(maggie.pk))


def test_a_part_of_the_order_comes_first_and_the_unranked_stay_so(
    maggie: Person, priya: Actor, allotment: Outcome, dinner: Outcome
) -> None:
    sleep = actions.hear_outcome(person=maggie, by=priya, words="Sleep")
    actions.rank_outcomes(person=maggie, by=priya, order=[allotment.pk, dinner.pk])

    actions.rank_outcomes(person=maggie, by=priya, order=[dinner.pk])

    assert in_order(maggie) == ["Make Sunday dinner", "Get back to my allotment", "Sleep"]
    sleep.refresh_from_db()
    assert sleep.rank is None


def test_what_ended_meanwhile_is_another_s_or_is_named_twice_spoils_nothing(
    maggie: Person, priya: Actor, allotment: Outcome, dinner: Outcome, walters: Outcome
) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="achieved", on=allotment.begun_on)
    order = [allotment.pk, walters.pk, uuid4(), dinner.pk, dinner.pk]

    ranked = actions.rank_outcomes(person=maggie, by=priya, order=order)

    assert [(one.pk, one.rank) for one in ranked] == [(dinner.pk, 1)]
    walters.refresh_from_db()
    assert walters.rank is None


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_others_may_not(
    who: str, maggie: Person, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.rank_outcomes(person=maggie, by=by, order=[allotment.pk])

    allotment.refresh_from_db()
    assert allotment.rank is None
    assert not AuditEntry.objects.exclude(did="denied").exists()


@pytest.mark.parametrize(
    ("where", "moved", "order"),
    [
        ("up", "Sleep", ["Allotment", "Sleep", "Dinner"]),
        ("down", "Allotment", ["Dinner", "Allotment", "Sleep"]),
        ("top", "Sleep", ["Sleep", "Allotment", "Dinner"]),
        ("up", "Allotment", ["Allotment", "Dinner", "Sleep"]),
        ("down", "Sleep", ["Allotment", "Dinner", "Sleep"]),
    ],
)
def test_each_press_moves_one(
    where: str, moved: str, order: list[str], visit: Visit, maggie: Person, maggie_herself: Actor
) -> None:
    heard = {
        words: actions.hear_outcome(person=maggie, by=maggie_herself, words=words)
        for words in ("Allotment", "Dinner", "Sleep")
    }

    page = visit(
        f"/outcomes/for/{maggie.pk}/order",
        by=maggie_herself,
        sending={where: str(heard[moved].pk)},
    )

    assert [heading.text for heading in page.select("h2")] == order
    assert in_order(maggie) == order


def test_two_pages_open_at_once_do_not_undo_each_other(
    visit: Visit, maggie: Person, priya: Actor, allotment: Outcome, dinner: Outcome
) -> None:
    """The second page still shows the old order; its press moves within the new one."""
    address = f"/outcomes/for/{maggie.pk}/order"
    sleep = actions.hear_outcome(person=maggie, by=priya, words="Sleep")

    visit(address, by=priya, sending={"top": str(sleep.pk)})
    visit(address, by=priya, sending={"up": str(dinner.pk)})

    assert in_order(maggie) == ["Sleep", "Make Sunday dinner", "Get back to my allotment"]


def test_the_order_there_is_may_be_the_right_one(
    visit: Visit, maggie: Person, priya: Actor, allotment: Outcome, dinner: Outcome
) -> None:
    visit(f"/outcomes/for/{maggie.pk}/order", by=priya, sending={}, expecting=302)

    allotment.refresh_from_db()
    dinner.refresh_from_db()
    assert (allotment.rank, dinner.rank) == (1, 2)


@pytest.mark.parametrize("pressed", [{"up": "nonsense"}, {"top": str(uuid4())}, {"sideways": "1"}])
def test_a_press_on_nothing_moves_nothing(
    pressed: dict[str, str], visit: Visit, maggie: Person, priya: Actor, allotment: Outcome
) -> None:
    visit(f"/outcomes/for/{maggie.pk}/order", by=priya, sending=pressed, expecting=302)

    assert in_order(maggie) == ["Get back to my allotment"]


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_others_do_not_get_the_page(
    who: str,
    answer: int,
    visit: Visit,
    maggie: Person,
    allotment: Outcome,
    request: pytest.FixtureRequest,
) -> None:
    by: Actor = request.getfixturevalue(who)
    address = f"/outcomes/for/{maggie.pk}/order"

    visit(address, by=by, expecting=answer)
    visit(address, by=by, sending={"top": str(allotment.pk)}, expecting=answer)

    allotment.refresh_from_db()
    assert allotment.rank is None


def test_before_anything_is_wanted_the_page_says_where_to_begin(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    page = visit(f"/outcomes/for/{maggie.pk}/order", by=priya)

    assert page.select(f"a[href='/outcomes/for/{maggie.pk}']")


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_page_asks_the_same_few_questions_however_much_is_wanted(
    how_many: int,
    client: Client,
    visit: Visit,
    maggie: Person,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(how_many):
        actions.hear_outcome(person=maggie, by=priya, words=f"Wish {number}")
    visit(f"/outcomes/for/{maggie.pk}/order", by=priya)

    with django_assert_num_queries(ORDER_QUERIES):
        client.get(f"/outcomes/for/{maggie.pk}/order")
