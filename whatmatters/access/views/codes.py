"""Using a code that was handed over, to choose a password of one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access import actions, audit, tries
from whatmatters.access.actions.codes import find_code
from whatmatters.access.forms import (
    NO_SUCH_CODE,
    NOT_YOURS,
    AgainForm,
    HandedCodeForm,
    NewPasswordForm,
)
from whatmatters.access.models import HandedCode
from whatmatters.access.routes import open_to_all
from whatmatters.foundations import clock
from whatmatters.web.http import submitted

HANDED, NONE = "handed_code", "00000000-0000-0000-0000-000000000000"


@open_to_all("whoever was handed a code has to be able to use it")
@require_http_methods(["GET", "POST"])
def use_code(request: HttpRequest) -> HttpResponse:
    form = HandedCodeForm(submitted(request))
    if form.is_valid():
        if handed := _known(request, form):
            request.session.cycle_key()
            request.session[HANDED] = str(handed.pk)
            return redirect("access:new-password")
        form.add_error(None, NO_SUCH_CODE)
    return render(request, "access/use_code.html", {"form": form})


def _known(request: HttpRequest, form: HandedCodeForm) -> HandedCode | None:
    email = form.cleaned_data["email"].strip().casefold()
    here, anywhere = tries.from_source(request, "code"), tries.at_account("code", email)
    taken = tries.take(here, up_to=tries.FROM_EVERYWHERE), tries.take(anywhere)
    handed = find_code(email, form.cleaned_data["code"]) if all(taken) else None
    if handed:
        tries.give_back(here, anywhere)
    else:
        audit.record(by=audit.PUBLIC, did="access.code-refused", to=None)
    return handed


@open_to_all("whoever was handed a code has to be able to use it")
@require_http_methods(["GET", "POST"])
def new_password(request: HttpRequest) -> HttpResponse:
    handed = _handed(request)
    if handed is None:
        return redirect("access:use-code")
    form = _form(request, handed)
    if form.is_valid() and _is_theirs(handed, form):
        request.session.flush()
        if actions.use_code(handed=handed, password=form.cleaned_data["password"]):
            messages.success(request, gettext("That is done. Sign in with your password."))
            return redirect("access:sign-in")
        return redirect("access:use-code")
    return render(request, "access/new_password.html", {"form": form, "handed": handed})


def _handed(request: HttpRequest) -> HandedCode | None:
    """The code that was used in this browser, while it works."""
    usable = HandedCode.objects.filter(used_at=None, until__gt=clock.now(), user__is_active=True)
    found = usable.filter(pk=request.session.get(HANDED, NONE)).select_related("user")
    return found.order_by("pk").first()


def _form(request: HttpRequest, handed: HandedCode) -> NewPasswordForm | AgainForm:
    if handed.new_password:
        return NewPasswordForm(submitted(request), user=handed.user)
    return AgainForm(submitted(request))


def _is_theirs(handed: HandedCode, form: NewPasswordForm | AgainForm) -> bool:
    """A code that only takes the second factor away needs the password besides."""
    if handed.new_password:
        return True
    at = tries.at_account("again", str(handed.user_id))
    if tries.take(at) and handed.user.check_password(form.cleaned_data["password"]):
        tries.give_back(at)
        return True
    form.add_error("password", NOT_YOURS)
    return False
