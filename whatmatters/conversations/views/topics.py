from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.forms import GetInTouchForm, TopicForm
from whatmatters.people.selectors import Subject
from whatmatters.web.http import submitted


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def next_time(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What to talk about next time: what there is, and a box for more."""
    page = selectors.topics_page(viewer=request.actor, person_id=person_id)
    form = TopicForm(submitted(request))
    if form.is_bound and not page.may_add:
        raise PermissionDenied
    if form.is_valid():
        actions.ask_to_talk(person=page.subject.person, by=request.actor, **form.cleaned_data)
        messages.success(request, _("We will talk about it"))
        return redirect("conversations:next-time", person_id)
    audit.looked(by=request.actor, at="conversations.topics", about=person_id)
    return render(request, "conversations/next_time.html", {"page": page, "form": form})


@signed_in
@require_POST
def talked_about(request: SignedInRequest, topic_id: UUID) -> HttpResponse:
    """One press: we have talked about it."""
    topic = selectors.topic_in_hand(viewer=request.actor, topic_id=topic_id)
    try:
        actions.settle_topic(topic=topic, by=request.actor)
    except actions.AlreadyTalkedAbout as refusal:
        messages.warning(request, str(refusal))
    return redirect("conversations:next-time", topic.person_id)


@signed_in
@require_http_methods(["GET", "POST"])
def get_in_touch(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Ask to be rung or seen. Looks like any page; what is asked is not shown here again."""
    about = selectors.own_record(viewer=request.actor, person_id=person_id)
    form = GetInTouchForm(submitted(request))
    if form.is_valid():
        _ask(request, about, **form.cleaned_data)
        messages.success(request, _("We have your message. Somebody will be in touch."))
        return redirect("home:person", person_id)
    audit.looked(by=request.actor, at="conversations.get-in-touch", about=person_id)
    return render(request, "conversations/get_in_touch.html", {"subject": about, "form": form})


def _ask(request: SignedInRequest, about: Subject, *, words: str, how_to_reach: str) -> None:
    actions.ask_alone(person=about.person, by=request.actor, words=words, how_to_reach=how_to_reach)
