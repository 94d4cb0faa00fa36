from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.brokerage.actions.helping import change_broker, name_broker, record_help
from whatmatters.brokerage.forms.helping import BrokerForm, HelpForm
from whatmatters.brokerage.selectors import helping as selectors
from whatmatters.brokerage.views.trying import succeeds, works
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def helped(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Who helped, and how; and for those who did, two presses to say so."""
    page = selectors.help_page(viewer=request.actor, person_id=person_id)
    if request.method == "POST" and not page.may_write:
        raise PermissionDenied
    helper = "" if page.subject.standing.is_self else request.actor.name
    form = HelpForm(submitted(request), helper=helper, initial={"sent_as": uuid4()})
    if form.is_valid():
        record_help(person=page.subject.person, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Kept"))
        return redirect("brokerage:helped", person_id)
    audit.looked(by=request.actor, at="brokerage.helped", about=person_id)
    return render(request, "brokerage/helped.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def name_a_broker(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.broker_page(viewer=request.actor, person_id=person_id)
    form = BrokerForm(submitted(request), broker=None, skills=())
    if form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name != "read"}
        name_broker(person=page.subject.person, by=request.actor, **said)
        return redirect("brokerage:helped", person_id)
    works(request, page.subject, at="brokerage.broker")
    return render(request, "brokerage/broker.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def broker(request: SignedInRequest, broker_id: UUID) -> HttpResponse:
    page = selectors.broker_page(viewer=request.actor, broker_id=broker_id)
    there = page.broker
    form = BrokerForm(submitted(request), broker=there, skills=page.skills)
    if there and succeeds(
        form, lambda: change_broker(broker=there, by=request.actor, **form.cleaned_data)
    ):
        return redirect("brokerage:helped", page.subject.person.pk)
    works(request, page.subject, at="brokerage.broker")
    return render(request, "brokerage/broker.html", {"page": page, "form": form})
