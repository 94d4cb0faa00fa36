"""A question to the person alone about working together; and what all said, in counts."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.reviews import actions, selectors
from whatmatters.reviews.asking import HowWeWorkForm
from whatmatters.reviews.models import TooLate
from whatmatters.reviews.selectors import QuestionPage
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def question(request: SignedInRequest, asked_id: UUID) -> HttpResponse:
    """Answer, or say that one would rather not."""
    page = selectors.question_page(viewer=request.actor, asked_id=asked_id)
    if not page.subject.standing.is_self:
        raise PermissionDenied
    form = HowWeWorkForm(submitted(request), asks=page.asked.asks)
    if form.is_valid() and _kept(request, page, form):
        messages.success(request, _("Thank you"))
        return redirect("home:mine")
    audit.looked(by=request.actor, at="reviews.question", about=page.subject.person.pk)
    return render(request, "reviews/question.html", {"page": page, "form": form})


def _kept(request: SignedInRequest, page: QuestionPage, form: HowWeWorkForm) -> bool:
    try:
        if form.is_refused:
            actions.refuse_how_we_work(asked=page.asked, by=request.actor)
        else:
            actions.answer_how_we_work(asked=page.asked, by=request.actor, **form.cleaned_data)
    except TooLate as reason:
        form.add_error(None, str(reason))
        return False
    return True


@for_staff(Permission.TEAM_VIEW)
@require_safe
def relationship(request: SignedInRequest) -> HttpResponse:
    """What people said about working with us, for learning."""
    page = selectors.together_page(viewer=request.actor)
    return render(request, "reviews/relationship.html", {"page": page})
