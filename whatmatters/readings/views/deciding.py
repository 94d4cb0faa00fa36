from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.readings import actions, selectors
from whatmatters.readings.forms import AgreeForm, BeginForm, LineForm
from whatmatters.readings.models import Stream, StreamNotReady
from whatmatters.readings.views.trying import looked, tried
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Keep track of something."""
    of = selectors.to_begin(viewer=request.actor, person_id=person_id)
    outcomes = selectors.outcomes_to_choose(viewer=request.actor, person=of.person)
    form = BeginForm(submitted(request), outcomes=outcomes, is_self=of.standing.is_self)
    begun = tried(
        form, lambda: actions.begin_stream(person=of.person, by=request.actor, **form.given)
    )
    if begun:
        messages.success(request, gettext("It is begun. Add the first number when you like"))
        return redirect("readings:show", begun.pk)
    looked(request, "readings.begin", person_id)
    about = {"subject": of, "form": form, "outcomes": outcomes}
    return render(request, "readings/begin.html", about)


@signed_in
@require_http_methods(["GET", "POST"])
def agree(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    """Say anew who may see it, and for how long."""
    stream, of = _own(request, stream_id)
    form = AgreeForm(submitted(request), stream=stream, is_self=of.standing.is_self)
    if tried(form, lambda: actions.agree_again(stream=stream, by=request.actor, **form.given)):
        return _kept(request, stream)
    looked(request, "readings.agree", stream.person_id)
    return render(request, "readings/agree.html", {"subject": of, "stream": stream, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def draw(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    """“Talk to me if…”"""
    stream, of = _own(request, stream_id)
    form = LineForm(submitted(request), stream=stream)
    by = request.actor
    if tried(form, lambda: actions.draw_line(stream=stream, by=by, **form.cleaned_data)):
        return _kept(request, stream)
    looked(request, "readings.draw", stream.person_id)
    return render(request, "readings/line.html", {"subject": of, "stream": stream, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    stream, of = _own(request, stream_id)
    form = PlainForm(submitted(request))
    if tried(form, lambda: actions.end_stream(stream=stream, by=request.actor)):
        return _kept(request, stream)
    looked(request, "readings.end", stream.person_id)
    return render(request, "readings/end.html", {"subject": of, "stream": stream, "form": form})


@signed_in
@require_POST
def pause(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    return _turned(request, stream_id, actions.pause_stream)


@signed_in
@require_POST
def go_on(request: SignedInRequest, stream_id: UUID) -> HttpResponse:
    return _turned(request, stream_id, actions.go_on_with_stream)


@signed_in
@require_POST
def rub_out(request: SignedInRequest, drawn_id: UUID) -> HttpResponse:
    line = selectors.line_of(viewer=request.actor, line_id=drawn_id)
    return _answered(
        request, line.stream, lambda: actions.rub_out_line(line=line, by=request.actor)
    )


def _own(request: SignedInRequest, stream_id: UUID) -> tuple[Stream, selectors.Subject]:
    stream = selectors.own_stream(viewer=request.actor, stream_id=stream_id)
    return stream, selectors.subject_of(viewer=request.actor, person_id=stream.person_id)


def _turned(request: SignedInRequest, stream_id: UUID, deed: Callable[..., object]) -> HttpResponse:
    stream = selectors.own_stream(viewer=request.actor, stream_id=stream_id)
    return _answered(request, stream, lambda: deed(stream=stream, by=request.actor))


def _answered(request: SignedInRequest, stream: Stream, deed: Callable[[], object]) -> HttpResponse:
    try:
        deed()
    except StreamNotReady as reason:
        messages.info(request, str(reason))
        return redirect("readings:show", stream.pk)
    return _kept(request, stream)


def _kept(request: SignedInRequest, stream: Stream) -> HttpResponse:
    messages.success(request, gettext("It is as you say now"))
    return redirect("readings:show", stream.pk)
