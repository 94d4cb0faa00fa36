"""Who is acting, and whether this route lets them in."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import get_user
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, User
from whatmatters.access.permissions import may
from whatmatters.access.prepared import Prepared
from whatmatters.access.registers import export_of
from whatmatters.access.routes import rule_of
from whatmatters.access.sessions import ACTING_AS
from whatmatters.access.signing_in.beside import is_beside, must_be_alone, to_oneself
from whatmatters.access.signing_in.gate import needs_second_factor, to_second_factor
from whatmatters.access.turned_away import to_choose_where, to_sign_in
from whatmatters.access.undeclared import everything_undeclared

Respond = Callable[[HttpRequest], HttpResponseBase]
CHOOSING = {"access:acting", "access:sign-out"}
MEMBERSHIPS = Prepared(
    lambda _, user: (
        Membership.objects.current()
        .filter(user=user)
        .select_related("organisation", "team")
        .order_by("began_on", "pk")
    )
)


class ActorMiddleware:
    """Puts `request.actor`: a user in the one organisation and role they act in, or None."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = _actor(request)  # type: ignore[attr-defined]  # see access.http
        return self.get_response(request)


class GateMiddleware:
    """Refuses to start while anything has no rule, and holds each request to its route's."""

    def __init__(self, get_response: Respond) -> None:
        if missing := [fault.name for fault in everything_undeclared()]:
            raise ImproperlyConfigured(f"These do not say who may use them: {missing}")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if _is_file(response) and not _may_be_file(request):
            raise PermissionDenied
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        rule, actor = rule_of(view), request.actor  # type: ignore[attr-defined]  # set above
        if rule is None:
            raise PermissionDenied
        if rule.needs_actor and actor is None:
            return to_sign_in(request)
        if rule.needs_actor and choice_has_ended(request) and not _is_choosing(request):
            return to_choose_where(request)
        if needs_second_factor(request):
            return to_second_factor(request)
        if must_be_alone(request):
            return to_oneself(request)
        if rule.permission and not may(actor, rule.permission):
            raise PermissionDenied
        return None


def _is_file(response: HttpResponseBase) -> bool:
    return response.streaming or response.has_header("Content-Disposition")


def _may_be_file(request: HttpRequest) -> bool:
    """Whether the view that answered has said that it gives a file, and what is in it."""
    match = request.resolver_match
    return match is not None and export_of(match.func) is not None


def _actor(request: HttpRequest) -> Actor | None:
    user = get_user(request)  # itself: a lazy one is slow to ask each time anything is
    if not isinstance(user, User):
        return None
    place = _membership(user, request.session.get(ACTING_AS))
    return Actor(user, place, is_beside=is_beside(request))


def _membership(user: User, chosen: str | None) -> Membership | None:
    """The membership chosen for this session; without a choice, the first; `""` is none.

    One that has ended since is none either: nobody acts in a place they have not chosen.
    """
    if chosen == "":
        return None
    current = MEMBERSHIPS.rows(viewer=Actor(user), about=user.pk)
    if chosen is None:
        return current[0] if current else None
    return next((m for m in current if str(m.pk) == chosen), None)


def choice_has_ended(request: HttpRequest) -> bool:
    """Whether the membership chosen for this session is current no more."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set above
    return not actor.is_staff and bool(request.session.get(ACTING_AS))


def _is_choosing(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in CHOOSING
