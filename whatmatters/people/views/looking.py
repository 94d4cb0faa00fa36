from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.people.selectors import looking


@signed_in
@require_safe
def who_looked(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    number = request.GET.get("page", 1)
    page = looking.who_looked(viewer=request.actor, person_id=person_id, number=number)
    audit.looked(by=request.actor, at="people.who-looked", about=person_id)
    return render(request, "people/who_looked.html", {"page": page})
