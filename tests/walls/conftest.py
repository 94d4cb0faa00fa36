import pytest
from django.db import connection

from whatmatters.access.actor import Actor
from whatmatters.people import actions
from whatmatters.people.models import Person


@pytest.fixture(autouse=True)
def _needs_postgresql(request: pytest.FixtureRequest) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no second wall; scripts/test runs these on PostgreSQL")


@pytest.fixture
def hers(owen: Actor) -> Person:
    """Somebody whom only the next county knows."""
    return actions.begin_record(by=owen, known_as="Gwen", full_name="Gwen Pugh")
