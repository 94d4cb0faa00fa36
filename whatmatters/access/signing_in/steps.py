"""The steps of signing in, and what a session remembers of how it was begun."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.urls import reverse

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.sessions import BEGAN, BROWSER, HANDLE, RESTS
from whatmatters.access.signing_in.browsers import in_words
from whatmatters.foundations import clock

#: In the session: by which factor, when last proved, and who has only the second step to do.
FACTOR, PROVED, WAITING = "factor", "proved_at", "second_step"
LATELY = timedelta(minutes=5)
#: A form that was opened in time may take a little longer to fill in.
TO_FILL_IN = timedelta(minutes=10)
TO_WAIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody whose password was right, and where they were going."""

    user: User
    onward: str


def enter(request: HttpRequest, user: User, *, factor: str = "") -> None:
    """Begin a session, under a new key, for whoever has done all the steps."""
    request.session.pop(WAITING, None)
    login(request, user)
    now = clock.now().isoformat()
    staff = user.memberships.current().exists()
    request.session.update(
        {
            HANDLE: str(uuid4()),
            BEGAN: now,
            PROVED: now,
            FACTOR: factor,
            BROWSER: in_words(request.headers.get("User-Agent", "")),
            RESTS: settings.MAY_REST_STAFF if staff else settings.MAY_REST_OTHERS,
        }
    )
    audit.record(by=Actor(user), did="access.signed-in", to=user, why=factor)


def wait_for_factor(request: HttpRequest, user: User, onward: str) -> None:
    """The password was right; who it is, this session may not say until the second step."""
    request.session.cycle_key()
    request.session[WAITING] = [str(user.pk), clock.now().isoformat(), onward]


def waiting(request: HttpRequest) -> Waiting | None:
    """Who has the second step to do here, if they were not too long about it."""
    if WAITING not in request.session:
        return None
    pk, since, onward = request.session[WAITING]
    user = User.objects.filter(pk=pk, is_active=True).order_by("pk").first()
    if user is None or clock.now() - datetime.fromisoformat(since) > TO_WAIT:
        return None
    return Waiting(user, onward)


def prove(request: HttpRequest, *, factor: str = "") -> None:
    """Somebody signed in has shown again that it is them."""
    request.session[PROVED] = clock.now().isoformat()
    if factor:
        request.session[FACTOR] = factor


def proved_lately(request: HttpRequest) -> bool:
    """Whether they showed within five minutes that it is them: before what can't be undone."""
    since = str(request.session.get(PROVED, ""))
    within = TO_FILL_IN if request.method == "POST" else LATELY
    return bool(since) and clock.now() - datetime.fromisoformat(since) < within


def to_prove(onward: str) -> str:
    """Where somebody shows again that it is them, and comes back to `onward`."""
    return f"{reverse('access:again')}?{urlencode({'next': onward})}"
