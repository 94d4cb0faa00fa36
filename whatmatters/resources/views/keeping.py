"""The pages of those who keep the directory: what they were told, and putting it right."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.resources.actions import telling as actions
from whatmatters.resources.forms.telling import CorrectForm, DealForm
from whatmatters.resources.models import AlreadyDealtWith, Told
from whatmatters.resources.selectors.pages import one_told, service_called, told_page
from whatmatters.web.http import asked_for, submitted

KEEPERS = for_staff(Permission.DIRECTORY_KEEP)


@KEEPERS
@require_safe
def told(request: SignedInRequest) -> HttpResponse:
    page = told_page(viewer=request.actor, wanted=asked_for(request, "page"))
    return render(request, "resources/told.html", {"page": page})


@KEEPERS
@require_http_methods(["GET", "POST"])
def deal_with(request: SignedInRequest, told_id: UUID) -> HttpResponse:
    one = one_told(viewer=request.actor, told_id=told_id)
    form = DealForm(submitted(request), told=one)
    if form.is_valid():
        try:
            actions.deal_with(told=one, by=request.actor, **form.cleaned_data)
        except AlreadyDealtWith as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "Thank you. It is dealt with")
            return redirect("resources:told")
    return render(request, "resources/deal_with.html", {"told": one, "form": form})


@KEEPERS
@require_POST
def check(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    actions.check(service=service_called(service_id=service_id), by=request.actor)
    messages.success(request, "Checked today")
    return redirect("resources:show", service_id)


@KEEPERS
@require_http_methods(["GET", "POST"])
def correct(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Change what it says. Where somebody told us, that is dealt with too."""
    service = service_called(service_id=service_id)
    form = CorrectForm(submitted(request), service=service)
    one = _told(request, service_id)
    if form.is_valid():
        actions.correct(service=service, by=request.actor, **form.cleaned_data)
        if one is not None and one.closed_at is None:
            with suppress(AlreadyDealtWith):
                actions.deal_with(told=one, by=request.actor, ending=Told.Ending.CORRECTED)
        messages.success(request, "Put right, and checked today")
        return redirect("resources:told")
    context = {"service": service, "form": form, "told": one}
    return render(request, "resources/correct.html", context)


def _told(request: SignedInRequest, service_id: UUID) -> Told | None:
    """What was told of this service, if that is what led here."""
    try:
        one = one_told(viewer=request.actor, told_id=UUID(asked_for(request, "told")))
    except ValueError:
        return None
    return one if one.service_id == service_id else None
