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
from whatmatters.people.forms.caring import CarerForm, EqualityForm
from whatmatters.people.selectors.caring import equality_page
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
