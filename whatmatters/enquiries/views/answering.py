"""The pages of those who answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.enquiries import actions, selectors
from whatmatters.enquiries.forms import AnswerForm
from whatmatters.enquiries.models import Enquiry
from whatmatters.web.http import asked_for, submitted

THOSE_WHO_ANSWER = for_staff(Permission.ENQUIRIES_HANDLE)


@THOSE_WHO_ANSWER
@require_safe
def waiting(request: SignedInRequest) -> HttpResponse:
    page = selectors.waiting_page(viewer=request.actor, wanted=asked_for(request, "page"))
    _write_down_list(request)
    return render(request, "enquiries/waiting.html", {"page": page})


@THOSE_WHO_ANSWER
@require_safe
def dealt_with(request: SignedInRequest) -> HttpResponse:
    page = selectors.dealt_with_page(viewer=request.actor, wanted=asked_for(request, "page"))
    _write_down_list(request)
    return render(request, "enquiries/dealt_with.html", {"page": page})


@THOSE_WHO_ANSWER
@require_safe
def show(request: SignedInRequest, enquiry_id: UUID) -> HttpResponse:
    page = selectors.enquiry_page(viewer=request.actor, enquiry_id=enquiry_id)
    _write_down_look(request, page.enquiry)
    return render(request, "enquiries/show.html", {"page": page})


@THOSE_WHO_ANSWER
@require_http_methods(["GET", "POST"])
def answer(request: SignedInRequest, enquiry_id: UUID) -> HttpResponse:
    page = selectors.enquiry_page(viewer=request.actor, enquiry_id=enquiry_id)
    form = AnswerForm(submitted(request))
    if form.is_valid():
        actions.answer_enquiry(enquiry=page.enquiry, by=request.actor, **form.cleaned_data)
        messages.success(request, "Your answer is written down")
        return redirect("enquiries:show", enquiry_id)
    _write_down_look(request, page.enquiry)
    return render(request, "enquiries/answer.html", {"page": page, "form": form})


@THOSE_WHO_ANSWER
@require_safe
def start(request: SignedInRequest, enquiry_id: UUID) -> HttpResponse:
    """Is this somebody known here already? The answer goes to where the record is begun."""
    page = selectors.start_page(viewer=request.actor, enquiry_id=enquiry_id)
    if page.enquiry.person is not None:
        return redirect("enquiries:show", enquiry_id)
    _write_down_look(request, page.enquiry)
    shown = [known.person_id for known in page.known]
    audit.looked_at_list(by=request.actor, at="enquiries.start", about=shown)
    return render(request, "enquiries/start.html", {"page": page})


def _write_down_list(request: SignedInRequest) -> None:
    """A list holds nobody's record yet: what is kept is who looked it over, and for whom."""
    audit.record(by=request.actor, did="listed-enquiries", to=request.user)


def _write_down_look(request: SignedInRequest, enquiry: Enquiry) -> None:
    audit.record(by=request.actor, did="looked", to=enquiry, about=enquiry.person_id)
