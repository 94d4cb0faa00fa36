import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def _needs_postgresql(request: pytest.FixtureRequest) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no second wall; scripts/test runs these on PostgreSQL")
