from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.readings import actions, selectors
from whatmatters.readings.forms import CloseForm
from whatmatters.readings.views.trying import looked, tried
from whatmatters.web.http import asked_for, submitted


@signed_in
@require_safe
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.of_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="readings.of", about=person_id)
    return render(request, "readings/of_person.html", {"page": page})


@signed_in
@require_safe
def show(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    page = selectors.stream_page(viewer=request.actor, stream_id=stream_id)
    audit.looked(by=request.actor, at="readings.stream", about=page.stream.person_id)
    return render(request, "readings/stream.html", {"page": page})


@signed_in
@require_safe
def every(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    number = asked_for(request, "page")
    page = selectors.every_page(viewer=request.actor, stream_id=stream_id, number=number)
    audit.looked(by=request.actor, at="readings.all", about=page.stream.person_id)
    return render(request, "readings/all.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: SignedInRequest, talk_id: UUID) -> HttpResponse:
    """Somebody has talked about it, and says in a word what came of it."""
    asked = selectors.asked_of(viewer=request.actor, talk_id=talk_id)
    stream, form = asked.talk.line.stream, CloseForm(submitted(request))
    if tried(
        form,
        lambda: actions.close_talk(asked=asked.talk, by=request.actor, **form.cleaned_data),
    ):
        messages.success(request, gettext("Thank you. It is written down"))
        return redirect("readings:show", stream.pk)
    looked(request, "readings.close", stream.person_id)
    about = {"asked": asked, "stream": stream, "form": form}
    return render(request, "readings/close.html", about | _head(request, stream.person_id))


def _head(request: SignedInRequest, person_id: UUID) -> dict[str, object]:
    return {"subject": selectors.subject_of(viewer=request.actor, person_id=person_id)}
