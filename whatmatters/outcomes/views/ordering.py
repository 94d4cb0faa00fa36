from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.outcomes import actions, selectors
from whatmatters.web.http import submitted

MOVES = ("up", "down", "top")


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def order(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Each press moves one outcome in the order there is now, so two pages can't clash."""
    page = selectors.order_page(viewer=request.actor, person_id=person_id)
    if not page.subject.standing.writes:
        raise PermissionDenied
    if submitted(request) is None:
        audit.looked(by=request.actor, at="outcomes.order", about=person_id)
        return render(request, "outcomes/order.html", {"page": page})
    moved, new_order = _pressed(request, page)
    actions.rank_outcomes(person=page.subject.person, by=request.actor, order=new_order)
    if moved:
        messages.success(request, "Moved")
        return redirect(f"{reverse('outcomes:order', args=[person_id])}#outcome-{moved}")
    messages.success(request, gettext("The order is kept"))
    return redirect("home:person", person_id)


def _pressed(request: SignedInRequest, page: selectors.OrderPage) -> tuple[UUID | None, list[UUID]]:
    """Which outcome was moved, and the order that makes; none when the order is right."""
    for where in MOVES:
        for outcome in page.outcomes:
            if request.POST.get(where) == str(outcome.pk):
                return outcome.pk, page.moved(outcome.pk, where)
    return None, [outcome.pk for outcome in page.outcomes]
