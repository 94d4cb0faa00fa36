from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.eligibility import actions, selectors
from whatmatters.eligibility.forms import FundingForm
from whatmatters.eligibility.models import FundingRequest
from whatmatters.eligibility.paper import sheet_of
from whatmatters.eligibility.selectors import FundingPage
from whatmatters.eligibility.views.trying import looked, tried
from whatmatters.web.documents import CannotPrint, as_pdf
from whatmatters.web.http import submitted

NO_FILE = "The file can’t be made now. Nothing is lost: try again in a minute"


@signed_in
@require_http_methods(["GET", "POST"])
def funding(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The plan, as those who pay are asked; made of what is written, and kept as it was sent."""
    page = selectors.funding_page(viewer=request.actor, person_id=person_id)
    if request.method == "POST":
        require(request.actor, Permission.FUNDING_REQUEST, page.subject.person)
    form = FundingForm(submitted(request), page=page)
    try:
        sent = tried(form, lambda: _sent(request, page, form))
    except CannotPrint:
        sent = None
        form.add_error(None, NO_FILE)
    if sent:
        messages.success(request, "It is kept as it was sent")
        return redirect("eligibility:request", sent.pk)
    looked(request, person_id, at="eligibility.funding")
    return render(request, "eligibility/funding.html", {"page": page, "form": form})


@signed_in
@require_safe
def request(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    page = selectors.request_page(viewer=request.actor, request_id=request_id)
    looked(request, page.subject.person.pk, at="eligibility.request")
    return render(request, "eligibility/request.html", {"page": page})


@signed_in
@gives_file(
    "A funding request, as it was sent", holds=(DataClass.CORE, DataClass.PLAN, DataClass.BUDGET)
)
@require_safe
def request_file(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    page = selectors.request_page(viewer=request.actor, request_id=request_id)
    audit.took_copy(by=request.actor, at="eligibility.request", about=page.subject.person.pk)
    answer = HttpResponse(bytes(page.request.content), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="funding-request.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _sent(request: SignedInRequest, page: FundingPage, form: FundingForm) -> FundingRequest:
    told = form.cleaned_data
    sheet = sheet_of(page, parts=told["parts"], to_whom=told["to_whom"], covering=told["covering"])
    return actions.ask_for_funding(
        plan=page.plan,
        by=request.actor,
        to_whom=told["to_whom"],
        covering=told["covering"],
        parts=page.chosen(told["parts"]),
        content=as_pdf(sheet),
    )
