from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.foundations import clock
from whatmatters.media.serving import answer_with
from whatmatters.spending import selectors
from whatmatters.spending.paper import sheet_of
from whatmatters.web.documents import Form, file_of
from whatmatters.web.http import asked_for


@signed_in
@require_safe
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The accounts that are kept for somebody."""
    page = selectors.accounts_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="spending.of-person", about=person_id)
    return render(request, "spending/of_person.html", {"page": page})


@signed_in
@require_safe
def account(request: SignedInRequest, account_id: UUID) -> HttpResponse:
    """A month of it: what came in, what went out, what is left."""
    asked = asked_for(request, "month")
    page = selectors.account_page(viewer=request.actor, account_id=account_id, asked=asked)
    audit.looked(by=request.actor, at="spending.account", about=page.subject.person.pk)
    return render(request, "spending/account.html", {"page": page})


@signed_in
@gives_file("A month of somebody’s spending", holds=(DataClass.CORE, DataClass.BUDGET))
@require_safe
def paper(request: SignedInRequest, account_id: UUID, month: str) -> HttpResponse:
    page = selectors.account_page(viewer=request.actor, account_id=account_id, asked=month)
    about = page.subject.person.pk
    return file_of(
        request,
        sheet_of(page, Form.of(asked_for(request, "form"))),
        name="spending.pdf",
        once_made=partial(audit.took_copy, by=request.actor, at="spending.paper", about=about),
    )


@signed_in
@require_safe
def entry(request: SignedInRequest, spent_id: UUID) -> HttpResponse:
    """One thing that was bought or paid in, with its receipts."""
    page = selectors.entry_page(viewer=request.actor, entry_id=spent_id)
    audit.looked(by=request.actor, at="spending.entry", about=page.subject.person.pk)
    return render(request, "spending/entry.html", {"page": page})


@signed_in
@gives_file("A receipt", holds=(DataClass.BUDGET,))
@require_safe
def receipt(request: SignedInRequest, receipt_id: UUID) -> HttpResponse:
    found = selectors.receipt_file(viewer=request.actor, receipt_id=receipt_id)
    about = found.entry.account.person_id
    audit.looked(by=request.actor, at="spending.receipt", about=about)
    day = clock.day_of(found.recorded_at)
    return answer_with(request, content=bytes(found.content), mime=found.mime, on=day)
