import pytest

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Conversation
from whatmatters.conversations.tests.talk import talk_with
from whatmatters.people.models import Person


@pytest.fixture
def talk(maggie: Person, priya: Actor) -> Conversation:
    """Opened by Priya today, with nothing said yet."""
    return talk_with(maggie, by=priya)
