from typing import Any

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.people.models import CircleMember, Kind, Person, Share
from whatmatters.stories.actions import approve_story, send_story, tell
from whatmatters.stories.models import Story, Telling

PART = ("talking-points", "things-to-do")
WORDS: dict[str, Any] = {
    "title": "Back to the garden",
    "wanted": "I wanted my hands in the soil again.",
    "did": "A friend gives me a lift, and a taxi card takes me up the hill.",
    "went": "I go on two mornings.",
    "cost": "42.50",
    "cost_per": "week",
    "paid": "direct-payment",
    "about": [PART],
}


@pytest.fixture
def telling(maggie: Person, maggie_herself: Actor) -> Telling:
    """What Maggie tells herself, with nothing in it that says who she is."""
    told = tell(person=maggie, by=maggie_herself, **WORDS)
    told.refresh_from_db()
    return told


@pytest.fixture
def sent(telling: Telling, maggie_herself: Actor) -> Story:
    return send_story(telling=telling, by=maggie_herself, reach="all")


@pytest.fixture
def story(sent: Story, helen: Actor) -> Story:
    """The same, read and approved by Helen."""
    return approve_story(story=sent, by=helen)


@pytest.fixture
def broker(maggie: Person) -> Actor:
    """Helps Maggie find what would help, for another organisation; sees what she shares with it."""
    user = cast.account("bo", "Bo Lind")
    office = cast.place("friends")
    bo = Actor(
        user, Membership.objects.create(user=user, organisation=office, role_key=RoleKey.BROKER)
    )
    CircleMember.objects.create(
        person=maggie, kind=Kind.BROKER, name=bo.name, user=user, organisation=office
    )
    Share.objects.create(
        person=maggie, organisation=office, core=True, plan=True, purpose="To find what helps"
    )
    return bo
