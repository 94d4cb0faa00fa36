from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.plans import actions, selectors
from whatmatters.plans.forms import CostForm, KeepBackForm
from whatmatters.plans.views.trying import gone, is_too_late, opened, succeeds, to_plan
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted


@signed_in
@require_safe
def costs(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Everything that helps, free and paid, and what it comes to."""
    page = selectors.costs_page(viewer=request.actor, plan_id=plan_id)
    audit.looked(by=request.actor, at="plans.costs", about=page.page.subject.person.pk)
    return render(request, "plans/costs.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def add_cost(request: SignedInRequest, action_id: UUID) -> HttpResponse:
    """Say what something costs: one price is enough."""
    try:
        page = selectors.new_cost_page(viewer=request.actor, action_id=action_id)
    except Http404:
        return gone(request, CostForm)
    opened(request, page.subject, at="plans.add-cost")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = CostForm(submitted(request), page=page)
    add = partial(actions.add_cost_line, action=page.action, by=request.actor)
    if succeeds(form, lambda: add(**form.cost)):
        return redirect("plans:costs", page.plan.pk)
    return render(request, "plans/cost.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def change_cost(request: SignedInRequest, cost_id: UUID) -> HttpResponse:
    try:
        page = selectors.cost_page(viewer=request.actor, cost_id=cost_id)
    except Http404:
        return gone(request, CostForm)
    opened(request, page.subject, at="plans.change-cost")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = CostForm(submitted(request), page=page)
    change = partial(actions.change_cost_line, line=page.line, by=request.actor)
    if succeeds(form, lambda: change(read=form.cleaned_data["read"], **form.cost)):
        return redirect("plans:costs", page.plan.pk)
    return render(request, "plans/cost.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def remove_cost(request: SignedInRequest, cost_id: UUID) -> HttpResponse:
    """Take a cost out of the draft, once asked whether that is meant."""
    try:
        page = selectors.cost_page(viewer=request.actor, cost_id=cost_id)
    except Http404:
        return gone(request, CostForm)
    opened(request, page.subject, at="plans.take-out-cost")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = PlainForm(submitted(request))
    if succeeds(form, partial(actions.remove_cost_line, line=page.line, by=request.actor)):
        return redirect("plans:costs", page.plan.pk)
    return render(request, "plans/remove_cost.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def keep_back(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """How much of it is kept back for what may come."""
    page = selectors.costs_page(viewer=request.actor, plan_id=plan_id)
    opened(request, page.page.subject, at="plans.keep-back")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = KeepBackForm(submitted(request), plan=page.plan)
    keep = partial(actions.keep_back, plan=page.plan, by=request.actor)
    if succeeds(form, lambda: keep(**form.cleaned_data)):
        return redirect("plans:costs", page.plan.pk)
    return render(request, "plans/keep_back.html", {"page": page, "form": form})
