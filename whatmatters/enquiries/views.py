"""The addresses of this room, before their pages: each answers that there is none yet."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from whatmatters.access.deeds import Permission
from whatmatters.access.routes import for_staff, open_to_all


@open_to_all("asking needs no account")
def begin(request: HttpRequest, **_: Any) -> HttpResponse:
    raise Http404


@for_staff(Permission.ENQUIRIES_HANDLE)
def waiting(request: HttpRequest, **_: Any) -> HttpResponse:
    raise Http404


resume = sent = ask = saved = clear = check = begin
dealt_with = show = answer = start = waiting
