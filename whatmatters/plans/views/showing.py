from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.people.selectors import subject
from whatmatters.plans import actions, selectors
from whatmatters.web.http import asked_for


@signed_in
@require_POST
def begin(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Open the plan that is being written, or begin one."""
    person = subject(viewer=request.actor, person_id=person_id).person
    plan = actions.start_plan(person=person, by=request.actor)
    return redirect("plans:show", plan.pk)


@also_beside
@signed_in
@require_safe
def show(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    page = selectors.plan_page(viewer=request.actor, plan_id=plan_id)
    audit.looked(by=request.actor, at="plans.plan", about=page.subject.person.pk)
    return render(request, "plans/plan.html", {"page": page})


@signed_in
@require_safe
def changes(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    beside = asked_for(request, "beside")
    page = selectors.changes_page(viewer=request.actor, plan_id=plan_id, beside=beside)
    audit.looked(by=request.actor, at="plans.changes", about=page.subject.person.pk)
    return render(request, "plans/changes.html", {"page": page})
