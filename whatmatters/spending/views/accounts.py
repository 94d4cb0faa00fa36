from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.spending import actions, selectors
from whatmatters.spending.forms import CloseForm, OpenForm, TermsForm
from whatmatters.spending.views.trying import Given, back_to, looked, succeeds
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def open_one(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Begin to keep a direct payment or a fund here."""
    page = selectors.open_page(viewer=request.actor, person_id=person_id)
    form = OpenForm(submitted(request), page=page)
    given: Given = {"person": page.subject.person, "by": request.actor}
    if succeeds(form, lambda: actions.open_account(**given, **form.told)):
        return redirect("spending:of-person", person_id)
    looked(request, "spending.open", person_id)
    return render(request, "spending/open.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def terms(request: SignedInRequest, account_id: UUID) -> HttpResponse:
    """How much is paid in from a day on."""
    page = selectors.write_page(viewer=request.actor, account_id=account_id, opening=True)
    form = TermsForm(submitted(request), page=page)
    given: Given = {"account": page.account, "by": request.actor}
    if succeeds(form, lambda: actions.change_terms(**given, **form.cleaned_data)):
        return back_to(request, account_id)
    looked(request, "spending.terms", page.subject.person.pk)
    return render(request, "spending/terms.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: SignedInRequest, account_id: UUID) -> HttpResponse:
    """Its last day. What is left is talked about."""
    page = selectors.write_page(viewer=request.actor, account_id=account_id, opening=True)
    form = CloseForm(submitted(request))
    given: Given = {"account": page.account, "by": request.actor}
    if succeeds(form, lambda: actions.close_account(**given, **form.cleaned_data)):
        return back_to(request, account_id)
    looked(request, "spending.close", page.subject.person.pk)
    return render(request, "spending/close.html", {"page": page, "form": form})
