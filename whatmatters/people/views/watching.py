from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.routes import for_staff
from whatmatters.people.actions import watching as actions
from whatmatters.people.forms.watching import LookIntoForm
from whatmatters.people.selectors import watching as selectors
from whatmatters.web.http import submitted


@for_staff(Permission.PRIVACY_WATCH)
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    """It looks over what has been written since somebody last opened it, and then shows it."""
    actions.watch()
    page = selectors.queue(
        viewer=request.actor,
        number=request.GET.get("page", 1),
        settled=request.GET.get("settled") == "1",
    )
    seen = (DataClass.AUDIT,)
    audit.looked_at_list(by=request.actor, at="privacy.queue", about=page.shown, classes=seen)
    return render(request, "people/privacy_queue.html", {"page": page})


@for_staff(Permission.PRIVACY_WATCH)
@require_http_methods(["GET", "POST"])
def look_into(request: SignedInRequest, watched_id: UUID) -> HttpResponse:
    page = selectors.item_page(viewer=request.actor, watched_id=watched_id)
    form = LookIntoForm(submitted(request))
    if form.is_valid():
        actions.look_into(watched=page.item.watched, by=request.actor, **form.given)
        messages.success(request, "What you wrote is kept")
        return redirect("privacy:queue")
    if page.item.watched.person:
        about = UUID(page.item.watched.person)
        audit.looked(by=request.actor, at="privacy.look-into", about=about)
    return render(request, "people/privacy_item.html", {"page": page, "form": form})
