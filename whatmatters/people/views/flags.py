from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.people import actions, selectors
from whatmatters.people.forms import AskToLowerForm, FlagForm
from whatmatters.people.models import TakesTwo
from whatmatters.people.selectors import Subject
from whatmatters.people.views.opening import asking
from whatmatters.web.http import submitted


@signed_in
@require_safe
def flags(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.flags_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="people.flags", about=person_id)
    return render(request, "people/flags.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def raise_flag(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = selectors.subject(viewer=request.actor, person_id=person_id)
    _raising(request, about, at="people.raise-flag")
    form = FlagForm(submitted(request), subject=about)
    if form.is_valid():
        actions.raise_flag(person=about.person, by=request.actor, **form.cleaned_data)
        messages.success(request, gettext("It now stands at the top of every page of the record"))
        return redirect("people:flags", person_id)
    heading = gettext("Raise a safety flag")
    return asking(request, about, form, heading=heading, submit=gettext("Raise this flag"))


@signed_in
@require_http_methods(["GET", "POST"])
def ask_to_lower(request: SignedInRequest, flag_id: UUID) -> HttpResponse:
    flag = selectors.flag(viewer=request.actor, flag_id=flag_id)
    about = selectors.subject_of(viewer=request.actor, person=flag.person)
    _raising(request, about, at="people.ask-to-lower")
    form = AskToLowerForm(submitted(request), subject=about)
    if form.is_valid():
        actions.ask_to_lower(flag=flag, by=request.actor, **form.cleaned_data)
        said = gettext("It stays up until somebody else has looked and lowered it")
        messages.success(request, said)
        return redirect("people:flags", flag.person_id)
    says = gettext("It takes two: you ask, and somebody else lowers it.")
    words = {"heading": gettext("Ask for a safety flag to be lowered"), "says": says}
    return asking(request, about, form, **words, what=flag.words, submit=gettext("Ask for this"))


@signed_in
@require_POST
def lower_flag(request: SignedInRequest, flag_id: UUID) -> HttpResponse:
    flag = selectors.flag(viewer=request.actor, flag_id=flag_id)
    try:
        actions.lower_flag(flag=flag, by=request.actor)
    except TakesTwo as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, gettext("The flag is lowered. It stays in the list below"))
    return redirect("people:flags", flag.person_id)


@signed_in
@require_POST
def keep_flag(request: SignedInRequest, flag_id: UUID) -> HttpResponse:
    flag = selectors.flag(viewer=request.actor, flag_id=flag_id)
    actions.keep_flag(flag=flag, by=request.actor)
    messages.success(request, gettext("The flag stays up"))
    return redirect("people:flags", flag.person_id)


def _raising(request: SignedInRequest, about: Subject, *, at: str) -> None:
    require(request.actor, Permission.FLAG_RAISE, about.person)
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=about.person.pk)
