from uuid import UUID

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.forms import NO_MATCH, SignInForm
from whatmatters.access.http import SignedInRequest
from whatmatters.access.middleware import ACTING_AS
from whatmatters.access.models import User
from whatmatters.access.routes import open_to_all, signed_in
from whatmatters.web.http import submitted


@open_to_all("one has to be able to sign in")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(submitted(request))
    if form.is_valid():
        user = authenticate(
            request,
            username=form.cleaned_data["email"].strip().casefold(),
            password=form.cleaned_data["password"],
        )
        if isinstance(user, User):
            login(request, user)
            audit.record(by=Actor(user), did="access.signed-in", to=user)
            return redirect(_onward(request))
        form.add_error(None, NO_MATCH)
    return render(request, "access/sign_in.html", {"form": form})


@signed_in
@require_POST
def sign_out(request: SignedInRequest) -> HttpResponse:
    audit.record(by=request.actor, did="access.signed-out", to=request.user)
    logout(request)
    return redirect("home:front")


@signed_in
@require_http_methods(["GET", "POST"])
def acting(request: SignedInRequest) -> HttpResponse:
    """Choose where you act, and as what. Rights never add up."""
    choices = request.user.memberships.current().select_related("organisation").order_by("pk")
    if request.method == "POST":
        return _act_as(request, request.POST.get("membership", ""))
    return render(request, "access/acting.html", {"choices": choices})


def _act_as(request: SignedInRequest, chosen: str) -> HttpResponse:
    if chosen:
        current = request.user.memberships.current()
        chosen = str(get_object_or_404(current, pk=_uuid(chosen)).pk)
    request.session[ACTING_AS] = chosen
    audit.record(by=request.actor, did="access.changed-role", to=request.user)
    return redirect("home:front")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _onward(request: HttpRequest) -> str:
    """Where they were going, if that is a page of ours."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else reverse("home:front")
