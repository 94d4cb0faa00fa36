from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.access.routes import signed_in
from whatmatters.safeguarding import actions, selectors
from whatmatters.safeguarding.forms import ConfidenceForm
from whatmatters.web.http import submitted

CONFIDED = (DataClass.CONFIDENCES,)


@signed_in
@require_safe
def confidences(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.confidences_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="safeguarding.confidences", about=person_id, classes=CONFIDED)
    return render(request, "safeguarding/confidences.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def confide(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.confidences_page(viewer=request.actor, person_id=person_id)
    if not page.may_keep:
        raise PermissionDenied
    form = ConfidenceForm(submitted(request))
    if form.is_valid():
        actions.keep_confidence(person=page.subject.person, by=request.actor, **form.cleaned_data)
        messages.success(request, "It is kept")
        return redirect("safeguarding:confidences", person_id)
    audit.looked(by=request.actor, at="safeguarding.confide", about=person_id, classes=CONFIDED)
    return render(request, "safeguarding/confide.html", {"page": page, "form": form})
