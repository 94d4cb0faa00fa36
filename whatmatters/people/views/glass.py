from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import again
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.people import actions, selectors
from whatmatters.people.forms import GlassForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def break_glass(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Ask why, and whether it is really they."""
    known = selectors.known_here(viewer=request.actor, person_id=person_id)
    with_password = again.is_asked_for_password(request.user)
    form = GlassForm(submitted(request), with_password=with_password)
    if form.is_valid() and again.shows_again(request, form):
        person = selectors.person_known(viewer=request.actor, person_id=person_id)
        actions.break_glass(person=person, by=request.actor, **form.given)
        return redirect("home:emergency", person_id)
    return render(request, "people/break_glass.html", {"known": known, "form": form})


@signed_in
@require_POST
def close_glass(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    glass = selectors.glass_to_close(viewer=request.actor, person_id=person_id)
    actions.close_glass(glass=glass, by=request.actor)
    messages.success(request, "The record is closed again")
    return redirect("home:search")
