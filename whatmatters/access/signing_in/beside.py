"""Signing in beside a worker, once and for half an hour: one's own words, and nothing closer.

The worker has read out the code, and could type it as well. So such a session opens only what
the worker may see anyway, and changes nothing of how the person signs in, who sees what, or whom
they have around them: each view that is open to it says so (`routes.also_beside`). Of records it
reaches the person's own alone, without what a confidential service does (`Actor.is_beside`).
"""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from whatmatters.access import asked
from whatmatters.access.models import User
from whatmatters.access.routes import opens_beside, rule_of
from whatmatters.access.sessions import ACTING_AS, RESTS
from whatmatters.access.signing_in.steps import FACTOR, PROVED, enter
from whatmatters.foundations import clock

BESIDE = "beside"
LASTS, MAY_REST = timedelta(minutes=30), timedelta(minutes=10)


def begin(request: HttpRequest, user: User) -> None:
    """Begin such a session for a person: as themself, whatever else they are here."""
    enter(request, user, factor=BESIDE)
    del request.session[PROVED]
    rests = int(MAY_REST.total_seconds())
    request.session.update({BESIDE: True, FACTOR: "", ACTING_AS: "", RESTS: rests})
    request.session.set_expiry(clock.now() + LASTS)


def is_beside(request: HttpRequest) -> bool:
    return bool(request.session.get(BESIDE))


def must_be_alone(request: HttpRequest) -> bool:
    """Whether this route is closed to a session beside a worker. The audit is told of such one."""
    if not is_beside(request):
        return False
    asked.note_why(BESIDE)
    match = request.resolver_match
    view = match.func if match else None
    return view is None or rule_of(view) is None or not opens_beside(view)


def to_oneself(request: HttpRequest) -> HttpResponse:
    """What they are answered, whichever page it was."""
    return render(request, "access/beside.html", status=403)
