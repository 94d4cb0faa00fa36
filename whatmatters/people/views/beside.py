"""Signing in once beside a worker: the code they read out, and where it is typed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit, tries
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import open_to_all, signed_in
from whatmatters.access.signing_in import beside
from whatmatters.people import actions
from whatmatters.people.forms import SureForm
from whatmatters.people.forms.inviting import NO_SUCH_BESIDE_CODE, JoinForm
from whatmatters.people.views.opening import opened_to_change
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def give(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The code is on the answer to that press, and nowhere else."""
    about = opened_to_change(request, person_id, at="people.beside")
    require(request.actor, Permission.BESIDE_GIVE, about.person)
    form, code = SureForm(submitted(request)), ""
    if form.is_valid():
        try:
            code = actions.give_beside_code(person=about.person, by=request.actor)
        except actions.NotToBeInvited as reason:
            form.add_error(None, str(reason))
    context = {"subject": about, "form": form, "code": code}
    return render(request, "people/beside.html", context)


@open_to_all("whoever was read a code has to be able to come in")
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """Whoever was signed in here is no more: it is the person's turn."""
    form = JoinForm(submitted(request))
    if form.is_valid():
        here = tries.from_source(request, "beside")
        typed = form.cleaned_data["code"]
        user = actions.use_beside_code(typed=typed) if tries.take(here) else None
        if user:
            tries.give_back(here)
            beside.begin(request, user)
            return redirect("home:mine")
        audit.record(by=audit.PUBLIC, did="people.beside-refused", to=None)
        form.add_error(None, NO_SUCH_BESIDE_CODE)
    return render(request, "people/come_in.html", {"form": form})
