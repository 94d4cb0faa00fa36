from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.models import Draft
from whatmatters.conversations.views.boxes import filled, problem_of, save_unfinished, time_now


@signed_in
@require_POST
def save(request: SignedInRequest, conversation_id: UUID) -> JsonResponse:
    """Save what is being typed, for the page's script. Answers when, or what is wrong."""
    place = selectors.place(viewer=request.actor, conversation_id=conversation_id)
    form = filled(request.POST, place.subject, unfinished=True)
    if not form.is_valid():
        return JsonResponse({"problem": problem_of(form)}, status=400)
    save_unfinished(request, place.conversation, form)
    return JsonResponse({"at": time_now()})


@signed_in
@require_POST
def go_on(request: SignedInRequest, draft_id: UUID) -> HttpResponse:
    """Put unfinished writing back into the box."""
    draft = selectors.draft_of(viewer=request.actor, draft_id=draft_id)
    draft = actions.take_up_draft(draft=draft, by=request.actor)
    return redirect(_where_to_go_on(draft))


@signed_in
@require_POST
def throw_away(request: SignedInRequest, draft_id: UUID) -> HttpResponse:
    draft = selectors.draft_of(viewer=request.actor, draft_id=draft_id)
    actions.throw_away_draft(draft=draft, by=request.actor)
    messages.success(request, gettext("The unfinished writing is thrown away"))
    return redirect("conversations:write", draft.conversation_id)


def _where_to_go_on(draft: Draft) -> str:
    if draft.puts_right_id:
        address = reverse("conversations:put-right", args=[draft.puts_right_id])
        return f"{address}?draft={draft.pk}"
    address = reverse("conversations:write", args=[draft.conversation_id])
    return f"{address}?draft={draft.pk}#write-{draft.box}"
