"""On PostgreSQL each request of a test runs as the role that serves people, behind the wall.

What a test prepares it does as the owner. The settings of the tests name this middleware.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponseBase
from psycopg import sql

from whatmatters.access.wall import ONLY_ADDED_TO, WallMiddleware, roles

# A role belongs to the whole of PostgreSQL, and each process makes its own at the same time.
SERVES = f"whatmatters_tests_serve_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


class AsTheOneWhoServes(WallMiddleware):
    """The product's own, as the role that it would be connected as."""

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        with as_role(SERVES):
            return super()._answer(request)


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """Run what is inside as that role, on PostgreSQL, and then as whoever it was before."""
    if connection.vendor != "postgresql":
        yield
        return
    _say(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _say(sql.SQL("RESET ROLE"))


def _say(statement: sql.Composable) -> None:
    with connection.connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """As pytest-django's, and then the role that serves."""
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            if not roles.exists(SERVES):
                roles.make(SERVES, None)
            roles.grant(SERVES, ONLY_ADDED_TO)
