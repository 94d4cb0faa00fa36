"""One outcome on one page: from the sentence to how it ended, for whoever may see the person."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.permissions import Permission, may
from whatmatters.conversations.models import Statement, Whose
from whatmatters.foundations import clock
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import Outcome

#: Who acts (3); the outcome, the person's needs and how the viewer stands to them (3); the
#: sentence, the maps, steps, barriers, rewordings and other outcomes (6); and the note that
#: somebody looked.
PAGE_QUERIES = 15


@pytest.mark.parametrize(
    ("who", "sees", "changes"),
    [
        ("maggie_herself", True, True),
        ("priya", True, True),
        ("sam", True, False),
        ("june", True, False),
        ("helen", True, False),
        ("tomasz", False, False),
        ("farah", False, False),
        ("owen", False, False),
    ],
)
def test_the_rules_the_query_and_the_page_are_one_promise(
    who: str,
    sees: bool,
    changes: bool,
    visit: Visit,
    allotment: Outcome,
    request: pytest.FixtureRequest,
) -> None:
    by: Actor = request.getfixturevalue(who)

    assert may(by, Permission.OUTCOME_VIEW, allotment.person) is sees
    assert may(by, Permission.OUTCOME_CHANGE, allotment.person) is changes
    assert Outcome.objects.visible_to(by).contains(allotment) is sees
    page = visit(f"/outcomes/{allotment.pk}", by=by, expecting=200 if sees else 404)
    assert bool(page.select(f"a[href='/outcomes/{allotment.pk}/reword']")) is changes
    assert AuditEntry.objects.filter(did="looked").count() == sees


def test_nobody_is_asked_to_sign_in_first(visit: Visit, allotment: Outcome) -> None:
    visit(f"/outcomes/{allotment.pk}", expecting=302)


def test_the_ladder_is_all_there(visit: Visit, allotment: Outcome, priya: Actor) -> None:
    actions.describe_outcome(
        outcome=allotment,
        by=priya,
        why="It was Frank’s",
        looks_like="In the chair by the shed",
        kind="keep",
        nature="hard",
        term="short",
        categories=[("five-kinds", "social"), ("talking-points", "seeing-people")],
    )
    step = actions.add_step(outcome=allotment, by=priya, words="Walk to the gate")
    actions.add_step(outcome=allotment, by=priya, words="Sit in the garden")
    actions.finish_step(step=step, by=priya, done_on=clock.today())
    actions.name_barrier(person=allotment.person, by=priya, words="My knee", blocks=[allotment])

    page = visit(f"/outcomes/{allotment.pk}", by=priya)

    heading = page.select_one("h1")
    assert heading is not None
    assert heading.text == "What Maggie wants"
    for words in (
        "It was Frank’s",
        "In the chair by the shed",
        "1 of 2 steps done",
        "My knee",
        "Seeing people, Social",
        "Something to keep",
    ):
        assert words in page.text


def test_it_leads_back_to_the_sentence_and_on_to_what_came_of_it(
    visit: Visit, allotment: Outcome, statement: Statement, priya: Actor
) -> None:
    page = visit(f"/outcomes/{allotment.pk}", by=priya)

    thread = reverse("home:thread", args=[allotment.person_id])
    assert page.select(f"a[href='{thread}#said-{statement.pk}']")
    assert page.select(f"a[href='{thread}#outcome-{allotment.pk}']")
    assert page.select(f"a[href='/conversations/{statement.conversation_id}']")


@pytest.mark.parametrize("who", ["sam", "june"])
def test_what_else_was_said_stays_in_the_conversation(
    who: str, visit: Visit, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    page = visit(f"/outcomes/{allotment.pk}", by=request.getfixturevalue(who))

    assert "every day" not in page.text
    assert "Where this came from" not in page.text


@pytest.mark.parametrize(
    ("whose", "name", "beneath"),
    [
        (Whose.PERSON, "", "Maggie"),
        (Whose.CARER, "June", "June, carer"),
        (Whose.SEEN, "", "What we saw"),
    ],
)
def test_it_says_whose_words_they_were(
    whose: Whose, name: str, beneath: str, visit: Visit, statement: Statement, priya: Actor
) -> None:
    said = Statement.objects.create(
        conversation=statement.conversation,
        words="She lights up at the shed",
        whose=whose,
        whose_name=name,
        written_by=priya.user,
    )
    person = statement.conversation.person

    page = visit(f"/outcomes/for/{person.pk}?said_in={said.pk}", by=priya)

    caption = page.select_one("figcaption")
    assert caption is not None
    assert caption.text.startswith(f"{beneath}, ")


def test_to_maggie_it_speaks_of_me(visit: Visit, allotment: Outcome, maggie_herself: Actor) -> None:
    page = visit(f"/outcomes/{allotment.pk}", by=maggie_herself)

    heading = page.select_one("h1")
    assert heading is not None
    assert heading.text == "What I want"


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_page_asks_the_same_few_questions_however_much_there_is(
    how_many: int,
    client: Client,
    visit: Visit,
    allotment: Outcome,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(how_many):
        actions.add_step(outcome=allotment, by=priya, words=f"Step {number}")
        actions.name_barrier(
            person=allotment.person, by=priya, words=f"Barrier {number}", blocks=[allotment]
        )
        actions.reword_outcome(
            outcome=allotment, by=priya, words=f"Words {number}", agreed="not-asked"
        )
        actions.hear_outcome(person=allotment.person, by=priya, words=f"Wish {number}")
    visit(f"/outcomes/{allotment.pk}", by=priya)

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(f"/outcomes/{allotment.pk}")
