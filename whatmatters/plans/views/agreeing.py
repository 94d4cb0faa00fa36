from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.plans import actions, selectors
from whatmatters.plans.forms import EndForm, agreements_asked
from whatmatters.plans.views.trying import opened, succeeds, to_plan
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def agree(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Say that one agrees; or, for a practitioner, that the person has said so."""
    page = selectors.plan_page(viewer=request.actor, plan_id=plan_id)
    opened(request, page.subject, at="plans.agree")
    if request.method == "POST":
        require(request.actor, Permission.PLAN_AGREE, page.plan)
    asked = agreements_asked(page, submitted(request))
    form = next((form for form in asked.values() if form.is_bound), None)
    if form and succeeds(
        form, lambda: actions.agree_plan(plan=page.plan, by=request.actor, **form.agreement)
    ):
        messages.success(request, gettext("Thank you. It is written down"))
        return to_plan(page.plan)
    if not page.may_agree and form is None:
        return to_plan(page.plan)
    return render(request, "plans/agree.html", {"page": page, "asked": asked, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """End the plan without another to follow."""
    page = selectors.plan_page(viewer=request.actor, plan_id=plan_id)
    opened(request, page.subject, at="plans.end")
    form = EndForm(submitted(request))
    if succeeds(
        form, lambda: actions.end_plan(plan=page.plan, by=request.actor, **form.cleaned_data)
    ):
        return to_plan(page.plan)
    return render(request, "plans/end.html", {"page": page, "form": form})
