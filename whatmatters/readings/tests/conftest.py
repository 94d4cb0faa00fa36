"""What the tests of readings begin with: something Maggie wants, and her steps to it."""

from datetime import timedelta

import pytest

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Person, Share
from whatmatters.readings.models import Stream
from whatmatters.readings.tests.deeds import begin


@pytest.fixture
def allotment(maggie: Person, priya: Actor) -> Outcome:
    return hear_outcome(person=maggie, by=priya, words="Get back to my allotment")


@pytest.fixture
def steps(allotment: Outcome, maggie_herself: Actor) -> Stream:
    """Shared with those who work with her."""
    stream = begin(allotment, maggie_herself)
    forget_audit()
    return stream


@pytest.fixture
def pressure(allotment: Outcome, maggie_herself: Actor) -> Stream:
    return begin(allotment, maggie_herself, kind="blood-pressure")


@pytest.fixture
def rose(maggie: Person) -> Actor:
    """Maggie's sister, whom she lets read the notes of visits too."""
    rose = Actor(cast.account("rose", "Rose"))
    place = CircleMember.objects.create(person=maggie, kind="family", name="Rose", user=rose.user)
    Share.objects.create(
        person=maggie, member=place, core=True, plan=True, visits=True, purpose="To know"
    )
    return rose


@pytest.fixture
def ada(maggie: Person, priya: Actor) -> Actor:
    """Maggie's attorney, who may act now, because Maggie cannot decide this."""
    ada = Actor(cast.account("ada", "Ada"))
    CircleMember.objects.create(
        person=maggie,
        kind="attorney",
        name="Ada",
        user=ada.user,
        proved_by="Registered power of attorney",
        proved_on=clock.today(),
    )
    people.record_capacity(
        person=maggie,
        by=priya,
        decision="support",
        has_capacity=False,
        reasons="She could not weigh it up",
        review_on=clock.today() + timedelta(days=30),
    )
    return ada
