from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.budgets import actions, selectors
from whatmatters.budgets.forms import AgreeForm, WorkOutForm, reply_form
from whatmatters.budgets.views.trying import Given, looked, succeeds, to_money
from whatmatters.web.http import asked_for, submitted


@signed_in
@require_http_methods(["GET", "POST"])
def work_out(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What support may cost, by a rule."""
    asked = asked_for(request, "rule")
    page = selectors.work_out_page(viewer=request.actor, person_id=person_id, rule=asked)
    form = WorkOutForm(submitted(request), rule=page.rule)
    person = page.subject.person
    if succeeds(
        form, lambda: actions.work_out_budget(person=person, by=request.actor, **form.given)
    ):
        return to_money(request, person_id)
    looked(request, "budgets.work-out", person_id)
    return render(request, "budgets/work_out.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def agree(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Agree the first budget, or the next with why it changes."""
    page = selectors.money_page(viewer=request.actor, person_id=person_id)
    if not page.may.agree:
        raise PermissionDenied
    form = AgreeForm(submitted(request), page=page)
    given: Given = {"person": page.subject.person, "by": request.actor, "estimate": page.estimate}
    if succeeds(form, lambda: actions.agree_budget(**given, **form.cleaned_data)):
        return to_money(request, person_id)
    looked(request, "budgets.agree", person_id)
    return render(request, "budgets/agree.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def say(request: SignedInRequest, budget_id: UUID) -> HttpResponse:
    """What the person says about a version, or told somebody."""
    page = selectors.version_page(viewer=request.actor, budget_id=budget_id)
    if not page.may.write:
        raise PermissionDenied
    known_as, budget = page.subject.known_as, page.version.budget
    form = reply_form(submitted(request), is_self=page.is_self, known_as=known_as)
    given: Given = {"budget": budget, "by": request.actor}
    if succeeds(form, lambda: actions.reply_to_budget(**given, **form.cleaned_data)):
        return redirect("budgets:version", budget_id)
    looked(request, "budgets.say", page.subject.person.pk)
    return render(request, "budgets/say.html", {"page": page, "form": form})
