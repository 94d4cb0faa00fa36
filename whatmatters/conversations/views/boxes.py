"""What the views of writing share: a form for each box, and what the page's script is told."""

from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from whatmatters.access.http import SignedInRequest
from whatmatters.conversations import actions
from whatmatters.conversations.forms import SayForm, UnderstandForm
from whatmatters.conversations.models import Conversation, Draft, Statement
from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject
from whatmatters.web.components.words import clock_time

CARRIED = ("words", "whose", "whose_name", "about", "sent_as")


def filled(data: QueryDict, subject: Subject, *, unfinished: bool) -> SayForm | UnderstandForm:
    """The form of the box that was sent."""
    if data.get("box") == Draft.Box.UNDERSTANDING:
        return UnderstandForm(data, unfinished=unfinished)
    return say_form(subject, data, unfinished=unfinished)


def say_form(subject: Subject, data: QueryDict | None = None, **more: Any) -> SayForm:
    is_self = subject.standing.is_self
    return SayForm(data, known_as=subject.known_as, is_self=is_self, **more)


def in_the_box(draft: Draft | None, box: str) -> dict[str, Any]:
    """What a box begins with: nothing, or the unfinished writing to go on with."""
    if draft is None or draft.box != box:
        return {}
    return {name: getattr(draft, name) for name in CARRIED}


def save_unfinished(
    request: SignedInRequest, conversation: Conversation, form: SayForm | UnderstandForm
) -> None:
    actions.save_draft(
        conversation=conversation,
        by=request.actor,
        box=form.box,
        puts_right=_put_right_here(request, conversation),
        **form.cleaned_data,
    )


def _put_right_here(request: SignedInRequest, conversation: Conversation) -> Statement | None:
    try:
        chosen = UUID(request.POST.get("puts_right", ""))
    except ValueError:
        return None
    return conversation.statements.filter(pk=chosen).order_by("pk").first()


def is_script(request: SignedInRequest) -> bool:
    """Whether the page's own script asks, which shows the answer without leaving the page."""
    return request.headers.get("Accept") == "application/json"


def problem_of(form: SayForm | UnderstandForm) -> str:
    """What is wrong, in one line."""
    return ". ".join(str(said) for errors in form.errors.values() for said in errors)


def time_now() -> str:
    return clock_time(timezone.localtime(clock.now()))
