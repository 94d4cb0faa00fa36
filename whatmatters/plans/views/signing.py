"""Signing as a provider or a funder, refusing, conditions; and what exactly was signed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import require
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.plans import actions, selectors
from whatmatters.plans.actions import leave_of
from whatmatters.plans.forms import (
    EndObjectionForm,
    ObjectForm,
    SignForm,
    WriteSignatureForm,
)
from whatmatters.plans.selectors import Signing
from whatmatters.plans.views.trying import succeeds
from whatmatters.web.http import asked_for, submitted


@signed_in
@require_safe
def signatures(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Who signed, what exactly, and whether it is still that."""
    typed = asked_for(request, "code")[:200]
    page = selectors.signatures_page(viewer=request.actor, plan_id=plan_id, typed=typed)
    audit.looked(by=request.actor, at="plans.signatures", about=page.subject.person.pk)
    return render(request, "plans/signatures.html", {"page": page})


@signed_in
@gives_file("What was signed", holds=(DataClass.PLAN,))
@require_safe
def signed_text(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """The very text: whoever puts this file through SHA-256 has the code on the paper."""
    given = selectors.signed_text(viewer=request.actor, agreement_id=agreement_id)
    audit.took_copy(by=request.actor, at="plans.signed-text", about=given.plan.person_id)
    text = given.signed.text if given.signed else ""
    file = HttpResponse(text.encode(), content_type="text/plain; charset=utf-8")
    file["Content-Disposition"] = 'attachment; filename="signed.txt"'
    return file


@signed_in
@require_http_methods(["GET", "POST"])
def sign(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """For where one works; or, for a practitioner, that a provider or funder has."""
    page = selectors.signing_page(viewer=request.actor, plan_id=plan_id)
    form = _sign_form(page, submitted(request))
    if form and succeeds(
        form, lambda: actions.agree_plan(plan=page.plan, by=request.actor, **form.signed)
    ):
        messages.success(request, gettext("Thank you. It is written down"))
        return redirect("plans:signatures", plan_id)
    _opened(request, page, at="plans.sign")
    return render(request, "plans/sign.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def object_to(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Say no, or yes only if something is so."""
    page = selectors.signing_page(viewer=request.actor, plan_id=plan_id)
    form = _object_form(page, submitted(request))
    if form and succeeds(
        form, lambda: actions.object_to_plan(plan=page.plan, by=request.actor, **form.told)
    ):
        messages.success(request, gettext("Thank you. It is written down"))
        return redirect("plans:signatures", plan_id)
    _opened(request, page, at="plans.object")
    return render(request, "plans/object.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def end_objection(request: SignedInRequest, objection_id: UUID) -> HttpResponse:
    """A condition is met, or what was said is taken back."""
    page, said = selectors.objection_page(viewer=request.actor, objection_id=objection_id)
    require(request.actor, leave_of(said.party), said.plan)
    if said.stands and said not in page.ends:
        raise PermissionDenied
    form = EndObjectionForm(submitted(request), objection=said)
    if succeeds(
        form,
        lambda: actions.end_objection(objection=said, by=request.actor, **form.cleaned_data),
    ):
        return redirect("plans:signatures", said.plan_id)
    _opened(request, page, at="plans.end-objection")
    return render(request, "plans/end_objection.html", {"page": page, "said": said, "form": form})


def _sign_form(page: Signing, sent: Any) -> SignForm | WriteSignatureForm | None:
    """What this viewer is asked; nothing, where nothing waits for them."""
    if not page.may_ever_sign:
        raise PermissionDenied
    theirs = page.own or page.told
    among = theirs if sent else [one for one in theirs if one in page.waiting]
    if not among:
        return None
    return (SignForm if page.own else WriteSignatureForm)(sent, page=page, among=among)


def _object_form(page: Signing, sent: Any) -> ObjectForm | None:
    """Nothing, where the plan asks nothing of who is looking."""
    return ObjectForm(sent, page=page, among=page.objecting) if page.objecting else None


def _opened(request: SignedInRequest, page: Signing, *, at: str) -> None:
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=page.subject.person.pk)
