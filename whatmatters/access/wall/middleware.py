"""One transaction for each request, in the name of whoever acts in it."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, AuditLink, Watched, WatchedTo, WatchNote
from whatmatters.access.routes import rule_of
from whatmatters.access.wall import context
from whatmatters.access.wall.context import Acting

Respond = Callable[[HttpRequest], HttpResponseBase]
#: What the role that serves may read and add to, and neither change nor delete.
ONLY_ADDED_TO = (AuditEntry, AuditLink, Watched, WatchNote, WatchedTo)


class StreamsPastTheWall(Exception):
    """An answer that is made while it is sent would be made after its transaction has ended."""

    def __init__(self) -> None:
        super().__init__("Make the whole answer first: see docs/explanation/two-walls.md")


class WallMiddleware:
    """What is read, what is written, and the audit of both are one transaction.

    It is taken back as a whole where the answer is that something went wrong here. On
    PostgreSQL each statement in it reaches what the actor may (`access.wall`).
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        actor: Actor | None = request.actor  # type: ignore[attr-defined]  # see access.http
        if actor is None and connection.vendor == "sqlite":
            return self.get_response(request)  # reading what is public must not wait to write
        with transaction.atomic(savepoint=False), context.standing_at(acting(actor)):
            return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        rule = rule_of(view)
        if rule is not None and not rule.needs_actor and connection.vendor == "postgresql":
            context.tell(acting(request.actor, kind="public"))  # type: ignore[attr-defined]

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if answer.streaming:
            raise StreamsPastTheWall
        if answer.status_code >= 500:
            transaction.set_rollback(True)
        return answer


def acting(actor: Actor | None, *, kind: context.Kind = "request") -> Acting:
    """What PostgreSQL is told of this actor."""
    if actor is None:
        return context.request_by(None, None, "", kind="public")
    return context.request_by(actor.user.pk, actor.organisation_id, actor.role.key, kind=kind)
