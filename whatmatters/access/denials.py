"""Whoever asks for what they may not have, or what is not there, is written down.

A record that is not theirs and one that does not exist leave the same entry: neither the
answer nor the time it takes says which it was.
"""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from whatmatters.access import asked, audit, sealing
from whatmatters.access.actor import Actor

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
        rule=_rule(status, this),
        to=" ".join(map(str, ids.values())),
    )


def _rule(status: int, this: asked.Asked) -> str:
    """Which permissions it was held to, or that nobody stands to what is not to be seen."""
    if this.permissions:
        return f"denied:{' '.join(this.permissions)}"
    return "denied:not-theirs" if status == NOT_FOUND else "denied:not-allowed"
