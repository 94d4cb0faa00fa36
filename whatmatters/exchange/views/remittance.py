"""What a provider is to be paid for in a week or four: looked at, and taken as a file."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import for_staff
from whatmatters.exchange import selectors
from whatmatters.exchange.forms import RemittanceForm
from whatmatters.exchange.remittance import rows_of
from whatmatters.exchange.selectors import RemittancePage
from whatmatters.foundations.sheets import as_csv
from whatmatters.web.http import asked_for, csv_file, submitted

FOR_REMITTANCE = for_staff(Permission.REMITTANCE_TAKE)
AT = "exchange.remittance"


@FOR_REMITTANCE
@require_http_methods(["GET", "POST"])
def remittance(request: SignedInRequest) -> HttpResponse:
    """Choose the provider and the weeks; then the sums, and the file to take."""
    page = _page(request)
    form = RemittanceForm(submitted(request), page=page)
    if form.is_valid():
        return redirect(f"{reverse('exchange:remittance')}?{urlencode(form.told)}")
    if page.remittance:
        about = {line.visit.person_id for line in page.remittance.lines}
        audit.looked_at_list(by=request.actor, at=AT, about=about)
    told = urlencode(form.asked(page)) if page.asked else ""
    may_send = may(request.actor, Permission.ROUND_PLAN)
    shown = {"form": form, "page": page, "told": told, "may_send": may_send}
    return render(request, "exchange/remittance.html", shown)


@for_staff(Permission.REMITTANCE_SUM)
@require_http_methods(["GET", "HEAD", "POST"])
def sums(request: SignedInRequest) -> HttpResponse:
    """For who pays: what the visits of a provider come to, and nobody’s among them."""
    page = selectors.sums_page(viewer=request.actor, **_said(request))
    form = RemittanceForm(submitted(request), page=page)
    if form.is_valid():
        return redirect(f"{reverse('exchange:sums')}?{urlencode(form.told)}")
    audit.looked_at_list(by=request.actor, at="exchange.sums", about=())
    return render(request, "exchange/sums.html", {"form": form, "page": page})


@FOR_REMITTANCE
@gives_file(
    "What a provider is to be paid for, visit by visit",
    holds=(DataClass.CORE, DataClass.VISITS, DataClass.BUDGET),
)
@require_safe
def remittance_file(request: SignedInRequest) -> HttpResponse:
    """With numbers in the place of names, unless names are asked for."""
    page, names = _page(request), asked_for(request, "names") == "yes"
    if page.asked is None or page.remittance is None:
        raise Http404
    about = {line.visit.person_id for line in page.remittance.lines}
    audit.exported(by=request.actor, at=AT, about=about)
    ours = page.asked.provider.pk == request.actor.organisation_id
    rows = rows_of(page.remittance, names=names, references=ours)
    return csv_file(as_csv(rows), f"remittance-{page.asked.first.isoformat()}")


def _page(request: SignedInRequest) -> RemittancePage:
    return selectors.remittance_page(viewer=request.actor, **_said(request))


def _said(request: SignedInRequest) -> dict[str, str]:
    return {name: asked_for(request, name) for name in ("provider", "first", "weeks")}
