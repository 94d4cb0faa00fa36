"""Whoever asks for what they may not have, or what is not there, is written down.

A record that is not theirs and one that does not exist leave the same entry: neither the
answer nor the time it takes says which it was.
"""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from whatmatters.access import asked, audit, sealing
from whatmatters.access.actor import Actor
from whatmatters.access.routes import RouteRule, rule_of

Respond = Callable[[HttpRequest], HttpResponseBase]
REFUSED, NOT_FOUND = 403, 404


class DenialsMiddleware:
    """Makes each request one request to the audit, and each denial an entry."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with asked.request() as this:
            response = self.get_response(request)
            _write_down(request, response.status_code, this)
        sealing.when_answered(response)
        return response


def _write_down(request: HttpRequest, status: int, this: asked.Asked) -> None:
    match = request.resolver_match
    if match is None:
        return
    ids = {name: value for name, value in match.kwargs.items() if isinstance(value, UUID)}
    if status != REFUSED and not (status == NOT_FOUND and ids):
        return
    actor: Actor | None = request.actor  # type: ignore[attr-defined]  # see access.http
    about = ids.pop("person_id", None)
    audit.denied(
        by=actor or audit.PUBLIC,
        at=match.view_name,
        about=about,
        rule=_rule(status, this, rule_of(match.func)),
        to=" ".join(map(str, ids.values())),
    )


def _rule(status: int, this: asked.Asked, route: RouteRule | None) -> str:
    """The permissions it was held to, or the door; or that nobody stands to what is not seen."""
    held_to = this.permissions or ([route.permission] if route and route.permission else [])
    if status == NOT_FOUND:
        return "denied:not-theirs"
    return f"denied:{' '.join(held_to)}" if held_to else "denied:not-allowed"
