from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.forms import PromptsForm
from whatmatters.conversations.forms.prompts import typed
from whatmatters.conversations.selectors import PromptGroup


@for_staff(Permission.PROMPTS_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def prompts(request: SignedInRequest) -> HttpResponse:
    """An organisation's own menu of prompts: change it, or go back to the house's."""
    if request.method != "POST":
        menu = selectors.menu_for(request.actor.organisation_id)
        return _shown(request, PromptsForm(groups=menu))
    do, groups = request.POST.get("do", ""), typed(request.POST)
    if do == "house":
        return _changed(request, {}, "The menu is the house’s own again")
    if do == "add":
        return _shown(request, PromptsForm(groups=[*groups, PromptGroup("", ())]))
    if do.startswith("remove-"):
        return _shown(request, PromptsForm(groups=_without(groups, do.removeprefix("remove-"))))
    form = PromptsForm(request.POST, groups=groups)
    if not form.is_valid():
        return _shown(request, form)
    return _changed(request, form.cleaned_data["groups"], "The prompts are saved")


def _changed(
    request: SignedInRequest, groups: dict[str, list[str]], what_happened: str
) -> HttpResponse:
    actions.change_prompts(organisation=_ours(request), by=request.actor, groups=groups)
    messages.success(request, what_happened)
    return redirect("conversations:prompts")


def _shown(request: SignedInRequest, form: PromptsForm) -> HttpResponse:
    return render(request, "conversations/prompts.html", {"form": form})


def _ours(request: SignedInRequest) -> Organisation:
    return get_object_or_404(Organisation, pk=request.actor.organisation_id)


def _without(groups: list[PromptGroup], number: str) -> list[PromptGroup]:
    return [group for at, group in enumerate(groups, start=1) if str(at) != number]
