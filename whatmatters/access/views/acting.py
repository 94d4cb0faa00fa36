from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.http import SignedInRequest
from whatmatters.access.middleware import choice_has_ended
from whatmatters.access.models import Membership
from whatmatters.access.routes import signed_in
from whatmatters.access.sessions import ACTING_AS, RESTS


@signed_in
@require_http_methods(["GET", "POST"])
def acting(request: SignedInRequest) -> HttpResponse:
    """Choose where you act, and as what. Rights never add up."""
    choices = request.user.memberships.current().select_related("organisation").order_by("pk")
    if request.method == "POST":
        return _act_as(request, request.POST.get("membership", ""))
    context = {"choices": choices, "has_ended": choice_has_ended(request)}
    return render(request, "access/acting.html", context)


def _act_as(request: SignedInRequest, chosen: str) -> HttpResponse:
    """From now on. The entry is in the hand they have taken on, and names the membership."""
    place: Membership | None = None
    if chosen:
        place = get_object_or_404(request.user.memberships.current(), pk=_uuid(chosen))
    request.session[ACTING_AS] = str(place.pk) if place else ""
    request.session[RESTS] = settings.MAY_REST_STAFF if place else settings.MAY_REST_OTHERS
    now = Actor(request.user, place)
    audit.record(by=now, did="access.changed-role", to=place or request.user)
    return redirect("home:front")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
