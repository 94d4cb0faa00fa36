"""For administrators: what the organisation asks of everybody who acts for it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access import actions
from whatmatters.access.forms import OrganisationForm, WordsForm
from whatmatters.access.http import SignedInRequest
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.access.views.account import proved
from whatmatters.web.http import submitted


@for_staff(Permission.ORGANISATION_CHANGE)
@proved
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest) -> HttpResponse:
    place = _own(request)
    now = {"asks": "yes" if place.requires_second_factor else "no"}
    form = OrganisationForm(submitted(request), initial=now)
    if form.is_valid():
        asks, why = form.cleaned_data["asks"] == "yes", form.cleaned_data["why"]
        actions.ask_for_second_factor(organisation=place, by=request.actor, asks=asks, why=why)
        messages.success(request, "Saved. It holds from now on")
        return redirect("access:members")
    return render(request, "access/organisation.html", {"form": form, "organisation": place})


@for_staff(Permission.ORGANISATION_CHANGE)
@require_http_methods(["GET", "POST"])
def words(request: SignedInRequest) -> HttpResponse:
    """What those it supports are called here, and what the page of rights says besides."""
    place = _own(request)
    now = {
        "one": place.word_for_one,
        "many": place.word_for_many,
        "rights": place.own_rights,
        "rights_welsh": place.own_rights_welsh,
    }
    form = WordsForm(submitted(request), initial=now)
    if form.is_valid():
        actions.choose_words(organisation=place, by=request.actor, **form.cleaned_data)
        messages.success(request, "Saved. It holds from now on")
        return redirect("access:members")
    return render(request, "access/words.html", {"form": form, "organisation": place})


def _own(request: SignedInRequest) -> Organisation:
    if request.actor.membership is None:
        raise PermissionDenied
    return request.actor.membership.organisation
