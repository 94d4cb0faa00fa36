"""One's own account: how one signs in, where one is signed in, another password."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import actions, audit, tries
from whatmatters.access.forms import (
    NOT_YOURS,
    WRONG_CODE,
    AgainByCodeForm,
    AgainForm,
    ChangePasswordForm,
)
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, may
from whatmatters.access.routes import signed_in
from whatmatters.access.selectors import own_account
from whatmatters.access.sessions import HANDLE
from whatmatters.access.signing_in import passkeys, steps
from whatmatters.access.signing_in.factors import PASSKEY, has_factor, prove_by_code
from whatmatters.access.views.entering import NO_PASSKEY, onward
from whatmatters.web.http import submitted

View = Callable[..., HttpResponse]


def proved(view: View) -> View:
    """Only for whoever showed lately that it is them; others do so first, and come back."""

    @wraps(view)
    def prove_first(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if steps.proved_lately(request):
            return view(request, *args, **kwargs)
        return redirect(steps.to_prove(request.path if request.method == "GET" else _account()))

    return prove_first


@signed_in
@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    context = {
        "account": own_account(viewer=request.actor, this=_this(request)),
        "manages": may(request.actor, Permission.MEMBERS_MANAGE),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "access/account.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def again(request: SignedInRequest) -> HttpResponse:
    """Show that it is you, before what can't be undone."""
    with_factor = has_factor(request.user)
    form = (AgainByCodeForm if with_factor else AgainForm)(submitted(request))
    if form.is_valid() and _is_them(request, form):
        return redirect(onward(request))
    context = {
        "form": form,
        "query": request.META.get("QUERY_STRING", ""),
        "has_passkey": bool(passkeys.own(request.user)),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "access/again.html", context)


def _is_them(request: SignedInRequest, form: AgainForm) -> bool:
    here, said = tries.at_account("again", str(request.user.pk)), form.cleaned_data
    if not (tries.take(here) and request.user.check_password(said["password"])):
        audit.record(by=request.actor, did="access.proof-refused", to=request.user)
        form.add_error("password", NOT_YOURS)
        return False
    tries.give_back(here)
    factor = prove_by_code(request.user, said["code"]) if "code" in said else ""
    if "code" in said and not factor:
        form.add_error("code", WRONG_CODE)
        return False
    steps.prove(request, factor=factor)
    return True


@signed_in
@require_POST
def prove_passkey(request: SignedInRequest) -> HttpResponse:
    """The same, by a passkey."""
    if passkeys.used_by(request.POST.get("credential", ""), request.user):
        steps.prove(request, factor=PASSKEY)
        return redirect(onward(request))
    messages.warning(request, NO_PASSKEY)
    return redirect(f"{reverse('access:again')}?{request.META.get('QUERY_STRING', '')}")


@signed_in
@require_http_methods(["GET", "POST"])
def change_password(request: SignedInRequest) -> HttpResponse:
    here = tries.at_account("again", str(request.user.pk))
    if request.method == "POST" and not tries.take(here):
        return redirect("access:account")
    form = ChangePasswordForm(submitted(request), user=request.user)
    if form.is_valid():
        tries.give_back(here)
        password = form.cleaned_data["password"]
        actions.change_password(by=request.actor, password=password, keep=_this(request))
        update_session_auth_hash(request, request.user)
        messages.success(
            request, gettext("Your password is changed. You were signed out elsewhere.")
        )
        return redirect("access:account")
    return render(request, "access/change_password.html", {"form": form})


@signed_in
@require_POST
def end_session(request: SignedInRequest) -> HttpResponse:
    handle = _uuid(request.POST.get("session", ""))
    if not actions.end_session(by=request.actor, handle=handle):
        raise Http404
    if handle == _this(request):
        return redirect("home:front")
    messages.success(request, gettext("That session has ended."))
    return redirect("access:account")


@signed_in
@require_POST
def end_other_sessions(request: SignedInRequest) -> HttpResponse:
    actions.end_other_sessions(by=request.actor, keep=_this(request))
    messages.success(request, gettext("You are signed in here only."))
    return redirect("access:account")


def _this(request: SignedInRequest) -> UUID:
    return UUID(request.session[HANDLE])


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _account() -> str:
    return reverse("access:account")
