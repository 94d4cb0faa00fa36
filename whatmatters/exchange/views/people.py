from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import for_staff
from whatmatters.exchange import actions, selectors
from whatmatters.exchange.actions import PeopleBroughtIn
from whatmatters.exchange.forms import BringInForm, SendListForm
from whatmatters.exchange.spreadsheet import template as blank
from whatmatters.exchange.spreadsheet.people import CannotRead
from whatmatters.foundations.sheets import as_csv
from whatmatters.web.http import csv_file, submitted

FOR_LISTS = for_staff(Permission.PEOPLE_IMPORT)


@FOR_LISTS
@require_http_methods(["GET", "POST"])
def people(request: SignedInRequest) -> HttpResponse:
    """Send a list. What is wrong with the file as a whole is said at once."""
    form = SendListForm(submitted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = actions.keep_upload(by=request.actor, name=file.name, content=file.read())
        except CannotRead as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("exchange:preview", upload_id=upload.pk)
    page = selectors.people_page(viewer=request.actor)
    return render(request, "exchange/people.html", {"form": form, "page": page})


@FOR_LISTS
@gives_file("The empty list to fill in", holds=())
@require_safe
def template(request: SignedInRequest, kind: str) -> HttpResponse:
    if kind == "csv":
        return csv_file(blank.as_csv(), "people")
    answer = HttpResponse(blank.as_xlsx(), content_type=blank.XLSX)
    answer["Content-Disposition"] = 'attachment; filename="people.xlsx"'
    return answer


@FOR_LISTS
@require_http_methods(["GET", "POST"])
def preview(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Look at what a list would do, and say yes."""
    upload = selectors.upload_of(viewer=request.actor, upload_id=upload_id)
    page = selectors.preview(viewer=request.actor, upload=upload)
    form = BringInForm(submitted(request), preview=page)
    if page.may_bring_in and form.is_valid():
        done = actions.bring_in_upload(
            upload=upload,
            by=request.actor,
            keep_good=bool(form.cleaned_data.get("keep_good")),
            decided=form.decided,
            into_circle=bool(form.cleaned_data.get("into_circle")),
        )
        messages.success(request, _said(done))
        return redirect("exchange:people")
    return render(request, "exchange/preview.html", {"form": form, "page": page})


@FOR_LISTS
@require_POST
def throw_away(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    upload = selectors.upload_of(viewer=request.actor, upload_id=upload_id)
    actions.throw_away_upload(upload=upload, by=request.actor)
    messages.success(request, "The list was thrown away. Nobody was brought in.")
    return redirect("exchange:people")


@FOR_LISTS
@gives_file("The rows of a list that need mending", holds=(DataClass.CORE,))
@require_safe
def to_mend(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Every row to mend, as a file to work from."""
    upload = selectors.upload_of(viewer=request.actor, upload_id=upload_id)
    found = selectors.preview(viewer=request.actor, upload=upload).sorted_out
    return csv_file(as_csv(selectors.to_mend(found)), "rows-to-mend")


def _said(done: PeopleBroughtIn) -> str:
    """What happened, in numbers."""
    found = done.sorted_out
    rest = (
        (len(found.here), "already here"),
        (done.same, "said to be somebody here"),
        (done.left_out, "left out because the name is here"),
        (found.bad_rows, "to mend"),
    )
    people = "1 person was" if done.new == 1 else f"{done.new:,} people were"
    parts = [f"{count:,} {what}" for count, what in rest if count]
    return f"{people} brought in." + (f" Rows not brought in: {', '.join(parts)}." if parts else "")
