from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.brokerage.actions.providers import SAID, add_change, say_of_provider, settle_change
from whatmatters.brokerage.forms.providers import ChangeForm, ProfileForm
from whatmatters.brokerage.selectors import providers as selectors
from whatmatters.brokerage.selectors.providers import ProfilePage
from whatmatters.brokerage.views.trying import succeeds
from whatmatters.web.http import asked_for, submitted


@for_staff(Permission.PROVIDERS_LOOK)
@require_safe
def providers(request: SignedInRequest) -> HttpResponse:
    page = selectors.providers(viewer=request.actor, near=asked_for(request, "near"))
    return render(request, "brokerage/providers.html", {"page": page})


@for_staff(Permission.PROVIDERS_LOOK)
@require_safe
def provider(request: SignedInRequest, organisation_id: UUID) -> HttpResponse:
    page = selectors.profile_page(viewer=request.actor, organisation_id=organisation_id)
    return render(request, "brokerage/provider.html", {"page": page})


@for_staff(Permission.PROVIDER_PROFILE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change_provider(request: SignedInRequest, organisation_id: UUID) -> HttpResponse:
    page = _own(request, organisation_id)
    form = ProfileForm(submitted(request), initial=_now(page))
    deed = partial(say_of_provider, organisation=page.organisation, by=request.actor)
    if succeeds(form, lambda: deed(**form.cleaned_data)):
        messages.success(request, "Saved. What there is room for is as of today")
        return redirect("brokerage:provider", organisation_id)
    return render(request, "brokerage/change_provider.html", {"page": page, "form": form})


@for_staff(Permission.PROVIDER_PROFILE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def add_to_change(request: SignedInRequest, organisation_id: UUID) -> HttpResponse:
    """A line of what they offer to change, what concerns them, or help that was agreed."""
    page = _own(request, organisation_id)
    if page.profile is None:
        return redirect("brokerage:change-provider", organisation_id)
    form = ChangeForm(submitted(request))
    if form.is_valid():
        add_change(profile=page.profile, by=request.actor, **form.cleaned_data)
        return redirect("brokerage:provider", organisation_id)
    return render(request, "brokerage/add_change.html", {"page": page, "form": form})


@for_staff(Permission.PROVIDER_PROFILE_CHANGE)
@require_POST
def settle(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    step = selectors.own_step(viewer=request.actor, step_id=step_id)
    settle_change(step=step, by=request.actor)
    return redirect("brokerage:provider", step.profile.organisation_id)


def _own(request: SignedInRequest, organisation_id: UUID) -> ProfilePage:
    page = selectors.profile_page(viewer=request.actor, organisation_id=organisation_id)
    if not page.may_change:
        raise PermissionDenied
    return page


def _now(page: ProfilePage) -> dict[str, Any]:
    if page.profile is None:
        return {"read": 0}
    names = (*SAID, "capacity", "hours_free")
    said = {name: getattr(page.profile, name) for name in names}
    return said | {"areas": " ".join(page.areas), "read": page.profile.version}
