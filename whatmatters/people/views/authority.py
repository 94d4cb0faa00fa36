from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.foundations.words import later as _
from whatmatters.people import actions, selectors
from whatmatters.people.forms import AuthorityForm, CapacityForm
from whatmatters.people.views.opening import opened_for, opened_to_change
from whatmatters.web.http import submitted

PRINCIPLES = _(
    "Begin by taking it that they can decide. Give all the help there is first. A choice that "
    "seems unwise to you is still theirs. This is about one decision, at one time."
)


@signed_in
@require_safe
def capacity(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.capacity_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="people.capacity", about=person_id)
    return render(request, "people/capacity.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def record_capacity(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = opened_to_change(request, person_id, at="people.record-capacity")
    require(request.actor, Permission.AUTHORITY_RECORD, about.person)
    form = CapacityForm(submitted(request), subject=about)
    if form.is_valid():
        actions.record_capacity(person=about.person, by=request.actor, **form.finding)
        messages.success(request, gettext("It is written down"))
        return redirect("people:capacity", person_id)
    context = {"subject": about, "form": form, "heading": gettext("Can they decide this now?")}
    says = {"says": PRINCIPLES, "submit": gettext("Write it down")}
    return render(request, "people/asking.html", context | says)


@signed_in
@require_http_methods(["GET", "POST"])
def prove_authority(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    member = selectors.place_in_circle(viewer=request.actor, member_id=member_id)
    about = opened_for(request, member.person, at="people.prove-authority")
    if not member.may_get_authority:
        raise PermissionDenied
    require(request.actor, Permission.AUTHORITY_RECORD, about.person)
    now = {"proved_by": member.proved_by, "proved_on": member.proved_on}
    form = AuthorityForm(submitted(request), subject=about, initial=now)
    if form.is_valid():
        actions.prove_authority(member=member, by=request.actor, **form.cleaned_data)
        messages.success(request, gettext("What shows it is written down"))
        return redirect("people:capacity", about.person.pk)
    context = {"subject": about, "form": form, "heading": gettext("What shows that they may act?")}
    says = {"what": member.name, "says": WHAT_IT_DOES, "submit": gettext("Save")}
    return render(request, "people/asking.html", context | says)


WHAT_IT_DOES = _(
    "Without it, their place in the circle gives no say. With it, they may act only while it is "
    "recorded that this person cannot decide about care and support. Left empty, it is taken back."
)
