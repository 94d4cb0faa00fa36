"""What somebody is answered who is not let in: never at the cost of what they typed."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

ONLY_LOOKING = {"GET", "HEAD", "OPTIONS", "TRACE"}
#: Tells a script of ours that signing in again is all it takes.
SIGNED_OUT = "X-Signed-Out"


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Whoever only looks is led to sign in; whoever sends something keeps it and is told how."""
    if request.method in ONLY_LOOKING:
        return _led(request)
    answer = render(request, "access/signed_out.html", status=403)
    answer[SIGNED_OUT] = "1"
    return answer


def _led(request: HttpRequest) -> HttpResponse:
    """To sign in, which says why a session that had begun is over."""
    ended = getattr(request.session, "ended", "")
    asked = f"{reverse('access:sign-in')}?ended={ended}" if ended else None
    return redirect_to_login(request.get_full_path(), asked)


def to_choose_where(request: HttpRequest) -> HttpResponse:
    """The place chosen for this session has ended: nothing is done from another instead."""
    if request.method in ONLY_LOOKING:
        return redirect("access:acting")
    return render(request, "access/place_ended.html", status=403)
