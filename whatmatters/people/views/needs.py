from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.people import actions, selectors
from whatmatters.people.forms import NeedForm, ReviewNeedForm, SureForm
from whatmatters.people.views.opening import opened_for, opened_to_change
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def add_need(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = opened_to_change(request, person_id, at="people.add-need")
    form = NeedForm(submitted(request), subject=about)
    if form.is_valid():
        actions.add_need(person=about.person, by=request.actor, **form.cleaned_data)
        messages.success(request, gettext("It now stands at the top of every page of the record"))
        return redirect("people:details", person_id)
    context = {"subject": about, "form": form, "heading": gettext("Add what helps")}
    return render(request, "people/asking.html", context | {"submit": gettext("Add this")})


@signed_in
@require_http_methods(["GET", "POST"])
def end_need(request: SignedInRequest, need_id: UUID) -> HttpResponse:
    need = selectors.need(viewer=request.actor, need_id=need_id)
    about = opened_for(request, need.person, at="people.end-need")
    form = SureForm(submitted(request))
    if form.is_valid():
        actions.end_need(need=need, by=request.actor)
        messages.success(request, gettext("It is no longer shown"))
        return redirect("people:details", about.person.pk)
    context = {"subject": about, "form": form, "heading": gettext("Is this no longer needed?")}
    says = {"what": need.words, "says": gettext("It goes from the top of every page, from today.")}
    return render(
        request, "people/sure.html", context | says | {"submit": gettext("It is no longer needed")}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def review_need(request: SignedInRequest, need_id: UUID) -> HttpResponse:
    """Ask about it again: still right, changed, or no longer."""
    need = selectors.need(viewer=request.actor, need_id=need_id)
    about = opened_for(request, need.person, at="people.review-need")
    form = ReviewNeedForm(submitted(request), subject=about)
    if form.is_valid():
        actions.review_need(need=need, by=request.actor, **form.cleaned_data)
        messages.success(request, gettext("Thank you. It is written down"))
        return redirect("people:details", about.person.pk)
    context = {"subject": about, "form": form, "heading": gettext("Does this still help?")}
    return render(
        request, "people/asking.html", context | {"what": need.words, "submit": gettext("Save")}
    )
