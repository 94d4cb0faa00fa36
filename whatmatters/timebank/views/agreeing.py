from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.timebank import actions, selectors
from whatmatters.timebank.forms import EndForm, OpenForm, TermsForm
from whatmatters.timebank.views.trying import Given, looked, succeeds, to_time
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """So much time a week, that a provider holds."""
    page = selectors.time_to_open(viewer=request.actor, person_id=person_id)
    form = OpenForm(submitted(request), places=page.places)
    given: Given = {"person": page.subject.person, "by": request.actor}
    if succeeds(form, lambda: actions.open_time_budget(**given, **form.cleaned_data)):
        return to_time(request, person_id)
    looked(request, "timebank.begin", person_id)
    return render(request, "timebank/begin.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest, time_id: UUID) -> HttpResponse:
    """Other terms from a day on."""
    page = selectors.time_to_agree(viewer=request.actor, budget_id=time_id)
    form = TermsForm(submitted(request), budget=page.budget)
    given: Given = {"budget": page.budget, "by": request.actor}
    if succeeds(form, lambda: actions.change_terms(**given, **form.cleaned_data)):
        return to_time(request, page.budget.person_id)
    looked(request, "timebank.change", page.budget.person_id)
    return render(request, "timebank/change.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, time_id: UUID) -> HttpResponse:
    page = selectors.time_to_agree(viewer=request.actor, budget_id=time_id)
    form = EndForm(submitted(request))
    given: Given = {"budget": page.budget, "by": request.actor}
    if succeeds(form, lambda: actions.close_time_budget(**given, **form.cleaned_data)):
        return to_time(request, page.budget.person_id)
    looked(request, "timebank.end", page.budget.person_id)
    return render(request, "timebank/end.html", {"page": page, "form": form})
