from functools import partial
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.brokerage import actions, selectors
from whatmatters.brokerage.forms import DeclineForm, OfferForm, SayForm, as_typed
from whatmatters.brokerage.models import NotOpen, Offer
from whatmatters.brokerage.views.trying import succeeds
from whatmatters.web.http import submitted


@for_staff(Permission.OFFER_MAKE)
@require_safe
def in_tray(request: SignedInRequest) -> HttpResponse:
    tray = selectors.in_tray(viewer=request.actor)
    audit.record(by=request.actor, did="brokerage.in-tray", to=None)
    return render(request, "brokerage/in_tray.html", {"tray": tray})


@for_staff(Permission.OFFER_MAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: SignedInRequest, recipient_id: UUID) -> HttpResponse:
    """What we were sent, what we offered, and what was said about it."""
    page = selectors.asked_page(viewer=request.actor, recipient_id=recipient_id)
    form = SayForm(submitted(request), initial={"sent_as": uuid4()})
    deed = partial(actions.say_of_offer, recipient=page.recipient, by=request.actor)
    if succeeds(form, lambda: deed(**form.cleaned_data)):
        return redirect("brokerage:asked", recipient_id)
    audit.record(by=request.actor, did="brokerage.in-tray", to=page.recipient)
    return render(request, "brokerage/asked.html", {"page": page, "form": form})


@for_staff(Permission.OFFER_MAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, recipient_id: UUID) -> HttpResponse:
    """Make an offer, or a newer one."""
    page = selectors.asked_page(viewer=request.actor, recipient_id=recipient_id)
    if not page.may_offer and request.method != "POST":
        messages.info(request, "This can’t be answered any more")
        return redirect("brokerage:asked", recipient_id)
    begin = as_typed(page.now.offer) if page.now else {}
    form = OfferForm(submitted(request), asked=page.asked, initial=begin)
    deed = partial(actions.make_offer, recipient=page.recipient, by=request.actor)
    if succeeds(form, lambda: deed(terms=form.terms)):
        messages.success(request, "Your offer is sent")
        return redirect("brokerage:asked", recipient_id)
    return render(request, "brokerage/answer.html", {"page": page, "form": form})


@for_staff(Permission.OFFER_MAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: SignedInRequest, recipient_id: UUID) -> HttpResponse:
    page = selectors.asked_page(viewer=request.actor, recipient_id=recipient_id)
    form = DeclineForm(submitted(request))
    deed = partial(actions.decline_request, recipient=page.recipient, by=request.actor)
    if succeeds(form, lambda: deed(**form.cleaned_data)):
        messages.success(request, "They are told that you can’t help with this")
        return redirect("brokerage:in-tray")
    return render(request, "brokerage/decline.html", {"page": page, "form": form})


@signed_in
@require_POST
def take_back(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    offers = Offer.objects.visible_to(request.actor).select_related("recipient__request")
    offer = get_object_or_404(offers, pk=offer_id)
    try:
        actions.withdraw_offer(offer=offer, by=request.actor)
        messages.success(request, "Your offer is taken back")
    except NotOpen as reason:
        messages.error(request, str(reason))
    return redirect("brokerage:asked", offer.recipient_id)
