from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.readings import actions, selectors
from whatmatters.readings.actions import TakenIn
from whatmatters.readings.forms import AddForm, BringInForm, SheetForm
from whatmatters.readings.models import NotTakenIn, Stream
from whatmatters.readings.sheet import CannotRead
from whatmatters.readings.sheet import template as empty
from whatmatters.readings.views.trying import looked, tried
from whatmatters.web.http import csv_file, submitted


@signed_in
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    """Write down one reading."""
    stream, about = _to_add(request, stream_id)
    form = AddForm(submitted(request), stream=stream)
    by = request.actor
    taken = tried(form, lambda: actions.add_reading(stream=stream, by=by, **form.cleaned_data))
    if taken:
        return _taken(request, stream, taken)
    looked(request, "readings.add", stream.person_id)
    return render(request, "readings/add.html", about | {"form": form})


@signed_in
@require_POST
def take_back(request: SignedInRequest, measured_id: UUID) -> HttpResponse:
    reading = selectors.reading_of(viewer=request.actor, reading_id=measured_id)
    actions.take_back_reading(reading=reading, by=request.actor)
    messages.success(request, gettext("It is taken back, and counts no more"))
    return redirect("readings:all", reading.stream_id)


@signed_in
@require_http_methods(["GET", "POST"])
def send(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    """Send a file of readings. What is wrong with it as a whole is said at once."""
    stream, about = _to_add(request, stream_id)
    form = SheetForm(submitted(request), request.FILES or None)
    if form.is_valid():
        file, by = form.cleaned_data["file"], request.actor
        try:
            sheet = actions.keep_sheet(stream=stream, by=by, name=file.name, content=file.read())
        except (CannotRead, NotTakenIn) as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("readings:preview", sheet.pk)
    looked(request, "readings.send", stream.person_id)
    return render(request, "readings/send.html", about | {"form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def preview(request: SignedInRequest, sheet_id: UUID) -> HttpResponse:
    """Look at what a file would bring, and say yes."""
    sheet = selectors.sheet_of(viewer=request.actor, sheet_id=sheet_id)
    page = selectors.preview_page(viewer=request.actor, sheet=sheet)
    form = BringInForm(submitted(request), bad_rows=len(page.read.problems))
    keep_good = bool(page.read.problems)
    taken = page.new and tried(
        form, lambda: actions.bring_in_sheet(sheet=sheet, by=request.actor, keep_good=keep_good)
    )
    if taken:
        return _taken(request, page.stream, taken)
    looked(request, "readings.preview", page.stream.person_id)
    return render(request, "readings/preview.html", {"page": page, "form": form})


@signed_in
@require_POST
def throw_away(request: SignedInRequest, sheet_id: UUID) -> HttpResponse:
    sheet = selectors.sheet_of(viewer=request.actor, sheet_id=sheet_id)
    actions.throw_away_sheet(sheet=sheet, by=request.actor)
    messages.success(request, gettext("The file is gone. Nothing was taken in"))
    return redirect("readings:show", sheet.stream_id)


@signed_in
@gives_file("The empty file of readings to fill in", holds=())
@require_safe
def template(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    stream = selectors.stream_of(viewer=request.actor, stream_id=stream_id)
    return csv_file(("\ufeff" + empty(stream.sort)).encode(), "numbers")


def _to_add(request: SignedInRequest, stream_id: UUID) -> tuple[Stream, dict[str, object]]:
    stream = selectors.stream_of(viewer=request.actor, stream_id=stream_id)
    subject = selectors.subject_of(viewer=request.actor, person_id=stream.person_id)
    return stream, {"stream": stream, "subject": subject}


def _taken(request: SignedInRequest, stream: Stream, taken: TakenIn) -> HttpResponse:
    """Say how many; and that a line was crossed, without alarm."""
    count = len(taken.new)
    said = ngettext("%(count)s number is kept", "%(count)s numbers are kept", count)
    messages.success(request, said % {"count": count})
    if taken.talks:
        messages.info(request, gettext("A line was crossed. It asks for a talk, and no more"))
    return redirect("readings:show", stream.pk)
