"""Which database the tests ran on: read it with `pytest -v`."""

import os

import pytest
from django.db import connection

NAMED = os.environ.get("WHATMATTERS_DATABASE_URL", "sqlite:").partition(":")[0]
EXPECTED = "sqlite" if NAMED == "sqlite" else "postgresql"


@pytest.mark.django_db
@pytest.mark.parametrize("database", [EXPECTED])
def test_the_tests_ran_on(database: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if database == "sqlite" else "SHOW server_version")
        (told,) = cursor.fetchone()

    assert connection.vendor == database
    assert told[0].isdigit()
