"""A carer's own record; and what somebody tells of themself alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.people import actions, selectors
from whatmatters.people.forms.caring import (
    CarerForm,
    EqualityForm,
    LookAfterForm,
    NoLongerForm,
)
from whatmatters.people.selectors.caring import caring as caring_of
from whatmatters.people.selectors.caring import equality_page
from whatmatters.people.views.opening import asking, opened_for, opened_to_change
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def begin_carer(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """Start a record of their own for somebody who looks after a person."""
    member = selectors.place_in_circle(viewer=request.actor, member_id=member_id)
    require(request.actor, Permission.CARERS_RECORD_BEGIN, member.person)
    about = selectors.subject_of(viewer=request.actor, person=member.person)
    first = {"known_as": member.name.split()[0], "full_name": member.name}
    form = CarerForm(submitted(request), initial=first)
    if form.is_valid():
        carer = actions.begin_carers_record(by=request.actor, member=member, **form.cleaned_data)
        messages.success(request, gettext("The record is begun. It is theirs alone"))
        return redirect("home:person", carer.pk)
    audit.looked(by=request.actor, at="people.begin-carer", about=member.person_id)
    return render(request, "people/begin_carer.html", {"subject": about, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def look_after(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Somebody writes down whom they look after, on their own record."""
    about = opened_to_change(request, person_id, at="people.look-after")
    form = LookAfterForm(submitted(request), subject=about)
    if form.is_valid():
        actions.look_after(carer=about.person, by=request.actor, **form.cleaned_data)
        messages.success(request, gettext("It is written down"))
        return redirect("people:details", person_id)
    heading, submit = gettext("Looking after somebody"), gettext("Write it down")
    return asking(request, about, form, heading=heading, submit=submit)


@signed_in
@require_http_methods(["GET", "POST"])
def stop_looking_after(request: SignedInRequest, caring_id: UUID) -> HttpResponse:
    """They look after them no longer."""
    caring = caring_of(viewer=request.actor, caring_id=caring_id)
    about = opened_for(request, caring.carer, at="people.stop-looking-after")
    form = NoLongerForm(submitted(request), subject=about)
    if form.is_valid():
        actions.stop_looking_after(caring=caring, by=request.actor, **form.cleaned_data)
        messages.success(request, gettext("It is written down"))
        return redirect("people:details", about.person.pk)
    words = {"heading": gettext("No longer looking after somebody"), "submit": gettext("Save")}
    return asking(request, about, form, what=caring.whom, **words)


@signed_in
@require_http_methods(["GET", "POST"])
def equality(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Tell of oneself, change it, or take it all away."""
    about, told = equality_page(viewer=request.actor, person_id=person_id)
    form = EqualityForm(submitted(request), told=told)
    if request.method == "POST" and "take-away" in request.POST:
        actions.take_away_equality(person=about.person, by=request.actor)
        messages.success(request, gettext("Your answers are gone"))
        return redirect("people:equality", person_id)
    if form.is_valid():
        actions.answer_equality(person=about.person, by=request.actor, answers=form.cleaned_data)
        messages.success(request, gettext("Thank you. Only you can see this"))
        return redirect("people:equality", person_id)
    context = {"subject": about, "form": form, "has_told": bool(told)}
    return render(request, "people/equality.html", context)
