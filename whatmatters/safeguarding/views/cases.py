"""The pages of those on a case. To anybody else none of them is there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.safeguarding import actions, selectors
from whatmatters.safeguarding.models import Concern
from whatmatters.safeguarding.selectors import CasesPage
from whatmatters.web.http import asked_for


@signed_in
@require_safe
def cases(request: SignedInRequest) -> HttpResponse:
    page = selectors.cases_page(viewer=request.actor, wanted=asked_for(request, "page"))
    _write_down_list(request, page)
    return render(request, "safeguarding/cases.html", {"page": page})


@signed_in
@require_safe
def closed(request: SignedInRequest) -> HttpResponse:
    page = selectors.closed_page(viewer=request.actor, wanted=asked_for(request, "page"))
    _write_down_list(request, page)
    return render(request, "safeguarding/closed.html", {"page": page})


@signed_in
@require_safe
def case(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    page = selectors.case_page(viewer=request.actor, concern_id=concern_id)
    write_down_look(request, page.concern)
    return render(request, "safeguarding/case.html", {"page": page})


@signed_in
@require_POST
def take_on(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = selectors.concern(viewer=request.actor, concern_id=concern_id)
    actions.take_on(concern=concern, by=request.actor)
    messages.success(request, "You are on this case")
    return redirect("safeguarding:case", concern_id)


def write_down_look(request: SignedInRequest, concern: Concern) -> None:
    """That a case was opened, about whom: also where that is known in words only."""
    if concern.person_id:
        audit.looked(by=request.actor, at="safeguarding.case", about=concern.person_id)
    else:
        audit.record(by=request.actor, did="safeguarding.looked", to=concern)


def _write_down_list(request: SignedInRequest, page: CasesPage) -> None:
    audit.looked_at_list(by=request.actor, at="safeguarding.cases", about=page.shown)
