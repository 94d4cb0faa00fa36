"""Tell us of a mistake, or suggest something: no account, no name, and nothing kept of who."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit, tries
from whatmatters.access.actor import Actor
from whatmatters.foundations.words import later as _
from whatmatters.resources.actions.telling import suggest as do_suggest
from whatmatters.resources.actions.telling import tell_mistake
from whatmatters.resources.forms.telling import MistakeForm, SuggestForm, Telling
from whatmatters.resources.selectors.pages import service_called
from whatmatters.resources.views.finding import NO_ACCOUNT
from whatmatters.web.http import submitted

TOO_MANY = _("You have told us a lot in a short time. Wait 15 minutes and try again.")


@NO_ACCOUNT
@require_http_methods(["GET", "POST"])
def mistake(request: HttpRequest, service_id: UUID) -> HttpResponse:
    service = service_called(service_id=service_id)
    form = MistakeForm(submitted(request))
    if _is_told(request, form, lambda said: tell_mistake(service=service, **said)):
        return redirect("resources:thanks")
    context = {
        "form": form,
        "service": service,
        "title": gettext("Tell us of a mistake"),
        "lead": gettext("Has it moved, closed or changed? Somebody checks all that we are told."),
        "back": reverse("resources:show", args=[service.pk]),
    }
    return render(request, "resources/tell.html", context)


@NO_ACCOUNT
@require_http_methods(["GET", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    form = SuggestForm(submitted(request))
    if _is_told(request, form, lambda said: do_suggest(**said)):
        return redirect("resources:thanks")
    context = {
        "form": form,
        "title": gettext("Suggest something for the list"),
        "lead": gettext("A club, a place, a lift, a kind neighbour with a van: what helps you?"),
        "back": reverse("resources:find"),
    }
    return render(request, "resources/tell.html", context)


@NO_ACCOUNT
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "resources/thanks.html")


def _is_told(request: HttpRequest, form: Telling, tell: Callable[[dict[str, Any]], object]) -> bool:
    """Kept once it is in order. What a machine sent is thanked for, and not kept."""
    if not form.is_valid():
        return False
    if form.is_by_a_machine:
        return True
    if not tries.take(tries.from_source(request, "directory")):
        form.add_error(None, TOO_MANY)
        return False
    tell({**_said(form), "by": _hand(request)})
    return True


def _said(form: Telling) -> dict[str, Any]:
    return {name: said for name, said in form.cleaned_data.items() if name != "website"}


def _hand(request: HttpRequest) -> Actor | str:
    """Whose hand it is: only of those who have signed in is it written down who they are."""
    return getattr(request, "actor", None) or audit.PUBLIC
