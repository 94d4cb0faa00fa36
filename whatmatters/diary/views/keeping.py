from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.diary import actions, selectors
from whatmatters.diary.forms import ReadersForm
from whatmatters.diary.selectors import SharingPage
from whatmatters.diary.selectors.mine import own_entry
from whatmatters.people.models import NotInTheirCircle
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: SignedInRequest, entry_id: UUID) -> HttpResponse:
    """Asked once, since it can't be taken back."""
    page = selectors.change_page(viewer=request.actor, entry_id=entry_id)
    if request.method != "POST" or page.entry is None:
        return render(request, "diary/delete.html", {"page": page})
    actions.delete_entry(entry=page.entry, by=request.actor)
    messages.success(request, _("The entry is deleted"))
    return redirect("diary:mine")


@signed_in
@require_POST
def delete_file(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    file = selectors.kept_file(viewer=request.actor, file_id=file_id)
    own_entry(viewer=request.actor, entry_id=file.entry_id)
    actions.delete_file(file=file, by=request.actor)
    messages.success(request, _("The file is deleted"))
    return redirect("diary:change", file.entry_id)


@signed_in
@require_POST
def pin(request: SignedInRequest, entry_id: UUID) -> HttpResponse:
    entry = own_entry(viewer=request.actor, entry_id=entry_id)
    actions.pin_entry(entry=entry, by=request.actor, is_pinned=request.POST.get("do") == "pin")
    return redirect("diary:entry", entry_id)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: SignedInRequest, entry_id: UUID) -> HttpResponse:
    """Who may read it. For somebody who reads in it for the first time, one is asked once more."""
    page = selectors.sharing_page(viewer=request.actor, entry_id=entry_id)
    form = ReadersForm(submitted(request), candidates=page.candidates)
    if form.is_valid():
        if new := form.to_be_asked_about:
            asked = {"page": page, "new": new, "chosen": form.chosen}
            return render(request, "diary/share_asked.html", asked)
        try:
            _share(request, page, form)
        except NotInTheirCircle as refusal:
            form.add_error("readers", str(refusal))
        else:
            return redirect("diary:entry", entry_id)
    return render(request, "diary/share.html", {"page": page, "form": form})


@signed_in
@require_POST
def stop_sharing(request: SignedInRequest, share_id: UUID) -> HttpResponse:
    """One press: they read it no more."""
    share = selectors.own_share(viewer=request.actor, share_id=share_id)
    actions.stop_sharing(share=share, by=request.actor)
    messages.success(request, _("Stopped. Nobody is told"))
    return redirect("diary:entry", share.entry_id)


def _share(request: SignedInRequest, page: SharingPage, form: ReadersForm) -> None:
    """With those who were chosen, and nobody else any more."""
    chosen = {each.member.pk for each in form.chosen}
    for each in form.chosen:
        actions.share_entry(entry=page.entry, member=each.member, by=request.actor)
    for reader in page.shown.readers:
        share = selectors.own_share(viewer=request.actor, share_id=reader.share_id)
        if share.member_id not in chosen:
            actions.stop_sharing(share=share, by=request.actor)
