"""What the tests of groups begin with: one of Brook’s, led by somebody not in Maggie’s circle."""

from datetime import timedelta

import pytest

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.groups import actions
from whatmatters.groups.models import Group, Member, Session
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import Person


@pytest.fixture
def bridget(db: None) -> Actor:
    """Manages Brook Home Care. In nobody’s circle."""
    return cast.worker("bridget")


@pytest.fixture
def garden(bridget: Actor, sam: Actor) -> Group:
    """Bridget leads it. Sam works for the same place, and is in Maggie’s circle."""
    return actions.begin_group(by=bridget, name="Tuesday garden", where="The old school")


@pytest.fixture
def allotment(maggie: Person, priya: Actor) -> Outcome:
    return hear_outcome(person=maggie, by=priya, words="Get back to my allotment")


@pytest.fixture
def known(maggie: Person, priya: Actor) -> Person:
    """What helps her, and what keeps her safe."""
    people.add_need(person=maggie, by=priya, kind="format", words="Large print, please")
    people.raise_flag(person=maggie, by=priya, kind="moving", words="Falls on wet ground")
    return maggie


@pytest.fixture
def member(known: Person, garden: Group, allotment: Outcome, maggie_herself: Actor) -> Member:
    """Maggie comes, and tells what helps her, and not what keeps her safe."""
    found = actions.join_group(
        person=known, group=garden, by=maggie_herself, outcome=allotment, tells_needs=True
    )
    forget_audit()
    return found


@pytest.fixture
def session(garden: Group, bridget: Actor) -> Session:
    """An hour ago."""
    return actions.plan_session(
        group=garden,
        by=bridget,
        starts_at=clock.now() - timedelta(hours=1),
        minutes=120,
        doing="Potting on",
    )
