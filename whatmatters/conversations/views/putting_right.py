from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.forms import SayForm
from whatmatters.conversations.models import AlreadyPutRight, Draft
from whatmatters.conversations.selectors import PuttingRight
from whatmatters.conversations.views.boxes import in_the_box, say_form
from whatmatters.web.http import asked_for, submitted


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: SignedInRequest, statement_id: UUID) -> HttpResponse:
    """Write beside words that were kept how they should have been. Both remain."""
    page = selectors.putting_right(
        viewer=request.actor, statement_id=statement_id, draft=asked_for(request, "draft")
    )
    form = say_form(
        page.subject, submitted(request), initial=_begins_with(page), label="As it should be"
    )
    if form.is_valid():
        try:
            return _kept(request, page, form)
        except AlreadyPutRight as reason:
            form.add_error("words", str(reason))
            page = selectors.putting_right(viewer=request.actor, statement_id=reason.latest.pk)
    audit.looked(by=request.actor, at="conversations.put-right", about=page.subject.person.pk)
    return render(request, "conversations/put_right.html", {"page": page, "form": form})


def _kept(request: SignedInRequest, page: PuttingRight, form: SayForm) -> HttpResponse:
    kept = actions.keep_statement(
        conversation=page.statement.conversation,
        by=request.actor,
        puts_right=page.statement,
        **form.cleaned_data,
    )
    address = redirect("conversations:write", kept.conversation_id)
    address["Location"] += f"#said-{kept.pk}"
    return address


def _begins_with(page: PuttingRight) -> dict[str, Any]:
    """The words as they stand, to be mended; or the mending somebody put aside."""
    words = page.statement
    first = {
        "words": words.words,
        "whose": words.whose,
        "whose_name": words.whose_name,
        "about": words.about,
    }
    return in_the_box(page.draft, Draft.Box.STATEMENT) or first
