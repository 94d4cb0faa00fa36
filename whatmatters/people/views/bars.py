from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.people import actions, selectors
from whatmatters.people.forms import BarForm, SureForm
from whatmatters.people.models import Person
from whatmatters.web.http import submitted


@signed_in
@require_safe
def bars(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.bars_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="people.bars", about=person_id)
    return render(request, "people/bars.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def bar(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.bar_form(viewer=request.actor, person_id=person_id)
    form = BarForm(submitted(request), page=page)
    if form.is_valid():
        try:
            actions.bar(person=page.subject.person, by=request.actor, **form.bar)
        except actions.NotToBeBarred as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, gettext("They see nothing of this record from now on"))
            return _back(request, person_id)
    if request.method == "GET":
        audit.looked(by=request.actor, at="people.bar", about=person_id)
    context = {"subject": page.subject, "form": form, "heading": gettext("Keep somebody out")}
    return render(request, "people/asking.html", context | {"submit": gettext("Keep them out")})


@signed_in
@require_http_methods(["GET", "POST"])
def lift_bar(request: SignedInRequest, bar_id: UUID) -> HttpResponse:
    bar = selectors.bar(viewer=request.actor, bar_id=bar_id)
    about = selectors.consenting_about(viewer=request.actor, person=bar.person)
    form = SureForm(submitted(request))
    if form.is_valid():
        actions.lift_bar(bar=bar, by=request.actor)
        said = gettext("They see again what their work or place in the circle opens")
        messages.success(request, said)
        return redirect("people:bars", bar.person_id)
    if request.method == "GET":
        audit.looked(by=request.actor, at="people.lift-bar", about=bar.person_id)
    context = {"subject": about, "form": form, "what": bar.user.name}
    context |= {"heading": gettext("Let them see again?"), "submit": gettext("Let them see again")}
    context |= {"says": gettext("It holds from their next page. They are told nothing.")}
    return render(request, "people/sure.html", context)


def _back(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """To the list; or out, for somebody who kept themself out."""
    still_seen = Person.objects.visible_to(request.actor).filter(pk=person_id).exists()
    return redirect("people:bars", person_id) if still_seen else redirect("home:front")
