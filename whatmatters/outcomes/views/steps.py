from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.foundations import clock
from whatmatters.outcomes import actions, selectors
from whatmatters.outcomes.forms import AddStepForm, StepForm
from whatmatters.outcomes.forms.steps import Stands
from whatmatters.outcomes.models import AlreadyEnded, Step, StepIsSettled
from whatmatters.outcomes.views.showing import shown
from whatmatters.web.http import submitted


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def add_step(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    page = selectors.outcome_page(viewer=request.actor, outcome_id=outcome_id)
    if not page.subject.standing.writes:
        raise PermissionDenied
    if submitted(request) is None:
        return redirect("outcomes:show", outcome_id)
    form = AddStepForm(request.POST, auto_id="step_%s")
    if form.is_valid():
        try:
            actions.add_step(outcome=page.outcome, by=request.actor, **form.cleaned_data)
            return _back(outcome_id)
        except AlreadyEnded as refusal:
            form.add_error(None, str(refusal))
    return shown(request, page, step_form=form)


@also_beside
@signed_in
@require_POST
def finish_step(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """One press: it is done, today."""
    page = _page(request, step_id)
    try:
        actions.finish_step(step=page.step, by=request.actor, done_on=clock.today())
        messages.success(request, gettext("That step is done"))
    except (AlreadyEnded, StepIsSettled) as refusal:
        messages.warning(request, str(refusal))
    return _back(page.step.outcome_id)


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def step(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """How a step stands, since which day: done, let go, or still to do after all."""
    page = _page(request, step_id)
    begun = {"stands": Stands.of(page.step), "on": page.step.settled_on or clock.today()}
    form = StepForm(submitted(request), initial=begun)
    if form.is_valid():
        try:
            _stand(page.step, request.actor, **form.cleaned_data)
            return _back(page.step.outcome_id)
        except (AlreadyEnded, StepIsSettled) as refusal:
            form.add_error(None, str(refusal))
    audit.looked(by=request.actor, at="outcomes.step", about=page.subject.person.pk)
    return render(request, "outcomes/step.html", {"page": page, "form": form})


def _stand(step: Step, by: Actor, *, stands: Stands, on: date) -> None:
    if stands == Stands.DONE:
        actions.finish_step(step=step, by=by, done_on=on)
    elif stands == Stands.LET_GO:
        actions.let_go_step(step=step, by=by, on=on)
    else:
        actions.put_back_step(step=step, by=by)


def _page(request: SignedInRequest, step_id: UUID) -> selectors.StepPage:
    page = selectors.step_page(viewer=request.actor, step_id=step_id)
    if not page.subject.standing.writes:
        raise PermissionDenied
    return page


def _back(outcome_id: UUID) -> HttpResponse:
    return redirect(f"{reverse('outcomes:show', args=[outcome_id])}#steps")
