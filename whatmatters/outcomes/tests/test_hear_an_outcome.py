"""Somebody wants something from their life, and it is written down as they said it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations.models import Statement
from whatmatters.outcomes import actions
from whatmatters.outcomes.frameworks import NoSuchCategory
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

#: Who acts (3); the person, their needs, how the writer stands to them, and the sentence (4); the
#: deed, its leave and its entry within a transaction (7); the message for the next page (3).
SAVING_QUERIES = 18


def test_the_words_are_kept_twice_first_and_now(
    maggie: Person, priya: Actor, statement: Statement
) -> None:
    outcome = actions.hear_outcome(
        person=maggie,
        by=priya,
        words="  Get back to my allotment\n",
        said_in=statement,
        why="Frank and I",
        kind="change",
        categories=[("talking-points", "seeing-people"), ("five-kinds", "social")],
    )

    outcome.refresh_from_db()
    assert outcome.words == outcome.first_words == "  Get back to my allotment\n"
    assert outcome.said_in == statement
    assert outcome.source == "said"
    assert outcome.categories.count() == 2
    assert outcome.rank is None


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_only_the_person_or_their_practitioner_may(
    who: str, maggie: Person, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.hear_outcome(person=maggie, by=by, words="Something else")

    assert not Outcome.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_what_the_person_writes_is_written_not_said(maggie: Person, maggie_herself: Actor) -> None:
    outcome = actions.hear_outcome(
        person=maggie, by=maggie_herself, words="Sleep", source="for-them", source_name="June"
    )

    assert outcome.source == Outcome.Source.WROTE
    assert outcome.source_name == ""


def test_it_is_written_down_without_the_words(maggie: Person, priya: Actor) -> None:
    outcome = actions.hear_outcome(person=maggie, by=priya, words="Something nobody must log")

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.about) == ("outcomes.heard", str(maggie.pk))
    assert entry.to.endswith(str(outcome.pk))
    assert "nobody must log" not in f"{outcome} {outcome!r} {entry.to} {entry.did}"


def test_sent_twice_it_is_heard_once(maggie: Person, priya: Actor) -> None:
    sent_as = uuid4()

    first = actions.hear_outcome(person=maggie, by=priya, words="Once", sent_as=sent_as)
    again = actions.hear_outcome(person=maggie, by=priya, words="Once", sent_as=sent_as)

    assert first == again
    assert Outcome.objects.count() == AuditEntry.objects.count() == 1


def test_the_number_of_anothers_outcome_hides_nothing_and_changes_nothing(
    maggie: Person, priya: Actor, walters: Outcome
) -> None:
    outcome = actions.hear_outcome(person=maggie, by=priya, words="Mine", sent_as=walters.pk)

    assert outcome.pk != walters.pk
    walters.refresh_from_db()
    assert walters.words == "Hear my granddaughter play"


def test_lives_are_kept_apart(
    maggie: Person, priya: Actor, walters: Outcome, statement: Statement
) -> None:
    with pytest.raises(actions.NotTheirs, match="somebody else’s conversation"):
        actions.hear_outcome(person=walters.person, by=priya, words="Mine", said_in=statement)
    with pytest.raises(actions.NotTheirs, match="somebody else’s"):
        actions.hear_outcome(person=maggie, by=priya, words="Mine", follows=walters)

    assert Outcome.objects.count() == 1


def test_a_place_that_is_on_no_map_is_refused(maggie: Person, priya: Actor) -> None:
    with pytest.raises(NoSuchCategory):
        actions.hear_outcome(
            person=maggie, by=priya, words="Mine", categories=[("talking-points", "golf")]
        )

    assert not Outcome.objects.exists()


def test_the_page_begins_with_the_sentence(
    visit: Visit, maggie: Person, priya: Actor, statement: Statement
) -> None:
    page = visit(f"/outcomes/for/{maggie.pk}?said_in={statement.pk}", by=priya)

    quoted, box = page.select_one("blockquote"), page.select_one("textarea[name=words]")
    assert quoted is not None
    assert box is not None
    assert quoted.text == statement.words
    assert box.text.strip("\n") == statement.words
    assert "Trim, don’t tidy" in page.text
    assert AuditEntry.objects.get().did == "looked"


def test_what_was_chosen_of_it_is_in_the_box_and_in_no_address(
    visit: Visit, maggie: Person, priya: Actor, statement: Statement
) -> None:
    chosen = {"said_in": str(statement.pk), "chosen": "I want to get back to my allotment."}

    page = visit(f"/outcomes/for/{maggie.pk}", by=priya, sending=chosen)

    box = page.select_one("textarea[name=words]")
    assert box is not None
    assert box.text.strip("\n") == "I want to get back to my allotment."
    assert not page.select(".govuk-error-summary")
    assert not Outcome.objects.exists()


def test_only_words_are_needed(visit: Visit, maggie: Person, priya: Actor) -> None:
    empty = visit(f"/outcomes/for/{maggie.pk}", by=priya, sending={"words": " \n", "why": "Frank"})
    page = visit(f"/outcomes/for/{maggie.pk}", by=priya, sending={"words": "Sleep through"})

    assert "Write what they want, in their words" in empty.text
    assert "Frank" in empty.text
    quoted = page.select_one("blockquote")
    assert quoted is not None
    assert quoted.text == "Sleep through"


def test_all_that_is_asked_is_kept(
    visit: Visit, maggie: Person, priya: Actor, statement: Statement
) -> None:
    answers = {
        "words": "Get back to my allotment",
        "said_in": str(statement.pk),
        "why": "It was Frank’s",
        "looks_like": "In the chair by the shed",
        "kind": "keep",
        "nature": "soft",
        "term": "long",
        "source": "for-them",
        "source_name": "June",
        "map_talking-points_1": ["talking-points:seeing-people", "talking-points:things-to-do"],
        "map_five-kinds_1": ["five-kinds:social"],
    }

    visit(f"/outcomes/for/{maggie.pk}", by=priya, sending=answers)

    outcome = Outcome.objects.get()
    assert outcome.said_in == statement
    assert (outcome.why, outcome.looks_like) == ("It was Frank’s", "In the chair by the shed")
    assert (outcome.kind, outcome.nature, outcome.term) == ("keep", "soft", "long")
    assert (outcome.source, outcome.source_name) == ("for-them", "June")
    codes = outcome.categories.order_by("code").values_list("code", flat=True)
    assert list(codes) == ["seeing-people", "social", "things-to-do"]


def test_maggie_is_asked_what_she_wants(
    visit: Visit, maggie: Person, maggie_herself: Actor
) -> None:
    page = visit(f"/outcomes/for/{maggie.pk}", by=maggie_herself)

    assert "What do you want?" in page.text
    assert "How do we know?" not in page.text


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_others_do_not_get_the_page(
    who: str, answer: int, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    visit(f"/outcomes/for/{maggie.pk}", by=by, expecting=answer)
    visit(f"/outcomes/for/{maggie.pk}", by=by, sending={"words": "x"}, expecting=answer)

    assert not Outcome.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [
        "said_in=not-an-id",
        "said_in=12345678-1234-4234-8234-123456789abc",
        "follows=12345678-1234-4234-8234-123456789abc",
    ],
)
def test_a_link_to_nothing_is_not_found(
    asked: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    visit(f"/outcomes/for/{maggie.pk}?{asked}", by=priya, expecting=404)


def test_a_sentence_from_anothers_conversation_is_not_found(
    visit: Visit, priya: Actor, walters: Outcome, statement: Statement
) -> None:
    address = f"/outcomes/for/{walters.person_id}?said_in={statement.pk}"

    visit(address, by=priya, expecting=404)


def test_saving_asks_few_questions(
    visit: Visit,
    client: Client,
    maggie: Person,
    priya: Actor,
    statement: Statement,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    address = f"/outcomes/for/{maggie.pk}"
    visit(address, by=priya)
    typed = {"words": "Dig again", "said_in": str(statement.pk), "sent_as": str(uuid4())}

    with django_assert_num_queries(SAVING_QUERIES):
        assert client.post(address, typed).status_code == 302
