"""How one likes to read: the language, on any page; the rest, on a page of the account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import actions
from whatmatters.access.forms import ReadingForm
from whatmatters.access.http import SignedInRequest
from whatmatters.access.reading import Language, keep_language
from whatmatters.access.routes import also_beside, open_to_all, signed_in
from whatmatters.web.http import submitted


@also_beside
@open_to_all("whoever reads a page may choose its language")
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """From the top of a page, and back to it. An account remembers; else the browser does."""
    chosen = request.POST.get("language", "")
    answer = redirect(_back(request))
    if chosen in Language.values:
        actor = request.actor  # type: ignore[attr-defined]  # set by access.middleware
        if actor is not None:
            actions.choose_reading(by=actor, language=chosen)
        keep_language(answer, chosen)
    return answer


def _back(request: HttpRequest) -> str:
    """The page it was chosen on, if that is ours."""
    asked = request.POST.get("next", "")
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours else "/"


@signed_in
@require_http_methods(["GET", "POST"])
def reading(request: SignedInRequest) -> HttpResponse:
    user = request.actor.user
    now = {"language": user.language, "text_size": user.text_size, "contrast": user.contrast}
    form = ReadingForm(submitted(request), initial=now)
    if form.is_valid():
        actions.choose_reading(by=request.actor, **form.cleaned_data)
        answer = redirect("access:reading")
        keep_language(answer, user.language)
        with translation.override(user.language):
            messages.success(request, _("Pages now look the way you chose."))
        return answer
    return render(request, "access/reading.html", {"form": form})
