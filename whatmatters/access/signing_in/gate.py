"""Whoever acts for an organisation that asks for a second factor has used one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from whatmatters.access.actor import Actor
from whatmatters.access.signing_in.steps import FACTOR

#: What one may do without: set one up, act elsewhere, or leave.
WITHOUT_ONE = {
    "access:account",
    "access:acting",
    "access:again",
    "access:app",
    "access:app-picture",
    "access:leave",
    "access:new-password",
    "access:outside",
    "access:outside-back",
    "access:passkey-add",
    "access:passkey-options",
    "access:passkey-sign-in",
    "access:prove-passkey",
    "access:recovery-codes",
    "access:second-factor",
    "access:second-step",
    "access:sign-in",
    "access:sign-out",
    "access:use-code",
}


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether they are led to a second factor before anything else. It asks no query."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    if actor is None or actor.membership is None or request.session.get(FACTOR):
        return False
    match = request.resolver_match
    asked = actor.membership.organisation.requires_second_factor
    return asked and not (match and match.view_name in WITHOUT_ONE)


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Whoever only looks is led there; whoever sends something keeps it and is told how."""
    if request.method in {"GET", "HEAD"}:
        return redirect("access:second-factor")
    return render(request, "access/factor_first.html", status=403)
