from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.reviews import actions, selectors
from whatmatters.reviews.asking import AloneForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def alone(request: SignedInRequest, review_id: UUID, outcome_id: UUID) -> HttpResponse:
    """The person answers a review's question again, on their own."""
    page = selectors.alone_page(viewer=request.actor, review_id=review_id, outcome_id=outcome_id)
    if not page.subject.standing.is_self:
        raise PermissionDenied
    form = AloneForm(submitted(request))
    if form.is_valid():
        actions.answer_alone(
            review=page.review, outcome=page.outcome, by=request.actor, **form.cleaned_data
        )
        messages.success(request, _("Thank you. What you said is kept"))
        return redirect("reviews:show", review_id)
    audit.looked(by=request.actor, at="reviews.alone", about=page.subject.person.pk)
    return render(request, "reviews/alone.html", {"page": page, "form": form})
