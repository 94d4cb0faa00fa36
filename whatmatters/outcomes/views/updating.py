from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.outcomes import actions, rules, selectors
from whatmatters.outcomes.forms import UpdateForm
from whatmatters.outcomes.models import AlreadyEnded
from whatmatters.web.http import asked_for, submitted


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def say(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """How it went with one outcome, chosen on the page."""
    page = _page(request, person_id)
    form = _form(request, page)
    if form.is_valid():
        try:
            _keep(request, page, **form.cleaned_data)
            return redirect("home:person", person_id)
        except AlreadyEnded as refusal:
            form.add_error("outcome", str(refusal))
    audit.looked(by=request.actor, at="outcomes.say", about=person_id)
    return render(request, "outcomes/say.html", {"page": page, "form": form})


def _page(request: SignedInRequest, person_id: UUID) -> selectors.UpdatePage:
    page = selectors.update_page(viewer=request.actor, person_id=person_id)
    if not rules.tells(page.subject.standing):
        raise PermissionDenied
    return page


def _form(request: SignedInRequest, page: selectors.UpdatePage) -> UpdateForm:
    asked = {"outcome": asked_for(request, "outcome"), "sent_as": uuid4()}
    if len(page.outcomes) == 1:
        asked["outcome"] = str(page.outcomes[0].pk)
    return UpdateForm(
        submitted(request),
        initial=asked,
        outcomes=page.outcomes,
        is_self=page.subject.standing.is_self,
    )


def _keep(
    request: SignedInRequest, page: selectors.UpdatePage, *, outcome: str, **said: Any
) -> None:
    actions.say_how_it_went(outcome=page.named(outcome), by=request.actor, **said)
    messages.success(request, _("Kept. Everybody who sees this outcome can read it."))
