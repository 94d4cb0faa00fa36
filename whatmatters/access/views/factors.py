"""Setting up and letting go of second factors of one's own."""

from uuid import UUID

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import actions
from whatmatters.access.forms import WRONG_CODE, PasskeyForm, PasskeyNameForm, SecondStepForm
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.access.selectors import own_account
from whatmatters.access.signing_in import passkeys
from whatmatters.access.signing_in.factors import APP, PASSKEY, RECOVERY, has_factor, shows
from whatmatters.access.signing_in.steps import FACTOR
from whatmatters.access.views.account import proved
from whatmatters.foundations.words import later as _
from whatmatters.web.http import submitted

#: A secret that has not been taken on yet, encrypted, in the session.
OFFERED = "offered_secret"
NOT_MADE = _("No passkey was made. Press the button again, and follow what your browser asks.")
STILL_NEEDED = _(
    "The organisation you act for asks for a second factor, and this is the only one you have. "
    "Set up another first."
)


@signed_in
@require_safe
def second_factor(request: SignedInRequest) -> HttpResponse:
    """Which one to set up: where whoever needs one is led."""
    if has_factor(request.user) and not request.session.get(FACTOR):
        return redirect("access:again")
    return render(request, "access/second_factor.html")


@signed_in
@proved
@require_http_methods(["GET", "POST"])
def app(request: SignedInRequest) -> HttpResponse:
    """Set up an app that gives codes: its secret as a picture and as text, and a first code."""
    secret = _offered(request)
    form = SecondStepForm(submitted(request))
    form.fields["code"].label = gettext("Code that the app shows now")
    if form.is_valid():
        if shows(secret, form.cleaned_data["code"].replace(" ", "")):
            actions.add_app(by=request.actor, secret=secret)
            del request.session[OFFERED]
            return _added(request, APP)
        form.add_error("code", WRONG_CODE)
    grouped = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
    return render(request, "access/app.html", {"form": form, "secret": grouped})


@signed_in
@require_safe
def app_picture(request: SignedInRequest) -> HttpResponse:
    """The secret as a picture for the app's camera. It is a file: nothing may stand inline."""
    if OFFERED not in request.session:
        raise Http404
    adapter = get_adapter()
    secret = adapter.decrypt(request.session[OFFERED])
    drawn = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(drawn, content_type="image/svg+xml")


@signed_in
@proved
@require_POST
def remove_app(request: SignedInRequest) -> HttpResponse:
    if _is_last(request):
        messages.warning(request, STILL_NEEDED)
        return redirect("access:account")
    actions.remove_app(by=request.actor)
    return _removed(request, gettext("The app no longer signs you in."))


@signed_in
@proved
@require_http_methods(["GET", "POST"])
def recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Shown once. Making new ones is a press of its own."""
    if not has_factor(request.user):
        raise Http404
    if request.method == "POST":
        actions.new_recovery_codes(by=request.actor)
        return redirect("access:recovery-codes")
    kept = Authenticator.objects.filter(user=request.user, type=RECOVERY).order_by("pk").first()
    own = kept.wrap() if kept else None
    shown = own.get_unused_codes() if own and not own.did_view else []
    if own and shown:
        own.mark_as_viewed()
    codes = [f"{code[:5]} {code[5:]}" for code in shown]
    return render(request, "access/recovery_codes.html", {"codes": codes})


@signed_in
@proved
@require_http_methods(["GET", "POST"])
def add_passkey(request: SignedInRequest) -> HttpResponse:
    form = PasskeyForm(submitted(request))
    if form.is_valid():
        if credential := passkeys.made(form.cleaned_data["credential"]):
            name = form.cleaned_data["name"]
            actions.add_passkey(by=request.actor, name=name, credential=credential)
            return _added(request, PASSKEY)
        form.add_error(None, NOT_MADE)
    return render(request, "access/passkey.html", {"form": form})


@signed_in
@proved
@require_http_methods(["GET", "POST"])
def name_passkey(request: SignedInRequest, passkey: UUID) -> HttpResponse:
    own = own_account(viewer=request.actor, this=None).passkeys
    known = next((one for one in own if one.handle == passkey), None)
    if known is None:
        raise Http404
    form = PasskeyNameForm(submitted(request), initial={"name": known.name})
    if form.is_valid():
        name = form.cleaned_data["name"]
        actions.name_passkey(by=request.actor, handle=passkey, name=name)
        return redirect("access:account")
    return render(request, "access/name_passkey.html", {"form": form})


@signed_in
@proved
@require_POST
def remove_passkey(request: SignedInRequest, passkey: UUID) -> HttpResponse:
    if _is_last(request):
        messages.warning(request, STILL_NEEDED)
        return redirect("access:account")
    if not actions.remove_passkey(by=request.actor, handle=passkey):
        raise Http404
    return _removed(request, gettext("That passkey no longer signs you in."))


def _offered(request: SignedInRequest) -> str:
    """One secret for as long as the page is open, however often it is loaded."""
    adapter = get_adapter()
    if OFFERED not in request.session:
        request.session[OFFERED] = adapter.encrypt(generate_totp_secret())
    return str(adapter.decrypt(request.session[OFFERED]))


def _added(request: SignedInRequest, factor: str) -> HttpResponse:
    request.session[FACTOR] = factor
    messages.success(request, gettext("Your second factor is set up."))
    return redirect("access:recovery-codes")


def _removed(request: SignedInRequest, said: str) -> HttpResponse:
    if not has_factor(request.user):
        request.session[FACTOR] = ""
    messages.success(request, said)
    return redirect("access:account")


def _is_last(request: SignedInRequest) -> bool:
    """Whether they act for an organisation that asks for one, and have but one."""
    own = own_account(viewer=request.actor, this=None)
    asked = any(
        place.organisation.requires_second_factor
        for place in request.user.memberships.current().select_related("organisation")
    )
    return asked and own.has_app + len(own.passkeys) == 1
