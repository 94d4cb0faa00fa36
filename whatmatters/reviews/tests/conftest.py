import pytest

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import Review
from whatmatters.reviews.tests.lives import opened, outcomes_of, planned


@pytest.fixture
def plan(maggie: Person, priya: Actor) -> Plan:
    """Maggie's running plan, with three outcomes."""
    return planned(maggie, priya)


@pytest.fixture
def review(plan: Plan, priya: Actor) -> Review:
    """A review of Maggie's plan, being held."""
    return opened(plan, priya)


@pytest.fixture
def allotment(plan: Plan) -> Outcome:
    """The first thing Maggie wants."""
    return outcomes_of(plan)[0]
