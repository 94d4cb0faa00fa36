"""Leaving in a hurry: signed out, and somewhere else, whatever state one is in."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from whatmatters.access import audit
from whatmatters.access.routes import also_beside, open_to_all


@also_beside
@open_to_all("nobody may be kept from leaving, not by a session that has ended either")
@csrf_exempt  # the cookie of a session goes with no form of another site (SameSite)
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out and go to a page of somebody else's, by a header: a form may not lead off site.

    In the audit it is a signing out like any other.
    """
    actor = request.actor  # type: ignore[attr-defined]  # set by access.middleware
    if actor is not None:
        audit.record(by=actor, did="access.signed-out", to=actor.user)
    logout(request)
    answer = render(request, "access/left.html", {"to": settings.LEAVE_TO})
    answer["Refresh"] = f"0; url={settings.LEAVE_TO}"
    return answer
