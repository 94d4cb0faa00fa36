from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.foundations.models import Stale
from whatmatters.stories import actions, selectors
from whatmatters.stories.forms import CheckForm, YesForm
from whatmatters.stories.models import NotReady
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SignedInRequest, telling_id: UUID) -> HttpResponse:
    """What may say who it is about: each is taken out, or it is said why it may stay."""
    page = selectors.check_page(viewer=request.actor, telling_id=telling_id)
    form = CheckForm(submitted(request), marks=page.marks, stays=page.stays)
    if form.is_valid():
        try:
            actions.let_stay(telling=page.telling, by=request.actor, reasons=form.reasons)
            left = any(not because for because in form.reasons.values())
            return redirect("stories:change" if left else "stories:telling", telling_id)
        except NotReady as refusal:
            form.add_error(None, str(refusal))
    audit.looked(by=request.actor, at="stories.check", about=page.telling.person_id)
    return render(request, "stories/check.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: SignedInRequest, telling_id: UUID) -> HttpResponse:
    """The person says yes to these words, and they go to a second person to be read."""
    page = selectors.telling_page(viewer=request.actor, telling_id=telling_id)
    if not page.may_agree:
        raise PermissionDenied
    is_self = page.subject.standing.is_self
    form = YesForm(submitted(request), is_self=is_self, version=page.telling.version)
    if form.is_valid():
        try:
            actions.send_story(telling=page.telling, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Sent. Somebody else reads it before others can"))
            return redirect("stories:telling", telling_id)
        except (NotReady, Stale) as refusal:
            form.add_error(None, str(refusal))
    audit.looked(by=request.actor, at="stories.agree", about=page.telling.person_id)
    return render(request, "stories/agree.html", {"page": page, "form": form})


@signed_in
@require_POST
def take_back(request: SignedInRequest, telling_id: UUID) -> HttpResponse:
    """One press, and nobody reads it any more."""
    page = selectors.telling_page(viewer=request.actor, telling_id=telling_id)
    actions.take_back(telling=page.telling, by=request.actor)
    messages.success(request, _("Taken back. Nobody else can read it now"))
    return redirect("stories:telling", telling_id)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def throw_away(request: SignedInRequest, telling_id: UUID) -> HttpResponse:
    """Asked once, since it can’t be undone."""
    page = selectors.telling_page(viewer=request.actor, telling_id=telling_id)
    if not page.may_take_back:
        raise PermissionDenied
    if request.method == "POST":
        try:
            actions.throw_away(telling=page.telling, by=request.actor)
            messages.success(request, _("It is gone"))
            return redirect("stories:of", page.telling.person_id)
        except NotReady as refusal:
            messages.error(request, str(refusal))
            return redirect("stories:telling", telling_id)
    audit.looked(by=request.actor, at="stories.throw-away", about=page.telling.person_id)
    return render(request, "stories/throw_away.html", {"page": page})
