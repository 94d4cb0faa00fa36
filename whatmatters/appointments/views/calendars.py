"""A private calendar, at an address that only its owner knows."""

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import open_to_all, signed_in
from whatmatters.access.wall.context import standing_at
from whatmatters.access.wall.middleware import acting
from whatmatters.appointments import actions, selectors
from whatmatters.appointments.calendar import written_calendar
from whatmatters.appointments.models import Feed


@signed_in
@require_http_methods(["GET", "POST"])
def calendar(request: SignedInRequest) -> HttpResponse:
    """Make an address, which is shown this once; or withdraw it."""
    about = {"address": ""}
    if request.POST.get("do") == "make":
        to = reverse("appointments:feed", args=[actions.make_feed(by=request.actor)])
        about["address"] = (
            f"{settings.PUBLIC_ADDRESS}{to}"
            if settings.PUBLIC_ADDRESS
            else (request.build_absolute_uri(to))
        )
    elif request.method == "POST":
        actions.withdraw_feed(by=request.actor)
        return redirect("appointments:calendar")
    has_one = selectors.has_feed(viewer=request.actor)
    return render(request, "appointments/calendar.html", about | {"has_one": has_one})


@gives_file("a calendar, without names", holds=())
@open_to_all("whoever holds a secret address reads when, and not with whom")
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """In the name of whoever made it: what they may no longer see is no longer there."""
    rows = Feed.objects.at(secret).select_related("user", "membership")
    found = rows.order_by("pk").first()
    if found is None or (actor := found.actor) is None:
        raise Http404
    language = translation.override(actor.user.language)
    with transaction.atomic(), standing_at(acting(actor)), language:
        told = selectors.happenings_of(viewer=actor)
        file = written_calendar(told, name=gettext("My days"), feed=found.pk)
    return HttpResponse(file, content_type="text/calendar; charset=utf-8")
