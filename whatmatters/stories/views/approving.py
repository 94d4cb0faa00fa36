from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.stories import actions, selectors
from whatmatters.stories.forms import SendBackForm
from whatmatters.stories.models import CannotBeApproved, Story


@for_staff(Permission.STORY_APPROVE)
@require_safe
def waiting(request: SignedInRequest) -> HttpResponse:
    page = selectors.waiting(viewer=request.actor)
    return render(request, "stories/waiting.html", {"page": page})


@for_staff(Permission.STORY_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    """A second person reads what others are to read, and nothing else of it."""
    page = selectors.read_page(viewer=request.actor, story_id=story_id)
    sends_back = request.POST.get("do") == "send-back"
    form = SendBackForm(request.POST if sends_back else None)
    try:
        if done := _done(request, page.page.story, form):
            messages.success(request, done)
            return redirect("stories:waiting")
    except CannotBeApproved as refusal:
        messages.error(request, str(refusal))
        return redirect("stories:waiting")
    return render(request, "stories/read.html", {"page": page, "form": form})


def _done(request: SignedInRequest, story: Story, form: SendBackForm) -> str:
    """What was done, in words; nothing where nothing was."""
    if request.POST.get("do") == "approve":
        actions.approve_story(story=story, by=request.actor)
        return _("Others can read it now")
    if form.is_valid():
        actions.send_back(story=story, by=request.actor, **form.cleaned_data)
        return _("Sent back. Whoever wrote it can read what you said")
    return ""
