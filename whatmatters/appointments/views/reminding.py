"""Reminders: a yes for each way, a no to all, and the link in each of them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import open_to_all, signed_in
from whatmatters.appointments import actions, selectors
from whatmatters.appointments.forms import LeaveAloneForm, RemindForm
from whatmatters.appointments.models import Way
from whatmatters.appointments.sending import which
from whatmatters.appointments.views.trying import looked, pressed, tried
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def reminders(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Each way with its own yes."""
    page = selectors.reminders_page(viewer=request.actor, person_id=person_id)
    forms: dict[str, RemindForm] = {each.way: _form(request, each) for each in page.ways}
    asked = request.POST.get("way", "")
    person, by = page.subject.person, request.actor
    if asked in forms and tried(
        form := forms[asked],
        lambda: actions.ask_for_reminders(person=person, by=by, way=asked, **form.cleaned_data),
    ):
        messages.success(request, gettext("Thank you. You can stop it at any time"))
        return redirect("appointments:reminders", person_id)
    looked(request, "appointments.reminders", person_id)
    shown = [(each, forms[each.way]) for each in page.ways]
    about = {"page": page, "shown": shown, "leaving": LeaveAloneForm(None)}
    return render(request, "appointments/reminders.html", about | {"form": forms.get(asked)})


@signed_in
@require_POST
def no_reminders(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.reminders_page(viewer=request.actor, person_id=person_id)
    person, by, way = page.subject.person, request.actor, request.POST.get("way", "")
    said = gettext("No more of these will be sent")
    if way in Way.values:
        pressed(request, lambda: actions.stop_reminders(person=person, by=by, way=way), said)
    return redirect("appointments:reminders", person_id)


@signed_in
@require_POST
def leave_alone(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Nothing is to be sent, whatever was said yes to."""
    page = selectors.reminders_page(viewer=request.actor, person_id=person_id)
    form, person, by = LeaveAloneForm(request.POST), page.subject.person, request.actor
    if tried(form, lambda: actions.say_do_not_contact(person=person, by=by, **form.cleaned_data)):
        messages.success(request, gettext("Nothing will be sent"))
    else:
        messages.error(request, gettext("Shorten why to 300 characters, then send it again"))
    return redirect("appointments:reminders", person_id)


@signed_in
@require_POST
def may_contact(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.reminders_page(viewer=request.actor, person_id=person_id)
    person, by = page.subject.person, request.actor
    said = gettext("What was said yes to will be sent again")
    pressed(request, lambda: actions.take_back_do_not_contact(person=person, by=by), said)
    return redirect("appointments:reminders", person_id)


@csrf_exempt  # the programs that read letters press it for their reader, and know no page of ours
@open_to_all("whoever holds a reminder may have no more of them, without signing in")
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """To look is not to stop: machines open what is in letters. It says the same to anybody."""
    if request.method == "POST":
        if wish := which(token):
            actions.stop_by_link(wish=wish)
        return render(request, "appointments/stopped.html")
    return render(request, "appointments/stop.html")


def _form(request: SignedInRequest, each: selectors.OneWay) -> RemindForm:
    begun = each.wish.address if each.wish else ""
    sent = submitted(request) if request.POST.get("way") == each.way else None
    return RemindForm(sent, way=each.way, begun=begun)
