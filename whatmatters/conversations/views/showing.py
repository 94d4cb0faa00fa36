from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.forms import ShowForm
from whatmatters.foundations import clock
from whatmatters.media.serving import answer_with
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def show(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """Keep a picture, sound or film as part of a conversation."""
    here = selectors.to_write_in(viewer=request.actor, conversation_id=conversation_id)
    form = ShowForm(
        submitted(request), request.FILES or None, is_self=here.subject.standing.is_self
    )
    if form.is_valid():
        actions.keep_shown(conversation=here.conversation, by=request.actor, **form.cleaned_data)
        return redirect("conversations:write", conversation_id)
    audit.looked(by=request.actor, at="conversations.show", about=here.subject.person.pk)
    return render(request, "conversations/show.html", {"page": here, "form": form})


@signed_in
@gives_file("A picture, sound or film from a conversation", holds=(DataClass.TALK,))
@require_safe
def file(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    kept = selectors.file_of(viewer=request.actor, file_id=file_id)
    talk = kept.statement.conversation
    audit.looked(by=request.actor, at="conversations.file", about=talk.person_id)
    return answer_with(
        request, content=bytes(kept.content), mime=kept.mime, on=clock.day_of(kept.recorded_at)
    )
