from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes import actions, selectors
from whatmatters.outcomes.forms import ChangeBarrierForm, NameBarrierForm
from whatmatters.outcomes.models import Outcome
from whatmatters.outcomes.views.showing import shown
from whatmatters.web.http import submitted


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def name_barrier(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    page = selectors.outcome_page(viewer=request.actor, outcome_id=outcome_id)
    if not page.subject.standing.writes:
        raise PermissionDenied
    if submitted(request) is None:
        return redirect("outcomes:show", outcome_id)
    form = NameBarrierForm(request.POST, others=page.others, auto_id="barrier_%s")
    if form.is_valid():
        actions.name_barrier(
            person=page.outcome.person,
            by=request.actor,
            words=form.cleaned_data["words"],
            blocks=[page.outcome, *_chosen(page.others, form.cleaned_data.get("also", []))],
        )
        return _back(outcome_id)
    return shown(request, page, barrier_form=form)


@signed_in
@require_http_methods(["GET", "POST"])
def change_barrier(request: SignedInRequest, outcome_id: UUID, barrier_id: UUID) -> HttpResponse:
    page = _page(request, outcome_id, barrier_id)
    form = _form(request, page)
    if form.is_valid():
        try:
            answers = dict(form.cleaned_data)
            answers["blocks"] = _chosen(page.outcomes, answers["blocks"])
            actions.change_barrier(barrier=page.barrier, by=request.actor, **answers)
            return _back(outcome_id)
        except Stale as refusal:
            page = _page(request, outcome_id, barrier_id)
            form.show_again(version=page.barrier.version)
            form.add_error(None, str(refusal))
    audit.looked(by=request.actor, at="outcomes.barrier", about=page.subject.person.pk)
    return render(request, "outcomes/barrier.html", {"page": page, "form": form})


def _page(request: SignedInRequest, outcome_id: UUID, barrier_id: UUID) -> selectors.BarrierPage:
    page = selectors.barrier_page(
        viewer=request.actor, outcome_id=outcome_id, barrier_id=barrier_id
    )
    if not page.subject.standing.writes:
        raise PermissionDenied
    return page


def _form(request: SignedInRequest, page: selectors.BarrierPage) -> ChangeBarrierForm:
    begun = {
        "state": page.barrier.state,
        "on": clock.today(),
        "blocks": [str(pk) for pk in page.blocked],
        "read": page.barrier.version,
    }
    return ChangeBarrierForm(submitted(request), initial=begun, outcomes=page.outcomes)


def _chosen(offered: tuple[Outcome, ...], ids: list[UUID]) -> list[Outcome]:
    return [outcome for outcome in offered if outcome.pk in ids]


def _back(outcome_id: UUID) -> HttpResponse:
    return redirect(f"{reverse('outcomes:show', args=[outcome_id])}#barriers")
