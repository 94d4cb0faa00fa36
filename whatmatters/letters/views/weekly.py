from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import open_to_all, signed_in
from whatmatters.letters import actions
from whatmatters.letters.models import Weekly
from whatmatters.letters.stopping import whose


@signed_in
@require_http_methods(["GET", "POST"])
def weekly(request: SignedInRequest) -> HttpResponse:
    """Whether one wants a letter a week. One's own choice, and nobody else's to see."""
    if request.method == "POST":
        if request.POST.get("wants") == "yes":
            actions.ask_for_weekly(by=request.actor)
            messages.success(request, _("You will get an email when there is something new"))
        else:
            actions.stop_weekly(user=request.actor.user)
            messages.success(request, _("You will get no more of these emails"))
        return redirect("letters:weekly")
    wants = Weekly.objects.filter(user=request.actor.user).exists()
    context = {"wants": wants, "sends": settings.SENDS_EMAIL, "to": request.actor.user.email}
    return render(request, "letters/weekly.html", context)


@csrf_exempt  # the programs that read letters press it for their reader, and know no page of ours
@open_to_all("whoever holds a letter may have no more of them, without signing in")
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """To look is not to stop: machines open what is in letters. It says the same to anybody."""
    if request.method == "POST":
        if user := whose(token):
            actions.stop_weekly(user=user)
        return render(request, "letters/stopped.html")
    return render(request, "letters/stop.html")
