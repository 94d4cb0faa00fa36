"""Being in touch, in two clicks; and what is to be done next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.appointments import actions, selectors
from whatmatters.appointments.forms import ContactForm
from whatmatters.appointments.views.trying import looked, pressed, tried
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def in_touch(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Who, how and a word; then done."""
    of = selectors.to_write(viewer=request.actor, person_id=person_id)
    form, by = ContactForm(submitted(request)), request.actor
    if tried(form, lambda: actions.keep_contact(person=of.person, by=by, **form.cleaned_data)):
        messages.success(request, gettext("It is written down"))
        return redirect("appointments:of", person_id)
    looked(request, "appointments.in-touch", person_id)
    return render(request, "appointments/in_touch.html", {"subject": of, "form": form})


@for_staff(Permission.DAY_VIEW)
@require_safe
def next_things(request: SignedInRequest) -> HttpResponse:
    """What I said I would do, and whom I meet."""
    page = selectors.next_page(viewer=request.actor)
    told = (DataClass.CORE, DataClass.TALK)
    audit.looked_at_list(by=request.actor, at="appointments.next", about=page.people, classes=told)
    return render(request, "appointments/next.html", {"page": page})


@signed_in
@require_POST
def done(request: SignedInRequest, follow_up_id: UUID) -> HttpResponse:
    found = selectors.follow_up_of(viewer=request.actor, follow_up_id=follow_up_id)
    by, said = request.actor, gettext("Done")
    pressed(request, lambda: actions.finish_follow_up(follow_up=found, by=by), said)
    if request.POST.get("from") == "next":
        return redirect("appointments:next")
    return redirect("appointments:of", found.person_id)
