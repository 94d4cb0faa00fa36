from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.stories import selectors
from whatmatters.stories.forms import FindForm
from whatmatters.web.http import asked_for, submitted

GONE = 410


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def library(request: SignedInRequest) -> HttpResponse:
    """What others have done. Words to look for are sent, so that no address holds them."""
    form = FindForm(submitted(request))
    words = form.cleaned_data["words"] if form.is_valid() else ""
    page = selectors.library(
        viewer=request.actor,
        part=asked_for(request, "about"),
        words=words,
        number=asked_for(request, "page"),
    )
    return render(request, "stories/library.html", {"page": page, "form": form})


@signed_in
@require_safe
def story(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    try:
        page = selectors.story_page(viewer=request.actor, story_id=story_id)
    except selectors.StoryIsGone:
        return render(request, "stories/gone.html", status=GONE)
    return render(request, "stories/story.html", {"page": page})
