from uuid import UUID

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import audit, tries
from whatmatters.access.actor import Actor
from whatmatters.access.forms import NO_MATCH, TOO_MANY, SignInForm
from whatmatters.access.http import SignedInRequest
from whatmatters.access.middleware import ACTING_AS, choice_has_ended
from whatmatters.access.models import Membership, User
from whatmatters.access.routes import open_to_all, signed_in
from whatmatters.web.http import submitted


@open_to_all("one has to be able to sign in")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(submitted(request))
    if form.is_valid():
        user = _recognised(request, form)
        if user is not None:
            login(request, user)
            audit.record(by=Actor(user), did="access.signed-in", to=user)
            return redirect(_onward(request))
    return render(request, "access/sign_in.html", {"form": form})


def _recognised(request: HttpRequest, form: SignInForm) -> User | None:
    """Whose address and password these are. After many wrong ones the right ones wait too."""
    email = form.cleaned_data["email"].strip().casefold()
    if not tries.may_try(request, at="sign-in", about=email):
        form.add_error(None, TOO_MANY)
        return None
    user = authenticate(request, username=email, password=form.cleaned_data["password"])
    if isinstance(user, User):
        return user
    tries.count_wrong(request, at="sign-in", about=email)
    meant = User.objects.filter(email=email).order_by("pk").first()
    audit.record(by=audit.PUBLIC, did="access.sign-in-refused", to=meant)
    form.add_error(None, NO_MATCH)
    return None


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
    context = {"choices": choices, "has_ended": choice_has_ended(request)}
    return render(request, "access/acting.html", context)


def _act_as(request: SignedInRequest, chosen: str) -> HttpResponse:
    """From now on. The entry is in the hand they have taken on, and names the membership."""
    place: Membership | None = None
    if chosen:
        place = get_object_or_404(request.user.memberships.current(), pk=_uuid(chosen))
    request.session[ACTING_AS] = str(place.pk) if place else ""
    now = Actor(request.user, place)
    audit.record(by=now, did="access.changed-role", to=place or request.user)
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
