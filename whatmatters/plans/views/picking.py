from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.plans import selectors
from whatmatters.plans.views.trying import is_too_late, opened, to_plan
from whatmatters.resources.forms.finding import FindForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def choose(request: SignedInRequest, aim_id: UUID) -> HttpResponse:
    """What could help with this outcome. What is looked for is sent, and in no address."""
    form = FindForm(submitted(request))
    is_searched = form.is_bound and form.is_valid() and form.is_asked
    wanted = form.wanted if is_searched else None
    page = selectors.pick_page(viewer=request.actor, aim_id=aim_id, wanted=wanted)
    opened(request, page.subject, at="plans.choose")
    if is_too_late(request, page.plan) or not page.plan.is_draft:
        return to_plan(page.plan)
    form.initial = {"place": page.place}
    context = {"page": page, "form": form, "is_searched": is_searched}
    return render(request, "plans/choose.html", context)
