"""The pages of those who bring services in: a file with a look at it first, and feeds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import for_staff
from whatmatters.resources.actions import bringing as actions
from whatmatters.resources.forms.bringing import FeedForm, SendFileForm
from whatmatters.resources.selectors import bringing as selectors
from whatmatters.resources.standard.documents import CannotRead
from whatmatters.resources.standard.tables import template as blank
from whatmatters.web.http import asked_for, csv_file, submitted

KEEPERS = for_staff(Permission.DIRECTORY_BRING_IN)


@KEEPERS
@require_http_methods(["GET", "POST"])
def bring_in(request: SignedInRequest) -> HttpResponse:
    """Send a file. What it would do is looked at before it is done."""
    form = SendFileForm(submitted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        upload = actions.keep_upload(by=request.actor, name=file.name, content=file.read())
        return redirect("resources:preview", upload.pk)
    page = selectors.bring_in_page(viewer=request.actor)
    return render(request, "resources/bring_in.html", {"form": form, "page": page})


@KEEPERS
@gives_file("The empty table of services to fill in", holds=())
@require_safe
def template(request: SignedInRequest) -> HttpResponse:
    return csv_file(blank().encode(), "services")


@KEEPERS
@require_http_methods(["GET", "POST"])
def preview(request: SignedInRequest, sheet_id: UUID) -> HttpResponse:
    """Look at what a file would do, and say yes."""
    upload = selectors.upload_of(viewer=request.actor, upload_id=sheet_id)
    if request.method == "POST":
        try:
            done = actions.bring_in_upload(upload=upload, by=request.actor)
        except CannotRead:  # the page says why
            pass
        else:
            messages.success(request, f"The file is brought in. {done.in_words}")
            return redirect("resources:bring-in")
    page = selectors.preview(viewer=request.actor, upload=upload)
    return render(request, "resources/preview.html", {"page": page})


@KEEPERS
@require_POST
def throw_away(request: SignedInRequest, sheet_id: UUID) -> HttpResponse:
    upload = selectors.upload_of(viewer=request.actor, upload_id=sheet_id)
    actions.throw_away_upload(upload=upload, by=request.actor)
    messages.success(request, "The file was thrown away. Nothing was brought in")
    return redirect("resources:bring-in")


@KEEPERS
@require_http_methods(["GET", "POST"])
def feeds(request: SignedInRequest) -> HttpResponse:
    """Which other directories are read, and how that last went."""
    found = selectors.feeds(viewer=request.actor)
    form = FeedForm(submitted(request), known=frozenset(feed.address for feed in found))
    if form.is_valid():
        actions.add_feed(by=request.actor, **form.cleaned_data)
        messages.success(request, "It will be read the next time feeds are fetched")
        return redirect("resources:feeds")
    return render(request, "resources/feeds.html", {"form": form, "feeds": found})


@KEEPERS
@require_POST
def remove_feed(request: SignedInRequest, feed_id: UUID) -> HttpResponse:
    feed = selectors.one_feed(viewer=request.actor, feed_id=feed_id)
    actions.remove_feed(feed=feed, by=request.actor)
    messages.success(request, "It is no longer read. What it brought stays")
    return redirect("resources:feeds")


@KEEPERS
@require_safe
def stale(request: SignedInRequest) -> HttpResponse:
    """What nobody has checked for six months."""
    page = selectors.stale_page(viewer=request.actor, wanted=asked_for(request, "page"))
    return render(request, "resources/stale.html", {"page": page})
