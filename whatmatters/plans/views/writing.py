from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.plans import actions, selectors
from whatmatters.plans.forms import AimsForm, WriteForm
from whatmatters.plans.views.trying import gone, is_too_late, opened, succeeds, to_plan
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """What happens if things go wrong, and when to look back."""
    page = selectors.plan_page(viewer=request.actor, plan_id=plan_id)
    opened(request, page.subject, at="plans.write")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = WriteForm(submitted(request), plan=page.plan)
    if succeeds(
        form, lambda: actions.write_plan(plan=page.plan, by=request.actor, **form.cleaned_data)
    ):
        return to_plan(page.plan)
    return render(request, "plans/write.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def add_aims(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Choose outcomes that this plan does not serve yet."""
    page = selectors.aims_page(viewer=request.actor, plan_id=plan_id)
    opened(request, page.subject, at="plans.add-outcomes")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = AimsForm(submitted(request), page=page)
    if succeeds(
        form, lambda: actions.add_aims(plan=page.plan, by=request.actor, **form.cleaned_data)
    ):
        return to_plan(page.plan)
    return render(request, "plans/add_aims.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def remove_aim(request: SignedInRequest, aim_id: UUID) -> HttpResponse:
    """Take an outcome out of the draft, once asked whether that is meant."""
    try:
        page = selectors.new_action_page(viewer=request.actor, aim_id=aim_id)
    except Http404:
        return gone(request)
    opened(request, page.subject, at="plans.take-out-outcome")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = PlainForm(submitted(request))
    if succeeds(form, partial(actions.remove_aim, aim=page.aim, by=request.actor)):
        return to_plan(page.plan)
    return render(request, "plans/remove_aim.html", {"page": page, "form": form})
