"""Free time: a provider offers it, and whoever books it first has it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.visits import actions, forms, selectors
from whatmatters.visits.views.trying import Given, done, looked, succeeds
from whatmatters.web.http import submitted


@for_staff(Permission.ROUND_PLAN)
@require_http_methods(["GET", "POST"])
def slots(request: SignedInRequest) -> HttpResponse:
    """What we offer, and one more."""
    page = selectors.slots_page(viewer=request.actor)
    form = forms.OfferForm(submitted(request), workers=page.workers)
    given: Given = {"organisation": page.organisation, "by": request.actor}
    if succeeds(form, lambda: actions.offer_slot(**given, **form.told)):
        messages.success(request, _("It can be booked from now on"))
        return redirect("visits:slots")
    return render(request, "visits/slots.html", {"page": page, "form": form})


@for_staff(Permission.ROUND_PLAN)
@require_POST
def withdraw(request: SignedInRequest, slot_id: UUID) -> HttpResponse:
    slot, by = selectors.slot_of(viewer=request.actor, slot_id=slot_id), request.actor
    done(request, lambda: actions.withdraw_slot(slot=slot, by=by), _("It is offered no more"))
    return redirect("visits:slots")


@signed_in
@require_safe
def free(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Free time of those who come to somebody."""
    page = selectors.free_page(viewer=request.actor, person_id=person_id)
    looked(request, "visits.free", person_id)
    return render(request, "visits/free.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def book(request: SignedInRequest, slot_id: UUID, person_id: UUID) -> HttpResponse:
    """Book it: for a visit more, or for one of those that are planned."""
    page = selectors.book_page(viewer=request.actor, slot_id=slot_id, person_id=person_id)
    form = forms.BookForm(submitted(request), visits=page.visits)
    given: Given = {"slot": page.free.slot, "person": page.subject.person, "by": request.actor}
    if succeeds(form, lambda: actions.book_slot(**given, **form.told)):
        messages.success(request, _("It is booked"))
        return redirect("visits:of-person", person_id)
    looked(request, "visits.book", person_id)
    return render(request, "visits/book.html", {"page": page, "form": form})
