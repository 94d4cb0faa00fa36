from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import signed_in
from whatmatters.people import actions
from whatmatters.people.forms import DeathForm, SureForm
from whatmatters.people.selectors import Subject
from whatmatters.people.views.opening import opened_to_change
from whatmatters.web.http import submitted

WHAT_ENDS = (
    "From then on nothing is shared any more, nobody acts for them, those who helped them can no "
    "longer open the record, and nobody is reminded of reviews. What was written stays. If it "
    "turns out to be a mistake, it can be taken back, and everything is as it was."
)
WHAT_COMES_BACK = (
    "Everything is as it was before: what was shared, who may act, and who can open the record."
)


@signed_in
@require_http_methods(["GET", "POST"])
def died(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = _opened(request, person_id, at="people.died")
    form = DeathForm(submitted(request), subject=about)
    if form.is_valid():
        actions.record_death(person=about.person, by=request.actor, **form.cleaned_data)
        messages.success(request, f"It is written down that {about.known_as} has died")
        return redirect("people:details", person_id)
    context = {"subject": about, "form": form, "heading": "Write down a death", "says": WHAT_ENDS}
    return render(request, "people/asking.html", context | {"submit": "Write it down"})


@signed_in
@require_http_methods(["GET", "POST"])
def not_died(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = _opened(request, person_id, at="people.not-died")
    form = SureForm(submitted(request))
    if form.is_valid():
        actions.take_back_death(person=about.person, by=request.actor)
        messages.success(request, "It is taken back, and everything is as it was")
        return redirect("people:details", person_id)
    context = {"subject": about, "form": form, "heading": "Was this a mistake?"}
    what = f"It is written down that {about.known_as} has died"
    says = {"what": what, "says": WHAT_COMES_BACK, "submit": "Yes, take it back"}
    return render(request, "people/sure.html", context | says)


def _opened(request: SignedInRequest, person_id: UUID, *, at: str) -> Subject:
    about = opened_to_change(request, person_id, at=at)
    require(request.actor, Permission.DEATH_RECORD, about.person)
    return about
