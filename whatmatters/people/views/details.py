from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.foundations.models import Stale
from whatmatters.people import actions, selectors
from whatmatters.people.forms import DetailsForm, NameForm, SureForm
from whatmatters.people.models import Person
from whatmatters.people.views.opening import opened_for, opened_to_change
from whatmatters.web.http import submitted


@signed_in
@require_safe
def details(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.details_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="people.details", about=person_id)
    return render(request, "people/details.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def change_details(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = opened_to_change(request, person_id, at="people.change-details")
    written = {name: getattr(about.person, name) for name in actions.DETAILS}
    form = DetailsForm(submitted(request), subject=about, initial=written)
    read, elsewhere = request.POST.get("read", about.person.version), []
    if form.is_valid():
        try:
            actions.change_details(
                person=about.person, by=request.actor, read=_number(read), **form.cleaned_data
            )
        except Stale:
            now = selectors.subject(viewer=request.actor, person_id=person_id).person
            read, elsewhere = now.version, differences(form, now)
        else:
            messages.success(request, gettext("The details are saved"))
            return redirect("people:details", person_id)
    context = {"subject": about, "form": form, "read": read, "elsewhere": elsewhere}
    return render(request, "people/change_details.html", context)


def differences(form: DetailsForm, now: Person) -> list[tuple[str, Any]]:
    """What somebody else has saved meanwhile, where it is not what is in the boxes."""
    typed = form.cleaned_data
    return [
        (str(form.fields[name].label), getattr(now, name) or "Nothing")
        for name in actions.DETAILS
        if getattr(now, name) != typed[name]
    ]


def _number(read: object) -> int:
    """The version a page was made from. Anything else is no version, and so is stale."""
    text = str(read)
    return int(text) if text.isdecimal() and len(text) < 10 else 0


@signed_in
@require_http_methods(["GET", "POST"])
def add_name(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = opened_to_change(request, person_id, at="people.add-name")
    form = NameForm(submitted(request), subject=about)
    if form.is_valid():
        actions.add_name(person=about.person, by=request.actor, **form.cleaned_data)
        messages.success(request, gettext("The name is added"))
        return redirect("people:details", person_id)
    context = {"subject": about, "form": form, "heading": gettext("Add another name")}
    return render(request, "people/asking.html", context | {"submit": gettext("Add this name")})


@signed_in
@require_http_methods(["GET", "POST"])
def remove_name(request: SignedInRequest, name_id: UUID) -> HttpResponse:
    name = selectors.other_name(viewer=request.actor, name_id=name_id)
    about = opened_for(request, name.person, at="people.remove-name")
    form = SureForm(submitted(request))
    if form.is_valid():
        actions.remove_name(name=name, by=request.actor)
        messages.success(request, gettext("The name is removed"))
        return redirect("people:details", about.person.pk)
    context = {"subject": about, "form": form, "heading": gettext("Remove this name?")}
    says = {
        "what": name.name,
        "says": gettext("It is taken away, and the search no longer finds it."),
    }
    return render(request, "people/sure.html", context | says | {"submit": gettext("Remove it")})
