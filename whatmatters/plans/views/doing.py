from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, may
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.plans import actions, selectors
from whatmatters.plans.forms import ActionForm, ChangedActionForm, TickForm
from whatmatters.plans.views.trying import gone, is_too_late, opened, succeeds, to_plan
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def add_action(request: SignedInRequest, aim_id: UUID) -> HttpResponse:
    """Who will do what for this outcome."""
    try:
        page = selectors.new_action_page(
            viewer=request.actor, aim_id=aim_id, chosen=request.GET.dict()
        )
    except Http404:
        return gone(request)
    opened(request, page.subject, at="plans.add-action")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = ActionForm(submitted(request), page=page)
    if succeeds(
        form, lambda: actions.add_action(aim=page.aim, by=request.actor, **form.cleaned_data)
    ):
        return to_plan(page.plan, page.aim)
    return render(request, "plans/action.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def change_action(request: SignedInRequest, action_id: UUID) -> HttpResponse:
    try:
        page = selectors.action_page(viewer=request.actor, action_id=action_id)
    except Http404:
        return gone(request)
    opened(request, page.subject, at="plans.change-action")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = ChangedActionForm(submitted(request), page=page)
    change = partial(actions.change_action, action=page.action, by=request.actor)
    if succeeds(form, lambda: change(**form.cleaned_data)):
        return to_plan(page.plan, page.aim)
    return render(request, "plans/action.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def remove_action(request: SignedInRequest, action_id: UUID) -> HttpResponse:
    """Take something out of the draft, once asked whether that is meant."""
    try:
        page = selectors.action_page(viewer=request.actor, action_id=action_id)
    except Http404:
        return gone(request)
    opened(request, page.subject, at="plans.take-out-action")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = PlainForm(submitted(request))
    if succeeds(form, partial(actions.remove_action, action=page.action, by=request.actor)):
        return to_plan(page.plan, page.aim)
    return render(request, "plans/remove_action.html", {"page": page, "form": form})


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def tick(request: SignedInRequest, action_id: UUID) -> HttpResponse:
    """Say when something was done, or that it was not after all."""
    page = selectors.action_page(viewer=request.actor, action_id=action_id)
    if not may(request.actor, Permission.ACTION_TICK, page.action):
        raise PermissionDenied
    form = TickForm(submitted(request), initial={"done_on": page.action.done_on})
    do = partial(actions.tick_action, action=page.action, by=request.actor)
    if succeeds(form, lambda: do(**form.cleaned_data)):
        return _back(request) or to_plan(page.plan, page.aim)
    audit.looked(by=request.actor, at="plans.tick", about=page.subject.person.pk)
    return render(request, "plans/tick.html", {"page": page, "form": form})


def _back(request: SignedInRequest) -> HttpResponse | None:
    """To the page of ours that the button stood on, if it said which."""
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back) if is_ours else None
