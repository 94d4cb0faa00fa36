"""A talk to test with."""

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation
from whatmatters.foundations import clock
from whatmatters.people.models import Person


def talk_with(person: Person, *, by: Actor) -> Conversation:
    """Opened today, with nothing said yet, and nothing of it in the audit."""
    talk = actions.open_conversation(person=person, by=by, held_on=clock.today())
    forget_audit()
    return talk


def keep(conversation: Conversation, *, by: Actor, words: str, times: int = 1) -> None:
    """Keep these words, numbered, as often as asked."""
    for number in range(1, times + 1):
        actions.keep_statement(conversation=conversation, by=by, words=f"{words} {number}")
