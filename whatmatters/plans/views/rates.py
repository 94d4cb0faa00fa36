from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.plans import actions, selectors
from whatmatters.plans.forms import PriceForm, RateForm
from whatmatters.plans.views.trying import succeeds
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted


@for_staff(Permission.RATES_SET)
@require_http_methods(["GET", "HEAD", "POST"])
def rates(request: SignedInRequest) -> HttpResponse:
    """What an hour, a night or a mile costs here; and a new one."""
    form = RateForm(submitted(request))
    ours = get_object_or_404(Organisation, pk=request.actor.organisation_id)
    begin = partial(actions.begin_rate, organisation=ours, by=request.actor)
    if succeeds(form, lambda: begin(**form.cleaned_data)):
        messages.success(request, "The rate is kept")
        return redirect("plans:rates")
    page = {"rates": selectors.rates_of(request.actor), "form": form}
    return render(request, "plans/rates.html", page)


@for_staff(Permission.RATES_SET)
@require_http_methods(["GET", "HEAD", "POST"])
def set_price(request: SignedInRequest, rate_id: UUID) -> HttpResponse:
    """The next price of a rate. What it was before stays."""
    rate = selectors.rate_of(request.actor, rate_id)
    form = PriceForm(submitted(request))
    price = partial(actions.set_price, rate=rate, by=request.actor)
    if succeeds(form, lambda: price(**form.cleaned_data)):
        messages.success(request, "The price is kept")
        return redirect("plans:rates")
    return render(request, "plans/set_price.html", {"rate": rate, "form": form})


@for_staff(Permission.RATES_SET)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_rate(request: SignedInRequest, rate_id: UUID) -> HttpResponse:
    """Take away a rate that was never used."""
    rate = selectors.rate_of(request.actor, rate_id)
    form = PlainForm(submitted(request))
    if succeeds(form, partial(actions.remove_rate, rate=rate, by=request.actor)):
        messages.success(request, "The rate is taken away")
        return redirect("plans:rates")
    return render(request, "plans/remove_rate.html", {"rate": rate, "form": form})
