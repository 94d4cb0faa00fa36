"""On SQLite a browser’s server answers one question at a time.

It shares the one connection of its test. A page that fetches something while the next is opened
would mix up what the two begin and end there; the house gives each hand a connection of its own.
"""

from threading import RLock

from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from whatmatters.access.wall.middleware import Respond

TURN = RLock()


class OneAtATime:
    """Before anything else that asks the database."""

    def __init__(self, get_response: Respond) -> None:
        if connection.vendor != "sqlite":
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with TURN:
            return self.get_response(request)
