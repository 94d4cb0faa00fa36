"""What the tests of services begin with: one that goes on, and somebody who is paused."""

from datetime import date, timedelta

import pytest

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.episodes import actions
from whatmatters.episodes.models import Episode
from whatmatters.foundations import clock
from whatmatters.people.models import Person


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


@pytest.fixture
def social_care(maggie: Person, priya: Actor) -> Episode:
    """Maggie's, at the council, for a hundred days."""
    episode = actions.open_episode(
        person=maggie,
        by=priya,
        service="Adult social care",
        source="gp",
        source_words="Dr Shah, after a fall",
        began_on=days_ago(100),
    )
    forget_audit()
    return episode
