"""Meetings with a person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import signed_in
from whatmatters.appointments import actions, selectors
from whatmatters.appointments.forms import CallOffForm, ContactForm, MeetingForm, begun_with
from whatmatters.appointments.views.trying import looked, pressed, tried
from whatmatters.web.http import submitted


@signed_in
@require_safe
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.of_page(viewer=request.actor, person_id=person_id)
    looked(request, "appointments.of", person_id)
    about = {"page": page, "writing": ContactForm(None)}
    return render(request, "appointments/of_person.html", about)


@signed_in
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Plan to meet."""
    of = selectors.to_write(viewer=request.actor, person_id=person_id)
    form = MeetingForm(submitted(request))
    given: dict[str, Any] = {"person": of.person, "by": request.actor}
    if tried(form, lambda: actions.plan_meeting(**given, **form.given)):
        messages.success(request, gettext("It is planned"))
        return redirect("appointments:of", person_id)
    looked(request, "appointments.plan", person_id)
    return render(request, "appointments/plan.html", {"subject": of, "form": form})


@signed_in
@require_safe
def show(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    page = selectors.meeting_page(viewer=request.actor, meeting_id=meeting_id)
    looked(request, "appointments.show", page.meeting.person_id)
    return render(request, "appointments/meeting.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Another time, or somewhere else."""
    page = selectors.meeting_page(
        viewer=request.actor, meeting_id=meeting_id, needs=Permission.APPOINTMENTS_WRITE
    )
    form = MeetingForm(submitted(request), initial=begun_with(page.meeting))
    given: dict[str, Any] = {"meeting": page.meeting, "by": request.actor}
    if tried(form, lambda: _moved(form, given)):
        messages.success(request, gettext("It is moved"))
        return redirect("appointments:show", meeting_id)
    looked(request, "appointments.move", page.meeting.person_id)
    return render(request, "appointments/move.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def call_off(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """They, or we, cannot come."""
    page = selectors.meeting_page(
        viewer=request.actor, meeting_id=meeting_id, needs=Permission.APPOINTMENTS_CHOOSE
    )
    form = CallOffForm(submitted(request), initial={"read": page.meeting.version})
    given: dict[str, Any] = {"meeting": page.meeting, "by": request.actor}
    if tried(form, lambda: actions.call_off_meeting(**given, **form.cleaned_data)):
        messages.success(request, gettext("It is called off"))
        return redirect("appointments:show", meeting_id)
    looked(request, "appointments.call-off", page.meeting.person_id)
    return render(request, "appointments/call_off.html", {"page": page, "form": form})


@signed_in
@require_POST
def became(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """We met, or they did not come."""
    meeting = selectors.meeting_page(viewer=request.actor, meeting_id=meeting_id).meeting
    state = request.POST.get("state", "")
    said = gettext("Thank you. It is written down")
    by = request.actor
    pressed(request, lambda: actions.say_what_became(meeting=meeting, by=by, state=state), said)
    return redirect("appointments:show", meeting_id)


def _moved(form: MeetingForm, given: dict[str, Any]) -> object:
    return actions.move_meeting(**given, **form.given, read=form.cleaned_data["read"])
