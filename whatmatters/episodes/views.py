from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.episodes import actions, forms, selectors
from whatmatters.episodes.models import Episode, EpisodeNotReady
from whatmatters.episodes.selectors import EpisodePage
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.web.http import submitted


@signed_in
@require_safe
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.services_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="episodes.of-person", about=person_id)
    return render(request, "episodes/of_person.html", {"page": page})


@signed_in
@require_safe
def show(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    page = selectors.episode_page(viewer=request.actor, episode_id=episode_id)
    audit.looked(by=request.actor, at="episodes.episode", about=page.episode.person_id)
    return render(request, "episodes/episode.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    of = selectors.to_open_page(viewer=request.actor, person_id=person_id)
    form = forms.BeginForm(submitted(request), initial={"began_on": clock.today()})
    begun = _tried(
        form,
        lambda: actions.open_episode(person=of.person, by=request.actor, **form.cleaned_data),
    )
    if begun:
        messages.success(request, "It is begun")
        return redirect("episodes:show", begun.pk)
    _looked(request, person_id, at="episodes.begin")
    return render(request, "episodes/begin.html", {"subject": of, "form": form})


@for_staff(Permission.ENQUIRIES_HANDLE)
@require_http_methods(["GET", "POST"])
def from_enquiry(request: SignedInRequest, enquiry_id: UUID) -> HttpResponse:
    """Instead of “no further action”: what we do now, and somebody to walk with."""
    page = selectors.from_enquiry_page(viewer=request.actor, enquiry_id=enquiry_id)
    form = forms.FromEnquiryForm(submitted(request))
    begun = _tried(
        form,
        lambda: actions.begin_from_enquiry(
            enquiry=page.enquiry, by=request.actor, **form.cleaned_data
        ),
    )
    if begun:
        messages.success(request, "It is begun. What they want comes next: listen for it")
        return redirect("episodes:show", begun.pk)
    enquiry = page.enquiry
    audit.record(by=request.actor, did="looked", to=enquiry, about=enquiry.person_id)
    return render(request, "episodes/from_enquiry.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def hold(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    page = selectors.to_change_page(viewer=request.actor, episode_id=episode_id)
    form = forms.HoldForm(submitted(request), initial=_read(page) | {"began_on": clock.today()})
    return _changed(request, page, form, actions.hold_episode, HOLD)


@signed_in
@require_http_methods(["GET", "POST"])
def go_on(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    page = selectors.to_change_page(viewer=request.actor, episode_id=episode_id)
    form = forms.GoOnForm(submitted(request), initial=_read(page) | {"last_on": clock.today()})
    return _changed(request, page, form, actions.go_on, GO_ON)


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    page = selectors.to_change_page(viewer=request.actor, episode_id=episode_id)
    form = forms.EndForm(submitted(request), initial=_read(page) | {"on": clock.today()})
    return _changed(request, page, form, actions.end_episode, END)


@signed_in
@require_http_methods(["GET", "POST"])
def move(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    page = selectors.to_change_page(viewer=request.actor, episode_id=episode_id)
    form = forms.MoveForm(
        submitted(request),
        places=selectors.destinations(viewer=request.actor),
        initial=_read(page) | {"on": clock.today(), "service": page.episode.service},
    )
    return _changed(request, page, form, actions.transfer_episode, MOVE)


@signed_in
@require_POST
def receive(request: SignedInRequest, episode_id: UUID) -> HttpResponse:
    page = selectors.to_change_page(viewer=request.actor, episode_id=episode_id)
    try:
        actions.receive_episode(episode=page.episode, by=request.actor, on=clock.today())
    except EpisodeNotReady as reason:
        messages.info(request, str(reason))
    else:
        messages.success(request, "It is yours now")
    return redirect("episodes:show", episode_id)


HOLD = {"heading": "Pause this service", "submit": "Pause it", "at": "episodes.hold"}
GO_ON = {"heading": "Go on with this service", "submit": "Go on", "at": "episodes.go-on"}
END = {"heading": "End this service", "submit": "End it", "at": "episodes.end"}
MOVE = {"heading": "Move this service", "submit": "Move it", "at": "episodes.move"}


def _changed(
    request: SignedInRequest,
    page: EpisodePage,
    form: BaseForm,
    deed: Callable[..., object],
    words: dict[str, str],
) -> HttpResponse:
    """Do it and go back to the service; or the page with the form, and what is wrong with it."""
    done = _tried(form, lambda: deed(episode=page.episode, by=request.actor, **form.cleaned_data))
    if done:
        messages.success(request, "It is written down")
        return redirect("episodes:show", page.episode.pk)
    _looked(request, page.episode.person_id, at=words["at"])
    return render(request, "episodes/change.html", {"page": page, "form": form, **words})


def _tried(form: BaseForm, deed: Callable[[], Any]) -> Any:
    """What came of the deed; nothing where it can't be, with the reason on the form."""
    if not form.is_valid():
        return None
    try:
        return deed()
    except EpisodeNotReady as reason:
        form.add_error(None, str(reason))
    except Stale as stale:
        if not isinstance(form, forms.ReadForm):
            raise
        form.answer_again(stale.current)
    return None


def _read(page: EpisodePage) -> dict[str, Any]:
    episode: Episode = page.episode
    return {"read": episode.version}


def _looked(request: SignedInRequest, person_id: UUID, *, at: str) -> None:
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=person_id)
