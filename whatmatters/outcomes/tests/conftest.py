import pytest

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import begin_record
from whatmatters.people.models import Person

SAID = "I used to be up there every day. I want to get back to my allotment."


@pytest.fixture
def statement(maggie: Person, priya: Actor) -> Statement:
    """What Maggie said to Priya at her kitchen table."""
    talk = Conversation.objects.create(person=maggie, opened_by=priya.user)
    return Statement.objects.create(conversation=talk, words=SAID, written_by=priya.user)


@pytest.fixture
def allotment(maggie: Person, priya: Actor, statement: Statement) -> Outcome:
    """What Maggie wants most, heard by Priya. Nothing is written down about it yet."""
    outcome = actions.hear_outcome(
        person=maggie, by=priya, words="Get back to my allotment", said_in=statement
    )
    forget_audit()
    return outcome


@pytest.fixture
def dinner(maggie: Person, priya: Actor, allotment: Outcome) -> Outcome:
    """Something else Maggie wants, heard after."""
    outcome = actions.hear_outcome(person=maggie, by=priya, words="Make Sunday dinner")
    forget_audit()
    return outcome


@pytest.fixture
def walters(priya: Actor) -> Outcome:
    """What Walter wants. Priya works with him too."""
    walter = begin_record(by=priya, known_as="Walter", full_name="Walter Okafor")
    outcome = actions.hear_outcome(person=walter, by=priya, words="Hear my granddaughter play")
    forget_audit()
    return outcome
