"""For a device with no signal: what it carries, what it sends, and the page it keeps."""

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, open_to_all
from whatmatters.foundations import clock
from whatmatters.visits import actions, forms, selectors
from whatmatters.visits.models import Hitch, Task
from whatmatters.visits.receiving import moment_of_device
from whatmatters.visits.views.carrying import Plain, plain_day
from whatmatters.visits.views.trying import looked_at_round

#: What the page that a device keeps is made of.
FILES = (
    "web/build/whatmatters.css",
    "web/build/letters-latin.woff2",
    "web/icon.svg",
    "web/start.js",
    "web/kept.js",
    "visits/visits.css",
    "visits/no-signal.css",
    "visits/sending.js",
    "visits/round.js",
    "visits/writing.js",
)
WORKER = "visits/worker.js"
#: Said of the whole visit, not of something at it.
TOLD_AS_MISSED = {Hitch.Kind.SENT_AWAY, Hitch.Kind.NO_ANSWER}
#: As many as one sending may bring.
MOST = 100


@for_staff(Permission.ROUND_WALK)
@require_safe
def carry(request: SignedInRequest) -> HttpResponse:
    """My visits of today and tomorrow, for this device to keep."""
    found = selectors.carried(viewer=request.actor, today=clock.today())
    looked_at_round(request, "visits.carry", (stop.visit.person_id for stop in found.stops))
    return JsonResponse(plain_day(found, viewer=request.actor))


@for_staff(Permission.ROUND_WALK)
@require_safe
def ready(request: SignedInRequest) -> HttpResponse:
    """Who is signed in, and what a sending must carry to be theirs."""
    return JsonResponse({"user": str(request.user.pk), "token": get_token(request)})


@for_staff(Permission.ROUND_WALK)
@require_POST
def send(request: SignedInRequest) -> HttpResponse:
    """Take what a device wrote. Each is answered for by itself."""
    # A form has been read by now, for its token.
    is_form = (request.content_type or "").startswith("multipart/")
    sent = None if is_form else _read(request.body)
    if sent is None:
        return JsonResponse({"why": gettext("This could not be read")}, status=400)
    if sent.get("user") != str(request.user.pk):
        return JsonResponse({"why": gettext("Somebody else wrote this")}, status=409)
    return JsonResponse({"results": [_taken(request, sent, write) for write in sent["writes"]]})


@open_to_all("a device keeps this page, which has nothing on it about anybody")
@require_safe
def no_signal(request: HttpRequest) -> HttpResponse:
    became = Task.Became
    context = {
        "hows": Task.How.choices,
        "nots": [one for one in became.choices if one[0] in {became.NOT_DONE, became.DECLINED}],
        "settled": became.choices,
        "hitches": [one for one in Hitch.Kind.choices if one[0] not in TOLD_AS_MISSED],
        "misses": forms.MISSED,
    }
    return render(request, "visits/no_signal.html", context)


@open_to_all("the script by which a device keeps that page")
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    # A phone opens the front page, from its screen, where there is no signal too.
    answer["Service-Worker-Allowed"] = "/"
    return answer


def _read(body: bytes) -> Plain | None:
    """What was sent, if it is as it should be."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    writes = sent.get("writes") if isinstance(sent, dict) else None
    if not isinstance(writes, list) or len(writes) > MOST:
        return None
    return sent if all(isinstance(write, dict) for write in writes) else None


def _taken(request: SignedInRequest, sent: Plain, write: Plain) -> Plain:
    """What became of one: taken, taken beside another’s, or why it can’t be."""
    made_as, said = str(write.get("made_as")), write.get("said")
    try:
        taken = actions.apply_sent(
            by=request.actor,
            made_as=_number(made_as),
            about=str(write.get("about")),
            said=said if isinstance(said, dict) else {},
            device_now=moment_of_device(sent.get("device_now")),
        )
    except actions.NotTaken as reason:
        return {"made_as": made_as, "state": "refused", "why": str(reason)}
    state = "beside" if taken.beside else "taken"
    return {"made_as": made_as, "state": state, "came_to": str(taken.came_to)}


def _number(made_as: str) -> UUID:
    try:
        return UUID(made_as)
    except ValueError:
        raise actions.NotTaken(gettext("This could not be read")) from None


def _worker() -> str:
    """The script, told where its files are. It is another as soon as any of them is."""
    given: dict[str, Any] = {
        "page": reverse("visits:no-signal"),
        "files": [static(name) for name in FILES],
        "version": _version(),
    }
    return f"const GIVEN = {json.dumps(given)};\n{_content(WORKER).decode()}"


@lru_cache(maxsize=1)
def _version() -> str:
    whole = sha256(b"".join(_content(name) for name in (*FILES, WORKER)))
    return whole.hexdigest()[:16]


def _content(name: str) -> bytes:
    """Of one of our own files. Raises FileNotFoundError."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_bytes()
