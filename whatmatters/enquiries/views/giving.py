"""Telling an enquiry of what there is, and the asker's own look at what they were told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit, tries
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, open_to_all
from whatmatters.enquiries import actions, selectors
from whatmatters.enquiries.forms import FoundForm
from whatmatters.enquiries.giving import given_to_asker
from whatmatters.enquiries.models import Given
from whatmatters.foundations.words import later as _
from whatmatters.resources.forms.finding import FindForm, page_number
from whatmatters.resources.selectors import find as find_services
from whatmatters.resources.selectors import service_called
from whatmatters.resources.selectors.pages import address_of
from whatmatters.web.http import submitted

THOSE_WHO_ANSWER = for_staff(Permission.ENQUIRIES_HANDLE)
NOT_FOUND = _("We can’t find that. Check both, and try again.")
TOO_MANY = _("That was a lot of tries in a short time. Wait 15 minutes and try again.")


@THOSE_WHO_ANSWER
@require_safe
def find(request: SignedInRequest, enquiry_id: UUID) -> HttpResponse:
    """Look in the directory for something they could be told of."""
    page = selectors.enquiry_page(viewer=request.actor, enquiry_id=enquiry_id)
    form = FindForm(request.GET)
    found = None
    if form.is_valid() and form.is_asked:
        found = find_services(wanted=form.wanted, page=page_number(request.GET))
    audit.record(by=request.actor, did="looked", to=page.enquiry, about=page.enquiry.person_id)
    already = {given.service_id for given in page.given}
    context = {"page": page, "form": form, "found": found, "already": already}
    context["more"] = address_of(request.GET.dict())
    return render(request, "enquiries/find.html", context)


@THOSE_WHO_ANSWER
@require_POST
def give(request: SignedInRequest, enquiry_id: UUID, service_id: UUID) -> HttpResponse:
    page = selectors.enquiry_page(viewer=request.actor, enquiry_id=enquiry_id)
    service = service_called(service_id=service_id)
    actions.give_service(enquiry=page.enquiry, by=request.actor, service=service)
    messages.success(request, "Written down: you told them of it")
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back) if is_ours else redirect("enquiries:show", enquiry_id)


@open_to_all("whoever asked has no account")
@never_cache
@require_http_methods(["GET", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """What an asker was told of, by their reference and how they said to reach them."""
    form = FoundForm(submitted(request))
    given = _given(request, form) if form.is_valid() else None
    return render(request, "enquiries/found.html", {"form": form, "given": given})


def _given(request: HttpRequest, form: FoundForm) -> tuple[Given, ...] | None:
    """A wrong reference and a wrong number read the same."""
    if not tries.may_try(request, at="codes"):
        form.add_error(None, TOO_MANY)
        return None
    given = given_to_asker(**form.cleaned_data)
    if given is None:
        tries.count_wrong(request, at="codes")
        form.add_error(None, NOT_FOUND)
    return given
