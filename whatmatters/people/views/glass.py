from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import audit, tries
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.access.signing_in.steps import proved_lately, to_prove
from whatmatters.people import actions, selectors
from whatmatters.people.forms import FindInNeedForm, GlassForm
from whatmatters.people.forms.glass import NOBODY_FOUND, NOT_LATELY
from whatmatters.people.models import Person
from whatmatters.web.http import submitted

#: What wrong guesses at who somebody is are counted under.
NEED = "in-need"


@for_staff(Permission.FIND_IN_NEED)
@require_http_methods(["GET", "POST"])
def find_in_need(request: SignedInRequest) -> HttpResponse:
    """Who it is, exactly, for those who have no search. Guesses are counted."""
    form, tried = FindInNeedForm(submitted(request)), tries.at_account(NEED, str(request.user.pk))
    if form.is_valid():
        may_try = tries.take(tried)
        found = selectors.exactly(viewer=request.actor, **form.who) if may_try else None
        if found:
            audit.looked_at_list(by=request.actor, at="people.find-in-need", about=[found.pk])
            sees = Person.objects.visible_to(request.actor).filter(pk=found.pk).exists()
            return redirect("home:person" if sees else "people:break-glass", found.pk)
        form.add_error(None, NOBODY_FOUND)
    return render(request, "people/find_in_need.html", {"form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def break_glass(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Ask why; of somebody who has shown just now that it is really they."""
    known = selectors.known_here(viewer=request.actor, person_id=person_id)
    is_proved, again = proved_lately(request), to_prove(request.path)
    if request.method == "GET" and not is_proved:
        return redirect(again)
    form = GlassForm(submitted(request))
    if form.is_valid() and is_proved:
        person = selectors.person_known(viewer=request.actor, person_id=person_id)
        actions.break_glass(person=person, by=request.actor, **form.cleaned_data)
        return redirect("home:emergency", person_id)
    if form.is_bound and not is_proved:
        form.add_error(None, NOT_LATELY)
    context = {"known": known, "form": form, "again": "" if is_proved else again}
    return render(request, "people/break_glass.html", context)


@signed_in
@require_POST
def close_glass(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    glass = selectors.glass_to_close(viewer=request.actor, person_id=person_id)
    actions.close_glass(glass=glass, by=request.actor)
    messages.success(request, "The record is closed again")
    return redirect("home:front")
