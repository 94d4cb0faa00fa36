from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.outcomes import selectors
from whatmatters.outcomes.forms import TwoPeopleForm


@signed_in
@require_safe
def two_people(request: SignedInRequest) -> HttpResponse:
    """Two lives beside each other, for talking about what outcomes are. Both are told."""
    chosen = {name: _id(request, name) for name in ("one", "other")}
    hide_names = "names_hidden" in request.GET
    page = selectors.two_people_page(viewer=request.actor, hide_names=hide_names, **chosen)
    for side in page.sides:
        audit.looked(by=request.actor, at="outcomes.two-people", about=side.person.pk)
    asked = request.GET if "other" in request.GET else None
    form = TwoPeopleForm(asked, initial=request.GET.dict(), people=page.people)
    context = {"page": page, "form": form, "names_are_hidden": hide_names}
    return render(request, "outcomes/two_people.html", context)


def _id(request: SignedInRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None
