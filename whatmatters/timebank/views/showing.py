from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.timebank import selectors
from whatmatters.web.http import asked_for


@signed_in
@require_safe
def of(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """How much time is left, what comes next, and what can be done about it."""
    page = selectors.time_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="timebank.of", about=person_id)
    return render(request, "timebank/time.html", {"page": page})


@signed_in
@require_safe
def account(request: SignedInRequest, time_id: UUID) -> HttpResponse:
    """All that came and went, the newest first, and the terms."""
    number = asked_for(request, "page")
    page = selectors.account_page(viewer=request.actor, budget_id=time_id, number=number)
    audit.looked(by=request.actor, at="timebank.account", about=page.subject.person.pk)
    return render(request, "timebank/account.html", {"page": page})


@for_staff(Permission.TIME_LOOK)
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    """Whose time runs out soon, and how much of it is used."""
    page = selectors.overview_page(viewer=request.actor)
    named = {one.budget.person_id for one in (*page.soon, *page.over)}
    classes = (DataClass.CORE, DataClass.BUDGET)
    audit.looked_at_list(
        by=request.actor, at="timebank.overview", about=sorted(named), classes=classes
    )
    return render(request, "timebank/overview.html", {"page": page})
