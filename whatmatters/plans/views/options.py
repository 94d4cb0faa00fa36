from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.plans import actions, selectors
from whatmatters.plans.forms import OptionForm, ReadForm
from whatmatters.plans.views.trying import gone, is_too_late, opened, succeeds, to_plan
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted


@signed_in
@require_safe
def options(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Up to three ways it could be, side by side."""
    page = selectors.options_page(viewer=request.actor, plan_id=plan_id)
    audit.looked(by=request.actor, at="plans.options", about=page.page.subject.person.pk)
    return render(request, "plans/options.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def add_option(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    page = selectors.new_option_page(viewer=request.actor, plan_id=plan_id)
    opened(request, page.page.subject, at="plans.add-option")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = OptionForm(submitted(request), page=page)
    add = partial(actions.add_option, plan=page.plan, by=request.actor)
    if succeeds(form, lambda: add(**form.option)):
        return redirect("plans:options", page.plan.pk)
    return render(request, "plans/option.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def change_option(request: SignedInRequest, option_id: UUID) -> HttpResponse:
    try:
        page = selectors.option_page(viewer=request.actor, option_id=option_id)
    except Http404:
        return gone(request, OptionForm)
    opened(request, page.page.subject, at="plans.change-option")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = OptionForm(submitted(request), page=page)
    change = partial(actions.change_option, option=page.option, by=request.actor)
    if succeeds(form, lambda: change(read=form.cleaned_data["read"], **form.option)):
        return redirect("plans:options", page.plan.pk)
    return render(request, "plans/option.html", {"page": page, "form": form})


@signed_in
@require_POST
def remove_option(request: SignedInRequest, option_id: UUID) -> HttpResponse:
    page = selectors.option_page(viewer=request.actor, option_id=option_id)
    opened(request, page.page.subject, at="plans.remove-option")
    form = PlainForm(submitted(request))
    if succeeds(form, partial(actions.remove_option, option=page.option, by=request.actor)):
        return redirect("plans:options", page.plan.pk)
    return render(request, "plans/use_option.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def use_option(request: SignedInRequest, option_id: UUID) -> HttpResponse:
    """Let the plan be this, once shown what is then taken out of it."""
    page = selectors.option_page(viewer=request.actor, option_id=option_id)
    opened(request, page.page.subject, at="plans.use-option")
    if is_too_late(request, page.plan):
        return to_plan(page.plan)
    form = ReadForm(submitted(request), initial={"read": page.plan.version})
    use = partial(actions.use_option, option=page.option, by=request.actor)
    if succeeds(form, lambda: use(**form.cleaned_data)):
        return redirect("plans:costs", page.plan.pk)
    return render(request, "plans/use_option.html", {"page": page, "form": form})
