"""A provider's files of visits: sent, looked over row by row, and brought in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import for_staff
from whatmatters.exchange import actions, selectors
from whatmatters.exchange.actions import VisitsBroughtIn
from whatmatters.exchange.forms import BringInVisitsForm, SendVisitsForm
from whatmatters.exchange.spreadsheet import template as blank
from whatmatters.exchange.spreadsheet.tables import CannotRead
from whatmatters.exchange.spreadsheet.visit_columns import SHEETS
from whatmatters.foundations.sheets import as_csv
from whatmatters.web.http import csv_file, submitted

FOR_VISITS = for_staff(Permission.ROUND_PLAN)
SAID = 5


@FOR_VISITS
@require_http_methods(["GET", "POST"])
def visits(request: SignedInRequest) -> HttpResponse:
    """Send a file of visits. What is wrong with the file as a whole is said at once."""
    form = SendVisitsForm(submitted(request), request.FILES or None)
    if form.is_valid():
        file, kind = form.cleaned_data["file"], form.cleaned_data["kind"]
        told = {"kind": kind, "name": file.name, "content": file.read()}
        try:
            upload = actions.keep_visits(by=request.actor, **told)
        except CannotRead as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("exchange:visits-preview", visits_file_id=upload.pk)
    page = selectors.visits_page(viewer=request.actor)
    return render(request, "exchange/visits.html", {"form": form, "page": page})


@FOR_VISITS
@gives_file("The empty file of visits to fill in", holds=())
@require_safe
def visits_template(request: SignedInRequest, kind: str) -> HttpResponse:
    return csv_file(blank.as_csv(SHEETS[kind]), f"{kind}-visits")


@FOR_VISITS
@require_http_methods(["GET", "POST"])
def visits_preview(request: SignedInRequest, visits_file_id: UUID) -> HttpResponse:
    """Look at what a file would do, row by row, and say yes."""
    upload = selectors.visits_upload_of(viewer=request.actor, upload_id=visits_file_id)
    page = selectors.visits_preview(viewer=request.actor, upload=upload)
    form = BringInVisitsForm(submitted(request), bad_rows=page.found.bad_rows)
    if (page.found.new or page.found.here) and form.is_valid():
        keep_good = bool(form.cleaned_data.get("keep_good"))
        try:
            done = actions.bring_in_visits(upload=upload, by=request.actor, keep_good=keep_good)
        except actions.VisitsToMend:  # something else has been said of them since
            return redirect("exchange:visits-preview", visits_file_id=upload.pk)
        _say(request, done)
        return redirect("exchange:visits")
    audit.looked_at_list(by=request.actor, at="exchange.visits-preview", about=page.people)
    return render(request, "exchange/visits_preview.html", {"form": form, "page": page})


@FOR_VISITS
@require_POST
def throw_away_visits(request: SignedInRequest, visits_file_id: UUID) -> HttpResponse:
    upload = selectors.visits_upload_of(viewer=request.actor, upload_id=visits_file_id)
    actions.throw_away_visits(upload=upload, by=request.actor)
    messages.success(request, "The file was thrown away. Nothing was brought in.")
    return redirect("exchange:visits")


@FOR_VISITS
@gives_file("The rows of a file of visits that need mending", holds=(DataClass.VISITS,))
@require_safe
def visits_to_mend(request: SignedInRequest, visits_file_id: UUID) -> HttpResponse:
    """Every row to mend, as a file to work from."""
    upload = selectors.visits_upload_of(viewer=request.actor, upload_id=visits_file_id)
    page = selectors.visits_preview(viewer=request.actor, upload=upload)
    return csv_file(as_csv(selectors.visits_to_mend(page)), "visits-to-mend")


def _say(request: SignedInRequest, done: VisitsBroughtIn) -> None:
    """What happened, in numbers; and the rows that could not be written after all."""
    count, found = done.new, done.found
    rest = ((len(found.here), "here already"), (found.bad_rows, "to mend"))
    parts = [f"{number:,} {what}" for number, what in rest if number]
    said = "1 visit was brought in." if count == 1 else f"{count:,} visits were brought in."
    also = f" Rows that changed nothing: {', '.join(parts)}." if parts else ""
    messages.success(request, said + also)
    for problem in done.refused[:SAID]:
        messages.error(request, f"Row {problem.row} was not brought in. {problem.what_to_do}.")
    if (further := len(done.refused) - SAID) > 0:
        messages.error(request, f"{further:,} more rows were not brought in. Send the file again.")
