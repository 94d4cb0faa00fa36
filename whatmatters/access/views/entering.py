"""The steps of signing in: a password or a passkey, and then a second factor."""

from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import audit, tries
from whatmatters.access.forms import NO_MATCH, TOO_MANY, WRONG_CODE, SecondStepForm, SignInForm
from whatmatters.access.http import SignedInRequest
from whatmatters.access.models import User
from whatmatters.access.routes import also_beside, open_to_all, signed_in
from whatmatters.access.signing_in import passkeys, steps
from whatmatters.access.signing_in.factors import PASSKEY, has_factor, prove_by_code
from whatmatters.access.signing_in.outside import provider
from whatmatters.foundations.words import later as _
from whatmatters.web.http import asked_for, submitted

NO_PASSKEY = _("That passkey did not work. Try again, or sign in another way.")


@open_to_all("one has to be able to sign in")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(submitted(request))
    if form.is_valid():
        user = _recognised(request, form)
        if user is not None:
            return go_on(request, user, onward(request))
    return _sign_in_page(request, form)


def _sign_in_page(request: HttpRequest, form: SignInForm) -> HttpResponse:
    context = {
        "form": form,
        "ended": asked_for(request, "ended"),
        "query": request.META.get("QUERY_STRING", ""),
        "provider": provider(),
    }
    return render(request, "access/sign_in.html", context)


def _recognised(request: HttpRequest, form: SignInForm) -> User | None:
    """Whose address and password these are. After many wrong ones the right ones wait too."""
    email = form.cleaned_data["email"].strip().casefold()
    here = tries.from_source(request, "sign-in", email)
    anywhere = tries.at_account("sign-in", email)
    if not _may_try(request, here, anywhere):
        form.add_error(None, TOO_MANY)
        return None
    user = authenticate(request, username=email, password=form.cleaned_data["password"])
    if isinstance(user, User):
        tries.give_back(here, anywhere)
        return user
    tries.count_wrong(request, at="sign-in")
    meant = User.objects.filter(email=email).order_by("pk").first()
    audit.record(by=audit.PUBLIC, did="access.sign-in-refused", to=meant)
    form.add_error(None, NO_MATCH)
    return None


def _may_try(request: HttpRequest, here: str, anywhere: str) -> bool:
    """Counted before it is tried: from here at this account, and at it from anywhere.

    At all accounts from here it is only what was wrong that counts, or a whole office would
    wait for each other in the morning.
    """
    if not tries.may_try(request, at="sign-in", up_to=tries.AT_EVERYBODY):
        return False
    return all([tries.take(here), tries.take(anywhere, up_to=tries.FROM_EVERYWHERE)])


def go_on(request: HttpRequest, user: User, where: str, *, factor: str = "") -> HttpResponse:
    """In, or to the second step, where the account has one and this was not it."""
    if not factor and has_factor(user):
        steps.wait_for_factor(request, user, where)
        return redirect("access:second-step")
    steps.enter(request, user, factor=factor)
    return redirect(where)


@open_to_all("it is the second step of signing in, for whoever did the first")
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    waiting = steps.waiting(request)
    if waiting is None:
        return redirect("access:sign-in")
    form = SecondStepForm(submitted(request))
    if form.is_valid():
        if how := prove_by_code(waiting.user, form.cleaned_data["code"]):
            steps.enter(request, waiting.user, factor=how)
            return redirect(waiting.onward)
        form.add_error("code", WRONG_CODE)
    context = {"form": form, "has_passkey": bool(passkeys.own(waiting.user))}
    return render(request, "access/second_step.html", context)


@open_to_all("one has to be able to sign in with a passkey")
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What to ask the browser for: a passkey of whoever waits here or is signed in, or any."""
    waiting, actor = steps.waiting(request), request.actor  # type: ignore[attr-defined]  # set
    whose = waiting.user if waiting else actor.user if actor else None
    if actor and request.POST.get("for") == "create":
        if not steps.proved_lately(request):
            return JsonResponse({}, status=403)
        return JsonResponse(passkeys.to_make(actor.user))
    return JsonResponse(passkeys.to_use(whose))


@open_to_all("one has to be able to sign in with a passkey")
@require_POST
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """By a passkey alone, or by one as the second step."""
    waiting = steps.waiting(request)
    source = tries.from_source(request, "passkey")
    user = None
    if tries.take(source, up_to=tries.FROM_EVERYWHERE):
        said = request.POST.get("credential", "")
        user = passkeys.used_by(said, waiting.user if waiting else None)
    if user is None:
        audit.record(by=audit.PUBLIC, did="access.sign-in-refused", to=None, why=PASSKEY)
        form = SignInForm({})
        form.add_error(None, NO_PASSKEY)
        form.errors.pop("email"), form.errors.pop("password")
        return _sign_in_page(request, form)
    tries.give_back(source)
    return go_on(request, user, waiting.onward if waiting else onward(request), factor=PASSKEY)


@also_beside
@signed_in
@require_POST
def sign_out(request: SignedInRequest) -> HttpResponse:
    audit.record(by=request.actor, did="access.signed-out", to=request.user)
    logout(request)
    return redirect("home:front")


def onward(request: HttpRequest) -> str:
    """Where they were going, if that is a page of ours."""
    wanted = asked_for(request, "next")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else reverse("home:front")
