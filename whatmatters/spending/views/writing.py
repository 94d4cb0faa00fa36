from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.spending import actions, selectors
from whatmatters.spending.forms import (
    GiveBackForm,
    NoReceiptForm,
    PayInForm,
    PutRightForm,
    ReceiptForm,
    SpendForm,
)
from whatmatters.spending.selectors import EntryPage
from whatmatters.spending.views.trying import Given, back_to, looked, succeeds
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def spend(request: SignedInRequest, account_id: UUID) -> HttpResponse:
    """Write down what was bought."""
    page = selectors.write_page(viewer=request.actor, account_id=account_id)
    form = SpendForm(submitted(request), request.FILES or None, page=page)
    given: Given = {"account": page.account, "by": request.actor}
    if succeeds(form, lambda: actions.spend(**given, **form.cleaned_data)):
        return back_to(request, account_id)
    looked(request, "spending.spend", page.subject.person.pk)
    return render(request, "spending/spend.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def pay_in(request: SignedInRequest, account_id: UUID) -> HttpResponse:
    """Write down what came in."""
    page = selectors.write_page(viewer=request.actor, account_id=account_id)
    form = PayInForm(submitted(request), page=page)
    given: Given = {"account": page.account, "by": request.actor}
    if succeeds(form, lambda: actions.pay_in(**given, **form.cleaned_data)):
        return back_to(request, account_id)
    looked(request, "spending.pay-in", page.subject.person.pk)
    return render(request, "spending/pay_in.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def give_back(request: SignedInRequest, account_id: UUID) -> HttpResponse:
    """Write down what goes back, after a talk."""
    page = selectors.write_page(viewer=request.actor, account_id=account_id)
    form = GiveBackForm(submitted(request), page=page)
    given: Given = {"account": page.account, "by": request.actor}
    if succeeds(form, lambda: actions.give_back(**given, **form.cleaned_data)):
        return back_to(request, account_id)
    looked(request, "spending.give-back", page.subject.person.pk)
    return render(request, "spending/give_back.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def put_right(request: SignedInRequest, spent_id: UUID) -> HttpResponse:
    """Take back what was wrong, by another entry."""
    page = _written(request, spent_id)
    form = PutRightForm(submitted(request))
    given: Given = {"entry": page.entry, "by": request.actor}
    if succeeds(form, lambda: actions.reverse_entry(**given, **form.cleaned_data)):
        return back_to(request, page.account.pk)
    looked(request, "spending.put-right", page.subject.person.pk)
    return render(request, "spending/put_right.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def add_receipt(request: SignedInRequest, spent_id: UUID) -> HttpResponse:
    """A photo of a receipt."""
    page = _written(request, spent_id)
    form = ReceiptForm(submitted(request), request.FILES or None)
    given: Given = {"entry": page.entry, "by": request.actor}
    if succeeds(form, lambda: actions.add_receipt(**given, **form.cleaned_data)):
        return back_to(request, page.account.pk)
    looked(request, "spending.add-receipt", page.subject.person.pk)
    return render(request, "spending/add_receipt.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def no_receipt(request: SignedInRequest, spent_id: UUID) -> HttpResponse:
    """That there is no receipt, in a word."""
    page = _written(request, spent_id)
    form = NoReceiptForm(submitted(request))
    given: Given = {"entry": page.entry, "by": request.actor}
    if succeeds(form, lambda: actions.say_no_receipt(**given, **form.cleaned_data)):
        return back_to(request, page.account.pk)
    looked(request, "spending.no-receipt", page.subject.person.pk)
    return render(request, "spending/no_receipt.html", {"page": page, "form": form})


def _written(request: SignedInRequest, spent_id: UUID) -> EntryPage:
    """The entry, to somebody who may write in its account."""
    page = selectors.entry_page(viewer=request.actor, entry_id=spent_id)
    if not page.may_write:
        raise PermissionDenied
    return page
