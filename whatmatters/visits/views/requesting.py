"""What people ask of a provider, and it of them: asked for, answered, taken back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.visits import actions, forms, selectors
from whatmatters.visits.views.trying import Given, done, looked, succeeds
from whatmatters.web.http import submitted


@for_staff(Permission.ROUND_PLAN)
@require_safe
def requests(request: SignedInRequest) -> HttpResponse:
    """What people ask of us."""
    page = selectors.requests_page(viewer=request.actor)
    shown = (*page.to_answer, *page.waiting, *page.answered)
    people = sorted({one.change.person_id for one in shown})
    audit.looked_at_list(by=request.actor, at="visits.requests", about=people)
    return render(request, "visits/requests.html", {"page": page})


@signed_in
@require_safe
def asked(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """All that was asked of somebody’s visits, and what became of it."""
    page = selectors.asked_page(viewer=request.actor, person_id=person_id)
    looked(request, "visits.asked", person_id)
    return render(request, "visits/asked.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Ask for a visit more."""
    page = selectors.ask_page(viewer=request.actor, person_id=person_id)
    form = forms.AskForm(submitted(request), places=[place for place, _left in page.places])
    given: Given = {"person": page.subject.person, "by": request.actor}
    if page.places and succeeds(form, lambda: actions.ask_change(**given, **form.told)):
        messages.success(request, _("Thank you. We have sent it"))
        return redirect("visits:asked", person_id)
    looked(request, "visits.ask", person_id)
    return render(request, "visits/ask_more.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: SignedInRequest, change_id: UUID) -> HttpResponse:
    """One thing that was asked, and yes or no to it."""
    page = selectors.answer_page(viewer=request.actor, change_id=change_id)
    form = forms.AnswerForm(submitted(request), page=page, initial={"read": page.change.version})
    if form.is_bound and not page.answers:
        raise PermissionDenied
    given: Given = {"change": page.change, "by": request.actor}
    if succeeds(form, lambda: actions.answer_change(**given, **form.told)):
        messages.success(request, _("Thank you. They can see your answer"))
        return redirect("visits:answer", change_id)
    looked(request, "visits.answer", page.change.person_id)
    return render(request, "visits/answer.html", {"page": page, "form": form})


@signed_in
@require_POST
def take_back(request: SignedInRequest, change_id: UUID) -> HttpResponse:
    page = selectors.answer_page(viewer=request.actor, change_id=change_id)
    change, by = page.change, request.actor
    done(request, lambda: actions.take_back_change(change=change, by=by), _("It is taken back"))
    return redirect("visits:asked", change.person_id)
