from functools import partial
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.brokerage import actions, selectors
from whatmatters.brokerage.forms import ChooseForm, SayForm, ThoughtForm, TypedOfferForm
from whatmatters.brokerage.models import NotOpen
from whatmatters.brokerage.views.trying import looked, succeeds, told_by, works
from whatmatters.plans.models import PlanNotReady
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """One of the offers, or none of them, and why."""
    page = selectors.search_page(viewer=request.actor, search_id=search_id)
    works(request, page.subject, at="brokerage.choose")
    if not page.request.is_open and request.method != "POST":
        return redirect("brokerage:show", search_id)
    form = ChooseForm(submitted(request), offers=page.for_choosing, told_by=told_by(page.subject))
    deed = partial(actions.choose_offer, search=page.search, by=request.actor)
    if succeeds(form, lambda: deed(**form.cleaned_data)):
        messages.success(request, _("Thank you. It is written down"))
        return redirect("brokerage:show", search_id)
    return render(request, "brokerage/choose.html", {"page": page, "form": form})


@signed_in
@require_POST
def put_in_plan(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    page = selectors.search_page(viewer=request.actor, search_id=search_id)
    try:
        actions.put_in_plan(search=page.search, by=request.actor)
    except (NotOpen, PlanNotReady) as reason:
        messages.error(request, str(reason))
    return redirect("brokerage:show", search_id)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """Whether whoever was chosen may know who it is: asked by itself, and only then."""
    page = selectors.search_page(viewer=request.actor, search_id=search_id)
    require(request.actor, Permission.CONSENT_CHANGE, page.subject.person)
    looked(request, page.subject, at="brokerage.tell")
    form = PlainForm(submitted(request))
    if succeeds(form, partial(actions.tell_who, search=page.search, by=request.actor)):
        messages.success(request, _("They can now see who it is"))
        return redirect("brokerage:show", search_id)
    return render(request, "brokerage/tell.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def think(request: SignedInRequest, offer_id: UUID) -> HttpResponse:
    page, offer = selectors.search_of_offer(viewer=request.actor, offer_id=offer_id)
    works(request, page.subject, at="brokerage.thought")
    form = ThoughtForm(submitted(request), told_by=told_by(page.subject))
    deed = partial(actions.think_of_offer, offer=offer, by=request.actor)
    if succeeds(form, lambda: deed(**form.cleaned_data)):
        return redirect("brokerage:show", page.search.pk)
    return render(request, "brokerage/think.html", {"page": page, "form": form, "offer": offer})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: SignedInRequest, recipient_id: UUID) -> HttpResponse:
    """What was said with one of those asked, and a box to say more."""
    page = selectors.talk_page(viewer=request.actor, recipient_id=recipient_id)
    works(request, page.subject, at="brokerage.talk")
    begin = {"sent_as": uuid4(), "is_note": not page.recipient.may_be_written_to}
    form = SayForm(submitted(request), initial=begin)
    deed = partial(actions.say_of_offer, recipient=page.recipient, by=request.actor)
    if succeeds(form, lambda: deed(**form.cleaned_data)):
        return redirect("brokerage:talk", recipient_id)
    return render(request, "brokerage/talk.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """An offer that came another way."""
    page = selectors.search_page(viewer=request.actor, search_id=search_id)
    works(request, page.subject, at="brokerage.type-in")
    form = TypedOfferForm(submitted(request), asked=page.asked, recipients=page.recipients)
    deed = partial(actions.keep_offer, search=page.search, by=request.actor)
    if succeeds(form, lambda: deed(**form.kept)):
        messages.success(request, _("The offer is written down"))
        return redirect("brokerage:show", search_id)
    return render(request, "brokerage/type_in.html", {"page": page, "form": form})
