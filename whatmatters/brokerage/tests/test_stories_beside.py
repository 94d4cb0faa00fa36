"""How others did what is looked for stands beside the offers."""

import pytest

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.brokerage.actions import choose_offer
from whatmatters.brokerage.models import Search
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.stories.actions import approve_story, send_story, take_back, tell
from whatmatters.stories.models import Telling


@pytest.fixture
def told(maggie: Person, maggie_herself: Actor, helen: Actor, outcomes: list[Outcome]) -> Telling:
    """A story that all may read, of what Maggie wants."""
    Outcome.objects.update(words="My quincunx again")
    telling = tell(person=maggie, by=maggie_herself, title="A", wanted="B", did="The quincunx")
    approve_story(story=send_story(telling=telling, by=maggie_herself, reach="all"), by=helen)
    return telling


@pytest.mark.django_db
def test_it_stands_there_until_it_is_taken_back(
    visit: Visit, sent: Search, told: Telling, maggie_herself: Actor
) -> None:
    assert "The quincunx" in visit(f"/brokerage/{sent.pk}", by=maggie_herself).text
    take_back(telling=told, by=maggie_herself)
    assert "The quincunx" not in visit(f"/brokerage/{sent.pk}", by=maggie_herself).text


@pytest.mark.django_db
def test_once_it_is_chosen_there_is_nothing_more_to_look_for(
    visit: Visit, sent: Search, told: Telling, maggie_herself: Actor
) -> None:
    choose_offer(search=sent, by=maggie_herself, offer=None, why="x")
    assert "The quincunx" not in visit(f"/brokerage/{sent.pk}", by=maggie_herself).text
