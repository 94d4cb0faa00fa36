"""One outcome at a time. Each part of the page is a form of its own, saved by itself."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.foundations.models import Stale
from whatmatters.reviews import selectors
from whatmatters.reviews.models import ReviewNotReady
from whatmatters.reviews.selectors import LookPage
from whatmatters.reviews.views.parts import Part, forms_of, part_sent, save
from whatmatters.web.forms import PlainForm


@signed_in
@require_http_methods(["GET", "POST"])
def look(request: SignedInRequest, review_id: UUID, outcome_id: UUID) -> HttpResponse:
    page = selectors.look_page(viewer=request.actor, review_id=review_id, outcome_id=outcome_id)
    if request.method != "POST":
        return _shown(request, page, forms_of(page))
    part = part_sent(request.POST)
    forms = forms_of(page, part, request.POST)
    if part not in forms:
        raise PermissionDenied
    form = forms[part]
    if form.is_valid():
        try:
            save(part, page, request.actor, form)
        except ReviewNotReady as reason:
            form.add_error(None, str(reason))
        except Stale:
            return _shown_with_both(request, review_id, outcome_id, part)
        else:
            return _onward(request, page, part)
    return _shown(request, page, forms, asked=part)


def _shown(
    request: SignedInRequest,
    page: LookPage,
    forms: Mapping[Part, PlainForm],
    *,
    asked: Part | None = None,
    stale: Part | None = None,
) -> HttpResponse:
    if not forms or (page.review.is_done and asked is None):
        return redirect("reviews:show", page.review.pk)
    audit.looked(by=request.actor, at="reviews.look", about=page.review.person_id)
    template = "reviews/look_mine.html" if page.subject.standing.is_self else "reviews/look.html"
    context = {"page": page, "forms": forms, "form": asked and forms[asked], "stale": stale}
    return render(request, template, context)


def _shown_with_both(
    request: SignedInRequest, review_id: UUID, outcome_id: UUID, part: Part
) -> HttpResponse:
    """What the other wrote above, what was typed still in the boxes, and the new version."""
    page = selectors.look_page(viewer=request.actor, review_id=review_id, outcome_id=outcome_id)
    sent = request.POST.copy()
    sent["read"] = str(forms_of(page)[part]["read"].value())
    return _shown(request, page, forms_of(page, part, sent), asked=part, stale=part)


def _onward(request: SignedInRequest, page: LookPage, part: Part) -> HttpResponse:
    """On to the next part, the next outcome, or the review."""
    here = reverse("reviews:look", args=[page.review.pk, page.outcome.pk])
    is_last_part = part == Part.ADJUST or page.subject.standing.is_self
    if not is_last_part:
        messages.success(request, "Saved")
        return redirect(f"{here}#{part.following}")
    if page.subject.standing.is_self:
        messages.success(request, "Thank you. What you said is kept")
    else:
        messages.success(request, "Saved")
    if page.next_id:
        return redirect("reviews:look", page.review.pk, page.next_id)
    return redirect("reviews:show", page.review.pk)
