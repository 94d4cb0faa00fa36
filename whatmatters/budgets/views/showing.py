from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.budgets import selectors
from whatmatters.budgets.paper import sheet_of
from whatmatters.web.documents import Form, file_of
from whatmatters.web.http import asked_for


@signed_in
@require_safe
def money(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What there is, where it comes from, what it is for, and what changed and why."""
    page = selectors.money_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="budgets.money", about=person_id)
    return render(request, "budgets/money.html", {"page": page})


@signed_in
@require_safe
def version(request: SignedInRequest, budget_id: UUID) -> HttpResponse:
    """One version of the budget, with what the person says about it."""
    page = selectors.version_page(viewer=request.actor, budget_id=budget_id)
    audit.looked(by=request.actor, at="budgets.version", about=page.subject.person.pk)
    return render(request, "budgets/version.html", {"page": page})


@signed_in
@require_safe
def estimate(request: SignedInRequest, estimate_id: UUID) -> HttpResponse:
    """How an amount was worked out, with the whole rule."""
    page = selectors.estimate_page(viewer=request.actor, estimate_id=estimate_id)
    audit.looked(by=request.actor, at="budgets.estimate", about=page.subject.person.pk)
    return render(request, "budgets/estimate.html", {"page": page})


@signed_in
@gives_file("Somebody’s money on paper", holds=(DataClass.CORE, DataClass.BUDGET))
@require_safe
def paper(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.money_page(viewer=request.actor, person_id=person_id)
    return file_of(
        request,
        sheet_of(page, Form.of(asked_for(request, "form"))),
        name="money.pdf",
        once_made=partial(audit.took_copy, by=request.actor, at="budgets.paper", about=person_id),
    )
