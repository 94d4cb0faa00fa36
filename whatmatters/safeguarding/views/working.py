"""What a safeguarding lead does on a case: each deed a page of its own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.safeguarding import actions, selectors
from whatmatters.safeguarding.forms import CloseForm, NoteForm, PutForm, ReasonForm, WhoseForm
from whatmatters.safeguarding.models import Concern
from whatmatters.safeguarding.views.cases import write_down_look
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def note(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_WORK)
    form = NoteForm(submitted(request))
    if form.is_valid():
        actions.write_note(concern=concern, by=request.actor, **form.cleaned_data)
        messages.success(request, "It is kept")
        return redirect("safeguarding:case", concern_id)
    return _asked(request, concern, form, "Add to the case", "Keep it")


@signed_in
@require_http_methods(["GET", "POST"])
def whose(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_WORK)
    form = WhoseForm(submitted(request))
    if form.is_valid():
        try:
            actions.say_whose(concern=concern, by=request.actor, **form.cleaned_data)
        except actions.NobodyKnown as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, "The case is about this record now")
            return redirect("safeguarding:case", concern_id)
    return _asked(request, concern, form, "Whose record is it about?", "Say whose it is")


@signed_in
@require_http_methods(["GET", "POST"])
def put_on(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_WORK)
    form = PutForm(submitted(request))
    if form.is_valid():
        try:
            place = actions.put_on_case(concern=concern, by=request.actor, **form.cleaned_data)
        except actions.WorksInMoreThanOnePlace as more:
            form = PutForm(request.POST, works=more.works)
        except (actions.NobodyToPut, actions.WouldSeeNothing) as reason:
            form.add_error("email", str(reason))
        else:
            messages.success(request, f"{place.user.name} is on this case")
            return redirect("safeguarding:case", concern_id)
    return _asked(request, concern, form, "Put somebody on the case", "Put them on the case")


@signed_in
@require_http_methods(["GET", "POST"])
def take_off(request: SignedInRequest, on_case_id: UUID) -> HttpResponse:
    place = selectors.place_on_case(viewer=request.actor, place_id=on_case_id)
    concern = _opened(request, place.concern_id, Permission.CASE_WORK)
    form = ReasonForm(submitted(request))
    if form.is_valid():
        try:
            actions.take_off_case(place=place, by=request.actor, **form.cleaned_data)
        except actions.SomebodyMustStay as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, f"{place.user.name} is no longer on that case")
            return redirect("safeguarding:cases")
    heading = "Take somebody off the case"
    return _asked(request, concern, form, heading, "Take them off", place.user.name)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_WORK)
    form = CloseForm(submitted(request))
    if form.is_valid():
        actions.close_concern(concern=concern, by=request.actor, **form.cleaned_data)
        messages.success(request, "The case is closed")
        return redirect("safeguarding:cases")
    return _asked(request, concern, form, "Close the case", "Close it")


@signed_in
@require_http_methods(["GET", "POST"])
def reopen(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_REOPEN)
    form = ReasonForm(submitted(request))
    if form.is_valid():
        actions.reopen_concern(concern=concern, by=request.actor, **form.cleaned_data)
        messages.success(request, "The case is open again, and you are on it")
        return redirect("safeguarding:case", concern_id)
    return _asked(request, concern, form, "Open the case again", "Open it again")


def _opened(request: SignedInRequest, concern_id: UUID, deed: Permission) -> Concern:
    """Seen, or 404; theirs to work on, or 403."""
    concern = selectors.concern(viewer=request.actor, concern_id=concern_id)
    require(request.actor, deed, concern)
    if request.method == "GET":
        write_down_look(request, concern)
    return concern


def _asked(
    request: SignedInRequest,
    concern: Concern,
    form: PlainForm,
    heading: str,
    submit: str,
    what: str = "",
) -> HttpResponse:
    context = {"concern": concern, "form": form, "heading": heading, "submit": submit}
    return render(request, "safeguarding/asking.html", context | {"what": what})
