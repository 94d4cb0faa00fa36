from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, open_to_all
from whatmatters.eligibility import actions, selectors
from whatmatters.eligibility.forms import LawForm
from whatmatters.eligibility.views.trying import tried
from whatmatters.foundations import clock
from whatmatters.web.http import submitted


@for_staff(Permission.ORGANISATION_CHANGE)
@require_http_methods(["GET", "POST"])
def choose(request: SignedInRequest) -> HttpResponse:
    """Which law the organisation works under. What was decided before keeps its own."""
    if request.actor.membership is None:
        raise PermissionDenied
    place, page = request.actor.membership.organisation, selectors.law_page(viewer=request.actor)
    form = LawForm(submitted(request), packs=page.packs, initial={"begins_on": clock.today()})
    if tried(form, lambda: actions.choose_law(organisation=place, by=request.actor, **form.chosen)):
        messages.success(request, "Saved. What was decided before stays under its own law")
        return redirect("eligibility:choose")
    return render(request, "eligibility/choose.html", {"page": page, "form": form})


@open_to_all("the law is everybody’s")
@require_safe
def show_pack(request: HttpRequest, pack: str, version: str) -> HttpResponse:
    page = selectors.pack_page(id_=pack, version=version)
    return render(request, "eligibility/pack.html", {"page": page})
