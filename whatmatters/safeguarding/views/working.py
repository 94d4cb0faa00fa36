"""What a safeguarding lead does on a case: each deed a page of its own, with one form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.people.actions import WorksInMoreThanOnePlace
from whatmatters.safeguarding import actions, selectors
from whatmatters.safeguarding.forms import CloseForm, NoteForm, PutForm, ReasonForm, WhoseForm
from whatmatters.safeguarding.models import Concern
from whatmatters.safeguarding.views.cases import write_down_look
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted

REFUSALS = (
    actions.NobodyKnown,
    actions.NobodyToPut,
    actions.SomebodyMustStay,
    actions.WouldSeeNothing,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """The words of such a page. `done` is said of what the deed gives back, as `{0}`."""

    heading: str
    submit: str
    done: str
    what: str = ""
    refused_at: str | None = None
    leaves_the_case: bool = False


@signed_in
@require_http_methods(["GET", "POST"])
def note(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_WORK)
    asking = Asking("Add to the case", "Keep it", done="It is kept")
    deed = partial(actions.write_note, concern=concern)
    return _asked(request, concern, NoteForm(submitted(request)), deed, asking)


@signed_in
@require_http_methods(["GET", "POST"])
def whose(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_WORK)
    done = "The case is about this record now"
    asking = Asking("Whose record is it about?", "Say whose it is", done)
    deed = partial(actions.say_whose, concern=concern)
    return _asked(request, concern, WhoseForm(submitted(request)), deed, asking)


@signed_in
@require_http_methods(["GET", "POST"])
def put_on(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_WORK)
    heading, done = "Put somebody on the case", "{0.user.name} is on this case"
    asking = Asking(heading, "Put them on the case", done, refused_at="email")
    deed = partial(actions.put_on_case, concern=concern)
    try:
        return _asked(request, concern, PutForm(submitted(request)), deed, asking)
    except WorksInMoreThanOnePlace as more:
        form = PutForm(request.POST, works=more.works)
    return _asked(request, concern, form, deed, asking)


@signed_in
@require_http_methods(["GET", "POST"])
def take_off(request: SignedInRequest, on_case_id: UUID) -> HttpResponse:
    place = selectors.place_on_case(viewer=request.actor, place_id=on_case_id)
    concern = _opened(request, place.concern_id, Permission.CASE_WORK)
    asking = Asking(
        "Take somebody off the case",
        "Take them off",
        done="{0.user.name} is no longer on that case",
        what=place.user.name,
        leaves_the_case=True,
    )
    deed = partial(actions.take_off_case, place=place)
    return _asked(request, concern, ReasonForm(submitted(request)), deed, asking)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_WORK)
    asking = Asking("Close the case", "Close it", "The case is closed", leaves_the_case=True)
    deed = partial(actions.close_concern, concern=concern)
    return _asked(request, concern, CloseForm(submitted(request)), deed, asking)


@signed_in
@require_http_methods(["GET", "POST"])
def reopen(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    concern = _opened(request, concern_id, Permission.CASE_REOPEN)
    done = "The case is open again, and you are on it"
    asking = Asking("Open the case again", "Open it again", done)
    deed = partial(actions.reopen_concern, concern=concern)
    return _asked(request, concern, ReasonForm(submitted(request)), deed, asking)


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
    deed: Callable[..., object],
    asking: Asking,
) -> HttpResponse:
    """Do it with what was typed; or ask, or ask again with the reason why it was not done."""
    if form.is_valid():
        try:
            result = deed(by=request.actor, **form.cleaned_data)
        except REFUSALS as reason:
            form.add_error(asking.refused_at, str(reason))
        else:
            messages.success(request, asking.done.format(result))
            there = () if asking.leaves_the_case else (concern.pk,)
            return redirect("safeguarding:case" if there else "safeguarding:cases", *there)
    page = {"concern": concern, "form": form, "asking": asking}
    return render(request, "safeguarding/asking.html", page)
