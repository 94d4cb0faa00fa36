from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.forms import SayForm, UnderstandForm
from whatmatters.conversations.models import Draft
from whatmatters.conversations.selectors import ConversationPage, News
from whatmatters.conversations.views.boxes import (
    filled,
    in_the_box,
    is_script,
    problem_of,
    save_unfinished,
    say_form,
    time_now,
)
from whatmatters.web.http import asked_for

PARTS = ("said", "understood", "gathered")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """The one wide page. Sent, it keeps or puts aside what is in one of its boxes."""
    page = selectors.conversation_page(viewer=request.actor, conversation_id=conversation_id)
    if request.method == "POST":
        return _sent(request, page)
    audit.looked(by=request.actor, at="conversations.write", about=page.subject.person.pk)
    chosen = asked_for(request, "draft")
    draft = next((draft for draft in page.drafts if str(draft.pk) == chosen), None)
    return _shown(request, page, draft=draft)


@signed_in
@require_safe
def said(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """What others have added since, for a page that is open. Nothing new is an empty answer."""
    mark = selectors.mark_of(viewer=request.actor, conversation_id=conversation_id)
    if mark == request.GET.get("have"):
        return HttpResponse(status=204)
    news = selectors.news(viewer=request.actor, conversation_id=conversation_id)
    audit.looked(by=request.actor, at="conversations.said", about=news.subject.person.pk)
    return JsonResponse(_told(request, news))


def _sent(request: SignedInRequest, page: ConversationPage) -> HttpResponse:
    later = request.POST.get("do") == "later"
    form = filled(request.POST, page.subject, unfinished=later)
    if not (page.may_sign if form.box == Draft.Box.UNDERSTANDING else page.may_hold):
        raise PermissionDenied
    if not form.is_valid():
        return _refused(request, page, form)
    if later:
        save_unfinished(request, page.conversation, form)
        messages.success(request, gettext("Saved for later. It is under “Unfinished writing”"))
        return redirect("conversations:write", page.conversation.pk)
    _keep(request, page, form)
    return _kept(request, page, form)


def _keep(request: SignedInRequest, page: ConversationPage, form: SayForm | UnderstandForm) -> None:
    deed = actions.keep_statement if isinstance(form, SayForm) else actions.sign_understanding
    deed(conversation=page.conversation, by=request.actor, **form.cleaned_data)


def _kept(
    request: SignedInRequest, page: ConversationPage, form: SayForm | UnderstandForm
) -> HttpResponse:
    """Back to the box, ready for the next words."""
    if not is_script(request):
        address = request.path + f"#write-{form.box}"
        return redirect(address)
    news = selectors.news(viewer=request.actor, conversation_id=page.conversation.pk)
    fresh = {"sent_as": str(uuid4()), "at": time_now()}
    return JsonResponse(_told(request, news) | fresh)


def _refused(
    request: SignedInRequest, page: ConversationPage, form: SayForm | UnderstandForm
) -> HttpResponse:
    """Say what is wrong, with everything typed still in its box."""
    if is_script(request):
        return JsonResponse({"problem": problem_of(form)}, status=400)
    return _shown(request, page, form=form)


def _shown(
    request: SignedInRequest,
    page: ConversationPage,
    *,
    form: SayForm | UnderstandForm | None = None,
    draft: Draft | None = None,
) -> HttpResponse:
    say = form if isinstance(form, SayForm) else None
    read = form if isinstance(form, UnderstandForm) else None
    context = {
        "page": page,
        "news": page.news,
        "form": form,
        "unfinished": [one for one in page.drafts if one != draft],
        "say": say or say_form(page.subject, initial=in_the_box(draft, Draft.Box.STATEMENT)),
        "read": read or UnderstandForm(initial=in_the_box(draft, Draft.Box.UNDERSTANDING)),
    }
    return render(request, "conversations/write.html", context)


def _told(request: SignedInRequest, news: News) -> dict[str, object]:
    parts = {
        part: render_to_string(f"conversations/parts/{part}.html", {"news": news}, request)
        for part in PARTS
    }
    return {"mark": news.mark, "parts": parts}
