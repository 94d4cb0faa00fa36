"""Money that is not spent, a personal assistant, and benefits."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.budgets import actions, selectors
from whatmatters.budgets.forms import (
    AskBenefitsForm,
    BenefitsResultForm,
    BuiltUpForm,
    SavingForm,
    TermsForm,
)
from whatmatters.budgets.views.trying import Given, looked, succeeds, to_money
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def built_up(request: SignedInRequest, budget_id: UUID) -> HttpResponse:
    """How much has not been spent, and what was said about it."""
    page = selectors.version_page(viewer=request.actor, budget_id=budget_id)
    if not page.may.write:
        raise PermissionDenied
    form, about = BuiltUpForm(submitted(request)), page.subject.person.pk
    given: Given = {"budget": page.version.budget, "by": request.actor}
    if succeeds(form, lambda: actions.count_built_up(**given, **form.cleaned_data)):
        return to_money(request, about)
    looked(request, "budgets.built-up", about)
    return render(request, "budgets/built_up.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def save(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Agree that the person saves for something."""
    subject = selectors.opened(viewer=request.actor, person_id=person_id)
    if not selectors.may_of(subject).agree:
        raise PermissionDenied
    form = SavingForm(submitted(request))
    given: Given = {"person": subject.person, "by": request.actor}
    if succeeds(form, lambda: actions.agree_saving(**given, **form.cleaned_data)):
        return to_money(request, person_id)
    looked(request, "budgets.save", person_id)
    return render(request, "budgets/save.html", {"subject": subject, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def terms(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """On what terms a personal assistant works."""
    sent = submitted(request)
    member = (sent or request.GET).get("member", "")
    page = selectors.terms_page(viewer=request.actor, person_id=person_id, member=member)
    form = TermsForm(sent, page=page, last=page.last_number)
    given: Given = {"person": page.subject.person, "by": request.actor}
    if page.members and succeeds(form, lambda: actions.write_terms(**given, **form.cleaned_data)):
        return to_money(request, person_id)
    looked(request, "budgets.terms", person_id)
    return render(request, "budgets/terms.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def ask_benefits(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Write down that somebody was asked to check benefits."""
    subject = selectors.opened(viewer=request.actor, person_id=person_id)
    if not selectors.may_of(subject).say_of_benefits:
        raise PermissionDenied
    given: Given = {"person": subject.person, "by": request.actor}
    form = AskBenefitsForm(submitted(request))
    if succeeds(form, lambda: actions.ask_for_benefits_check(**given, **form.cleaned_data)):
        return to_money(request, person_id)
    looked(request, "budgets.ask-benefits", person_id)
    return render(request, "budgets/ask_benefits.html", {"subject": subject, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def benefits(request: SignedInRequest, check_id: UUID) -> HttpResponse:
    """What came of a check of benefits."""
    page = selectors.check_page(viewer=request.actor, check_id=check_id)
    if not page.may.say_of_benefits:
        raise PermissionDenied
    form = BenefitsResultForm(submitted(request), asked_of=page.asked.asked_of)
    given: Given = {"asked": page.asked, "by": request.actor}
    about = page.subject.person.pk
    if succeeds(form, lambda: actions.say_what_came_of_it(**given, **form.cleaned_data)):
        return to_money(request, about)
    if request.method == "GET" and page.is_done:
        raise Http404
    looked(request, "budgets.benefits", about)
    return render(request, "budgets/benefits.html", {"page": page, "form": form})
