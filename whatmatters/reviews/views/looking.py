"""One outcome at a time. The page is sent whole, and each part of it is saved by itself."""

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
from whatmatters.access.routes import signed_in
from whatmatters.foundations.models import Stale
from whatmatters.people.standing import Standing
from whatmatters.reviews import selectors
from whatmatters.reviews.selectors import LookPage
from whatmatters.reviews.views.parts import Forms, NotSaved, Part, Several, forms_of, save
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def look(request: SignedInRequest, review_id: UUID, outcome_id: UUID) -> HttpResponse:
    page = selectors.look_page(viewer=request.actor, review_id=review_id, outcome_id=outcome_id)
    forms = forms_of(page, submitted(request))
    if request.method != "POST":
        if not forms or page.review.is_done:
            return redirect("reviews:show", review_id)
        return _shown(request, page, forms)
    if not forms:
        raise PermissionDenied
    if Several(forms).errors:
        return _shown(request, page, forms)
    try:
        save(page, request.actor, forms)
    except NotSaved as refusal:
        return _shown_again(request, page, forms, refusal)
    if any(form.is_bound for form in forms.values()):
        messages.success(request, _thanks(page))
    return _onward(request, page)


def _thanks(page: LookPage) -> str:
    is_self = page.subject.standing.is_self
    return gettext("Thank you. What you said is kept") if is_self else gettext("Saved")


def _shown(
    request: SignedInRequest, page: LookPage, forms: Forms, *, stale: Part | None = None
) -> HttpResponse:
    audit.looked(by=request.actor, at="reviews.look", about=page.review.person_id)
    context = {"page": page, "forms": forms, "form": Several(forms), "stale": stale}
    return render(request, _template(page.subject.standing), context)


def _template(standing: Standing) -> str:
    if standing.is_self:
        return "reviews/look_mine.html"
    return "reviews/look_for_them.html" if standing.speaks_for_them else "reviews/look.html"


def _shown_again(
    request: SignedInRequest, page: LookPage, forms: Forms, refusal: NotSaved
) -> HttpResponse:
    """Every word typed is still in its box.

    Where somebody else wrote meanwhile, theirs stands above, with the version there is now.
    """
    if not isinstance(refusal.reason, Stale):
        forms[refusal.part].add_error(None, str(refusal.reason))
        return _shown(request, page, forms)
    page = selectors.look_page(
        viewer=request.actor, review_id=page.review.pk, outcome_id=page.outcome.pk
    )
    sent = request.POST.copy()
    sent[f"{refusal.part}-read"] = str(forms_of(page)[refusal.part]["read"].value())
    return _shown(request, page, forms_of(page, sent), stale=refusal.part)


def _onward(request: SignedInRequest, page: LookPage) -> HttpResponse:
    """On to the next part, the next outcome, or the review."""
    go = request.POST.get("go", "")
    if go in set(Part):
        here = reverse("reviews:look", args=[page.review.pk, page.outcome.pk])
        return redirect(f"{here}#{go}")
    if page.next_id:
        return redirect("reviews:look", page.review.pk, page.next_id)
    return redirect("reviews:show", page.review.pk)
