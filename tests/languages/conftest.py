"""What pages say does not hang on where it is kept: it is read once, from SQLite."""

import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def _read_once() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("what pages say is read on SQLite")
