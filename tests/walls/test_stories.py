"""What somebody tells is theirs, also to PostgreSQL alone; a story holds nobody, and is for all."""

from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person
from whatmatters.stories.actions import approve_story, send_story, take_back, tell
from whatmatters.stories.models import Stays, Story, StoryConsent, Telling

SAID: dict[str, Any] = {
    "title": "Back to it",
    "wanted": "To be out again",
    "did": "A friend drives",
}


@pytest.fixture
def told(maggie: Person, maggie_herself: Actor) -> Telling:
    telling = tell(person=maggie, by=maggie_herself, **SAID)
    send_story(telling=telling, by=maggie_herself, reach="all")
    telling.refresh_from_db()
    return telling


def found(who: Actor | None) -> tuple[int, int]:
    with served(who):
        return Telling.objects.count(), StoryConsent.objects.count()


@pytest.mark.django_db
def test_whose_it_is_is_found_by_those_who_reach_her_alone(
    told: Telling, maggie_herself: Actor, priya: Actor, owen: Actor, june: Actor, farah: Actor
) -> None:
    assert found(maggie_herself) == (1, 1)
    assert found(priya) == (1, 1)
    assert found(june) == (1, 1), "who may see the plan: the first wall turns her away"
    for other in (owen, farah, None):
        assert found(other) == (0, 0)


@pytest.mark.django_db
def test_approved_and_taken_back_behind_the_wall(
    told: Telling, maggie_herself: Actor, helen: Actor, owen: Actor
) -> None:
    assert told.story
    with served(helen):
        approve_story(story=told.story, by=helen)
    with served(owen):
        assert Story.objects.visible_to(owen).count() == 1
    with served(maggie_herself):
        take_back(telling=told, by=maggie_herself)
    with served(owen):
        assert Story.objects.visible_to(owen).count() == 0


@pytest.mark.django_db
def test_nobody_puts_a_row_into_what_others_tell(told: Telling, owen: Actor) -> None:
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with served(owen), refused, transaction.atomic():
        Stays.objects.create(telling=told, kind="name", words="x", because="open")
