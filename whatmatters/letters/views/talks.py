from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.foundations import clock
from whatmatters.letters import actions, selectors
from whatmatters.letters.forms import MessageForm
from whatmatters.letters.models import Unsent
from whatmatters.letters.selectors import TalkPage
from whatmatters.web.components.words import clock_time
from whatmatters.web.http import asked_for


@signed_in
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    page = selectors.mine(viewer=request.actor)
    audit.record(by=request.actor, did="letters.listed", to=None)
    return render(request, "letters/mine.html", {"page": page})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """The talk, and a box to write in. Nobody is told that it was read."""
    number = request.GET.get("page", 1)
    page = selectors.talk(viewer=request.actor, member_id=member_id, number=number)
    if request.method == "POST":
        return _sent(request, page)
    audit.record(by=request.actor, did="letters.opened", to=page.member)
    chosen = asked_for(request, "unsent")
    return _shown(request, page, going_on=_chosen(page, chosen))


@signed_in
@require_POST
def save(request: SignedInRequest, member_id: UUID) -> JsonResponse:
    """Keep what is being typed, for the page's script. Answers when, or what is wrong."""
    page = selectors.talk(viewer=request.actor, member_id=member_id)
    form = MessageForm(request.POST, unfinished=True)
    if not form.is_valid():
        problem = " ".join(str(said) for errors in form.errors.values() for said in errors)
        return JsonResponse({"problem": problem}, status=400)
    actions.keep_unsent(member=page.member, by=request.actor, **form.cleaned_data)
    return JsonResponse({"at": clock_time(timezone.localtime(clock.now()))})


@signed_in
@require_POST
def throw_away(request: SignedInRequest, unsent_id: UUID) -> HttpResponse:
    unsent = selectors.unsent(viewer=request.actor, unsent_id=unsent_id)
    actions.throw_away(unsent=unsent, by=request.actor)
    messages.success(request, _("Your writing is thrown away"))
    return redirect("letters:talk", unsent.member_id)


def _sent(request: SignedInRequest, page: TalkPage) -> HttpResponse:
    if not page.talk.is_open:
        raise PermissionDenied
    later = request.POST.get("do") == "later"
    form = MessageForm(request.POST, unfinished=later)
    if not form.is_valid():
        return _shown(request, page, form=form)
    deed, told = (
        (actions.keep_unsent, _("It is kept for later, below"))
        if later
        else (actions.send_message, _("Your message is sent"))
    )
    deed(member=page.member, by=request.actor, **form.cleaned_data)
    messages.success(request, told)
    return redirect("letters:talk", page.member.pk)


def _chosen(page: TalkPage, chosen: str) -> Unsent | None:
    return next((one for one in page.unsent if str(one.pk) == chosen), None)


def _shown(
    request: SignedInRequest,
    page: TalkPage,
    *,
    form: MessageForm | None = None,
    going_on: Unsent | None = None,
) -> HttpResponse:
    begin: dict[str, Any] = {}
    if going_on:
        begin = {"words": going_on.words, "sent_as": going_on.sent_as}
    context = {
        "page": page,
        "form": form or MessageForm(initial=begin),
        "unsent": [one for one in page.unsent if one != going_on],
    }
    return render(request, "letters/talk.html", context)
