"""How visits went: counted over some days, with the visits behind each count, and as a file."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.visits import actions, selectors, sheet
from whatmatters.visits.forms import asked_period
from whatmatters.visits.forms.counting import YardstickForm, as_they_are
from whatmatters.visits.models import yardstick_of
from whatmatters.visits.views.trying import looked, succeeds
from whatmatters.web.http import asked_for, csv_file, submitted

HELD = (DataClass.CORE, DataClass.VISITS)
ANY_ROW = "any:visits:read"


@for_staff(Permission.VISITS_COUNT)
@require_safe
def report(request: SignedInRequest) -> HttpResponse:
    """How visits go, over all that one may see."""
    period, form = asked_period(request.GET)
    number = asked_for(request, "page") or 1
    page = selectors.report_page(viewer=request.actor, period=period, number=number)
    _named(request, "visits.report", (row.person.pk for row in page.rows))
    may_set = may(request.actor, Permission.YARDSTICK_SET)
    return render(request, "visits/report.html", {"page": page, "form": form, "may_set": may_set})


@for_staff(Permission.YARDSTICK_SET)
@require_http_methods(["GET", "HEAD", "POST"])
def yardstick(request: SignedInRequest) -> HttpResponse:
    """From when on a visit counts as late, short or rushed here."""
    place = get_object_or_404(Organisation, pk=request.actor.organisation_id)
    now = yardstick_of(place.pk)
    form, by = YardstickForm(submitted(request), initial=as_they_are(now)), request.actor
    if succeeds(form, lambda: actions.set_yardstick(by=by, **form.cleaned_data)):
        messages.success(request, "Visits are counted by these numbers from now on")
        return redirect("visits:yardstick")
    page = {"form": form, "place": place, "yardstick": now}
    page["may_count"] = may(by, Permission.VISITS_COUNT)
    return render(request, "visits/yardstick.html", page)


@for_staff(Permission.VISITS_COUNT)
@require_safe
def counted(request: SignedInRequest) -> HttpResponse:
    """The visits behind one of the counts."""
    page = selectors.behind_page(viewer=request.actor, **_behind(request))
    _named(request, "visits.counted", (one.line.visit.person_id for one in page.lines))
    return render(request, "visits/counted.html", {"page": page})


@for_staff(Permission.VISITS_COUNT)
@gives_file("How visits went, in numbers", holds=HELD)
@require_safe
def report_file(request: SignedInRequest) -> HttpResponse:
    """The same for a spreadsheet, with everybody to whom somebody came."""
    period, _ = asked_period(request.GET)
    page = selectors.everybody(viewer=request.actor, period=period)
    people = sorted(row.person.pk for row in page.rows)
    by = request.actor
    audit.exported(by=by, at="visits.report-file", about=people, classes=HELD, rule=ANY_ROW)
    return csv_file(sheet.of_everybody(page), "visits")


@signed_in
@require_safe
def went(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """How the visits to one person went."""
    period, form = asked_period(request.GET)
    page = selectors.went_page(viewer=request.actor, person_id=person_id, period=period)
    looked(request, "visits.went", person_id)
    return render(request, "visits/went.html", {"page": page, "form": form})


@signed_in
@require_safe
def went_counted(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The visits to one person behind one of the counts."""
    page = selectors.behind_page(viewer=request.actor, person_id=person_id, **_behind(request))
    looked(request, "visits.went-counted", person_id)
    return render(request, "visits/counted.html", {"page": page})


@signed_in
@gives_file("How the visits to somebody went, in numbers", holds=HELD)
@require_safe
def went_file(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The same for a spreadsheet."""
    period, _ = asked_period(request.GET)
    page = selectors.went_page(viewer=request.actor, person_id=person_id, period=period)
    audit.took_copy(by=request.actor, at="visits.went-file", about=person_id)
    return csv_file(sheet.of_one(page), "visits")


def _behind(request: SignedInRequest) -> dict[str, Any]:
    """Which count is asked for, of which days, and which page of its visits."""
    period, _ = asked_period(request.GET)
    number = asked_for(request, "page") or 1
    return {"key": asked_for(request, "what"), "period": period, "number": number}


def _named(request: SignedInRequest, at: str, about: Iterable[UUID]) -> None:
    """Write down whom a list named."""
    people = sorted(set(about))
    audit.looked_at_list(by=request.actor, at=at, about=people, classes=HELD, rule=ANY_ROW)
