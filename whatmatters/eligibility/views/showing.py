from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.eligibility import actions, selectors
from whatmatters.eligibility.forms import BeginForm, DisagreeForm, LaneForm, ToldForm
from whatmatters.eligibility.views.trying import looked, tried
from whatmatters.foundations import clock
from whatmatters.web.http import submitted


@signed_in
@require_safe
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.of_person_page(viewer=request.actor, person_id=person_id)
    looked(request, person_id, at="eligibility.of-person")
    form = BeginForm(None, caring=page.caring) if page.may_begin_as_carer else None
    return render(request, "eligibility/of_person.html", {"page": page, "form": form})


@signed_in
@require_safe
def checklist(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.checklist_page(viewer=request.actor, person_id=person_id)
    looked(request, person_id, at="eligibility.checklist")
    return render(request, "eligibility/checklist.html", {"page": page})


@signed_in
@require_safe
def decision(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    page = selectors.decision_page(viewer=request.actor, decision_id=decision_id)
    looked(request, page.subject.person.pk, at="eligibility.decision")
    return render(request, "eligibility/decision.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def disagree(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    """The person sees it differently; or a practitioner writes down that they do."""
    page = selectors.decision_page(viewer=request.actor, decision_id=decision_id)
    require(request.actor, Permission.ELIGIBILITY_DISAGREE, page.decision)
    form = DisagreeForm(submitted(request), asks_who=page.subject.standing.is_practitioner)
    if tried(
        form,
        lambda: actions.disagree(decision=page.decision, by=request.actor, **form.cleaned_data),
    ):
        messages.success(request, gettext("Thank you. It stands beside the decision"))
        return redirect("eligibility:decision", decision_id)
    looked(request, page.subject.person.pk, at="eligibility.disagree")
    return render(request, "eligibility/disagree.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def told(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    page = selectors.decision_page(viewer=request.actor, decision_id=decision_id)
    require(request.actor, Permission.ELIGIBILITY_DECIDE, page.subject.person)
    form = ToldForm(submitted(request), initial={"on": clock.today()})
    if tried(
        form, lambda: actions.tell(decision=page.decision, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, "It is written down")
        return redirect("eligibility:decision", decision_id)
    looked(request, page.subject.person.pk, at="eligibility.told")
    return render(request, "eligibility/told.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def lane(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    """Say which of the things they want early help is for."""
    page = selectors.lane_page(viewer=request.actor, episode_id=episode_id)
    form = LaneForm(submitted(request), others=page.others)
    if tried(
        form, lambda: actions.lane_for(lane=page.lane, by=request.actor, outcomes=form.chosen)
    ):
        messages.success(request, "It is for that too now")
        return redirect("eligibility:lane", episode_id)
    looked(request, page.subject.person.pk, at="eligibility.lane")
    return render(request, "eligibility/lane.html", {"page": page, "form": form})
