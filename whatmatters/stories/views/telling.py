from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.foundations.models import Stale
from whatmatters.stories import actions, selectors
from whatmatters.stories.actions.telling import SAID
from whatmatters.stories.forms import TellingForm
from whatmatters.stories.models import NotReady, Telling
from whatmatters.web.http import submitted


@signed_in
@require_safe
def of(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What was told of somebody, with where each stands."""
    page = selectors.tellings_of(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="stories.of", about=person_id)
    return render(request, "stories/of.html", {"page": page})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    subject = selectors.tell_page(viewer=request.actor, person_id=person_id)
    form = TellingForm(submitted(request), asks_who=request.actor.is_staff)
    if form.is_valid():
        said = form.told
        said.pop("read")
        try:
            telling = actions.tell(person=subject.person, by=request.actor, **said)
            return redirect("stories:check", telling.pk)
        except NotReady as refusal:
            form.add_error(None, str(refusal))
    audit.looked(by=request.actor, at="stories.tell", about=person_id)
    return render(request, "stories/tell.html", {"subject": subject, "form": form})


@signed_in
@require_safe
def telling(request: SignedInRequest, telling_id: UUID) -> HttpResponse:
    page = selectors.telling_page(viewer=request.actor, telling_id=telling_id)
    audit.looked(by=request.actor, at="stories.telling", about=page.telling.person_id)
    return render(request, "stories/telling.html", {"page": page})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, telling_id: UUID) -> HttpResponse:
    """Say it otherwise, and have it checked again."""
    page = selectors.check_page(viewer=request.actor, telling_id=telling_id)
    form = TellingForm(submitted(request), asks_who=False, initial=_now(page.telling))
    if form.is_valid():
        try:
            actions.change_telling(telling=page.telling, by=request.actor, **form.told)
            messages.success(request, _("Saved"))
            return redirect("stories:check", telling_id)
        except Stale as stale:
            form.add_error(None, str(stale))
            form.show_again(version=page.telling.version)
        except NotReady as refusal:
            form.add_error(None, str(refusal))
    audit.looked(by=request.actor, at="stories.change", about=page.telling.person_id)
    context = {"subject": page.subject, "form": form, "page": page}
    return render(request, "stories/tell.html", context)


def _now(telling: Telling) -> dict[str, Any]:
    said = {name: getattr(telling, name) for name in SAID}
    codes = telling.about.order_by("framework", "code").values_list("code", flat=True)
    return said | {"about": list(codes), "read": telling.version}
