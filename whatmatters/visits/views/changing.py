"""A visit that is to be otherwise: at another time, saved for later, or not at all."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.visits import actions, forms, selectors
from whatmatters.visits.selectors import ChangePage
from whatmatters.visits.views.trying import Given, looked, succeeds
from whatmatters.web.http import submitted


@signed_in
@require_safe
def change(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """What can be otherwise about this visit."""
    page = selectors.change_page(viewer=request.actor, visit_id=visit_id)
    looked(request, "visits.change", page.visit.person_id)
    return render(request, "visits/change.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Another time; of a provider, also one that both have agreed by talking."""
    page = selectors.change_page(viewer=request.actor, visit_id=visit_id)
    asks = forms.OurMoveForm if page.is_ours else forms.MoveForm
    initial = {"minutes": page.visit.minutes, "read": page.visit.version}
    form = asks(submitted(request), initial=initial)
    if succeeds(form, lambda: _moved(request, page, form)):
        return _to_asked(request, page)
    words = {"heading": _("Another time"), "submit": _("Send")}
    return _asking(request, page, form, "visits.move", **words)


@signed_in
@require_http_methods(["GET", "POST"])
def swap(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Two visits change places."""
    page = selectors.change_page(viewer=request.actor, visit_id=visit_id)
    initial = {"read": page.visit.version}
    form = forms.SwapForm(submitted(request), others=page.others, initial=initial)
    if succeeds(form, _ask(request, page, "swap", form)):
        return _to_asked(request, page)
    words = {"heading": _("Change places with another visit"), "submit": _("Send")}
    return _asking(request, page, form, "visits.swap", **words)


@signed_in
@require_http_methods(["GET", "POST"])
def bank(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Save the time of it for later."""
    page = selectors.change_page(viewer=request.actor, visit_id=visit_id)
    form = forms.WhyForm(submitted(request), initial={"read": page.visit.version})
    if succeeds(form, _ask(request, page, "bank", form)):
        return _to_asked(request, page)
    words = {"heading": _("Save the time for later"), "submit": _("Save the time")}
    return _asking(request, page, form, "visits.bank", saves=True, **words)


@signed_in
@require_http_methods(["GET", "POST"])
def cancel(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Not this time. It waits for nobody’s yes."""
    page = selectors.change_page(viewer=request.actor, visit_id=visit_id)
    asks = forms.OurWhyForm if page.is_ours else forms.WhyForm
    form = asks(submitted(request), initial={"read": page.visit.version})
    if succeeds(form, lambda: _cancelled(request, page, form)):
        return _to_asked(request, page)
    words = {"heading": _("Not this time"), "submit": _("Call it off")}
    return _asking(request, page, form, "visits.cancel", calls_off=True, **words)


def _ask(
    request: SignedInRequest, page: ChangePage, kind: str, form: BaseForm
) -> Callable[[], object]:
    return lambda: actions.ask_change(**_of(request, page), kind=kind, **form.cleaned_data)


def _moved(request: SignedInRequest, page: ChangePage, form: forms.MoveForm) -> object:
    if form.cleaned_data.get("agreed"):
        return actions.move_visit(visit=page.visit, by=request.actor, **form.told)
    return actions.ask_change(**_of(request, page), kind="move", **form.told)


def _cancelled(request: SignedInRequest, page: ChangePage, form: BaseForm) -> object:
    why, read = form.cleaned_data["words"], form.cleaned_data["read"]
    return actions.cancel_visit(visit=page.visit, by=request.actor, because=why, read=read)


def _of(request: SignedInRequest, page: ChangePage) -> Given:
    visit = page.visit
    said = {"person": visit.person, "organisation": visit.organisation}
    return {**said, "visit": visit, "by": request.actor}


def _to_asked(request: SignedInRequest, page: ChangePage) -> HttpResponse:
    """To all that is asked for, where this stands now."""
    messages.success(request, _("Thank you. It is written down"))
    return redirect("visits:asked", page.visit.person_id)


def _asking(
    request: SignedInRequest, page: ChangePage, form: BaseForm, at: str, **words: Any
) -> HttpResponse:
    looked(request, at, page.visit.person_id)
    return render(request, "visits/change_one.html", {"page": page, "form": form, **words})
