"""How visits went: counted over some days, with the visits behind each count, and as a file."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.foundations.sheets import CSV
from whatmatters.visits import selectors, sheet
from whatmatters.visits.forms import asked_period
from whatmatters.visits.views.trying import looked
from whatmatters.web.http import asked_for

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
    return render(request, "visits/report.html", {"page": page, "form": form})


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
    return _file(sheet.of_everybody(page))


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
    return _file(sheet.of_one(page))


def _behind(request: SignedInRequest) -> dict[str, Any]:
    """Which count is asked for, of which days, and which page of its visits."""
    period, _ = asked_period(request.GET)
    number = asked_for(request, "page") or 1
    return {"key": asked_for(request, "what"), "period": period, "number": number}


def _named(request: SignedInRequest, at: str, about: Iterable[UUID]) -> None:
    """Write down whom a list named."""
    people = sorted(set(about))
    audit.looked_at_list(by=request.actor, at=at, about=people, classes=HELD, rule=ANY_ROW)


def _file(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=CSV)
    answer["Content-Disposition"] = 'attachment; filename="visits.csv"'
    return answer
