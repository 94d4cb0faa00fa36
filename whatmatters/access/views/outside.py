"""Signing in with an account elsewhere: only into an account that is here already."""

from dataclasses import astuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from whatmatters.access import actions, audit
from whatmatters.access.models import OutsideAccount, User
from whatmatters.access.routes import open_to_all
from whatmatters.access.signing_in import outside
from whatmatters.access.views.entering import go_on, onward
from whatmatters.foundations.words import later as _

ASKED = "asked_elsewhere"
NOT_IN = _("That did not sign you in. Try again, or sign in with your e-mail address and password.")


@open_to_all("one has to be able to sign in with an account elsewhere")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Off to the provider, with what it has to bring back."""
    provider = _provider()
    asked = outside.ask(onward(request))
    try:
        address = outside.address_to_ask(provider, asked, _back(request))
    except outside.NotBelieved:
        return _refused(request)
    request.session[ASKED] = astuple(asked)
    return redirect(address)


@open_to_all("one has to be able to sign in with an account elsewhere")
@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """From the provider. What was sent along is used up, whatever comes of it."""
    provider, sent = _provider(), request.session.pop(ASKED, None)
    if sent is None:
        return _refused(request)
    asked = outside.Asked(*sent)
    try:
        said = outside.claimed(provider, asked, request.GET.dict(), _back(request))
    except outside.NotBelieved:
        return _refused(request)
    user = _account_of(said)
    if user is None:
        return _refused(request)
    factor = "outside" if provider.asks_second_factor else ""
    return go_on(request, user, asked.onward, factor=factor)


def _account_of(said: outside.Claimed) -> User | None:
    """The account it was joined to; or the one with the e-mail address that it vouches for."""
    joined = OutsideAccount.objects.filter(issuer=said.issuer, subject=said.subject)
    known = joined.select_related("user").order_by("pk").first()
    if known:
        return known.user if known.user.is_active else None
    email = said.email.strip().casefold()
    user = User.objects.filter(email=email, is_active=True).order_by("pk").first()
    if email and user:
        actions.join_outside(user=user, issuer=said.issuer, subject=said.subject)
        return user
    return None


def _refused(request: HttpRequest) -> HttpResponse:
    """The same words whatever was wrong."""
    audit.record(by=audit.PUBLIC, did="access.sign-in-refused", to=None, why="outside")
    messages.warning(request, NOT_IN)
    return redirect("access:sign-in")


def _provider() -> outside.Provider:
    found = outside.provider()
    if found is None:
        raise Http404
    return found


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("access:outside-back"))
