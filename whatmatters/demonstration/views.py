"""One-press sign-in as anybody of the cast. There is no such door on any other database."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from whatmatters.access.models import User
from whatmatters.access.routes import also_beside, open_to_all
from whatmatters.access.signing_in import steps
from whatmatters.demonstration.world import BY_KEY, MEET, is_demonstration_database
from whatmatters.home import views as home


def _only_in_demonstration() -> None:
    """Both the setting and the database must say so. Raises Http404."""
    if not (settings.DEMONSTRATION and is_demonstration_database()):
        raise Http404


@also_beside
@open_to_all("the front page, which in a demonstration offers to be anybody of the cast")
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The front page of a demonstration; everywhere else, and once signed in, the ordinary one."""
    signed_in = request.actor is not None  # type: ignore[attr-defined]  # set by access
    if signed_in or not (settings.DEMONSTRATION and is_demonstration_database()):
        return home.front(request)
    return render(request, "demonstration/front.html", {"groups": MEET})


@open_to_all("the demonstration has no real people in it; elsewhere it is not found")
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    _only_in_demonstration()
    key = request.POST.get("key", "")
    if key not in BY_KEY:
        raise Http404
    user = get_object_or_404(User, email=f"{key}@example.org")
    steps.enter(request, user)
    return redirect("home:front")
