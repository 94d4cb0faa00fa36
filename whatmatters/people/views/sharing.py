from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.people import actions, selectors
from whatmatters.people.forms import ShareForm
from whatmatters.people.models import NotInTheirCircle
from whatmatters.web.http import submitted


@signed_in
@require_safe
def sharing(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.sharing_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="people.sharing", about=person_id)
    return render(request, "people/sharing.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def share(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.share_form(viewer=request.actor, person_id=person_id)
    form = ShareForm(submitted(request), page=page)
    if form.is_valid():
        try:
            actions.share(person=page.subject.person, by=request.actor, **form.share)
        except NotInTheirCircle as reason:
            form.add_error("whom", str(reason))
        else:
            messages.success(request, gettext("It is shared"))
            return redirect("people:sharing", person_id)
    if request.method == "GET":
        audit.looked(by=request.actor, at="people.share", about=person_id)
    context = {"subject": page.subject, "form": form, "heading": gettext("Share something")}
    says = gettext("They see it from now on, until the day you choose or until it is stopped.")
    return render(
        request, "people/asking.html", context | {"submit": gettext("Share it"), "says": says}
    )


@signed_in
@require_POST
def stop_sharing(request: SignedInRequest, share_id: UUID) -> HttpResponse:
    """One press, at once. Whoever saw is told nothing."""
    share = selectors.share(viewer=request.actor, share_id=share_id)
    actions.withdraw_share(share=share, by=request.actor)
    messages.success(request, gettext("It is no longer shared. They are told nothing"))
    return redirect("people:sharing", share.person_id)
