from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.outcomes import selectors
from whatmatters.outcomes.forms import AddStepForm, NameBarrierForm


@also_beside
@signed_in
@require_safe
def show(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    page = selectors.outcome_page(viewer=request.actor, outcome_id=outcome_id)
    return shown(request, page)


def shown(
    request: SignedInRequest,
    page: selectors.OutcomePage,
    *,
    step_form: AddStepForm | None = None,
    barrier_form: NameBarrierForm | None = None,
) -> HttpResponse:
    """The page of an outcome, with whatever was typed on it still there."""
    audit.looked(by=request.actor, at="outcomes.outcome", about=page.outcome.person_id)
    context = {
        "page": page,
        "step_form": step_form or AddStepForm(auto_id="step_%s"),
        "barrier_form": barrier_form or NameBarrierForm(others=page.others, auto_id="barrier_%s"),
        "form": step_form or barrier_form,
    }
    return render(request, "outcomes/outcome.html", context)
