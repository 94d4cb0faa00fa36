from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.people import actions, selectors
from whatmatters.people.forms import NO, YES, CircleForm, EndPlaceForm, SightForm, WorkerForm
from whatmatters.people.models import Person
from whatmatters.people.views.opening import opened_for, opened_to_change
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def add_to_circle(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = opened_to_change(request, person_id, at="people.add-to-circle")
    form = CircleForm(submitted(request), subject=about, initial={"may_see": NO})
    if form.is_valid():
        member = actions.add_to_circle(person=about.person, by=request.actor, **form.place)
        messages.success(request, gettext("%(name)s is in the circle") % {"name": member.name})
        return redirect("people:details", person_id)
    return render(request, "people/add_to_circle.html", {"subject": about, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def add_worker(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = opened_to_change(request, person_id, at="people.add-worker")
    form = WorkerForm(submitted(request), subject=about)
    if form.is_valid():
        try:
            member = actions.add_worker(person=about.person, by=request.actor, **form.cleaned_data)
        except actions.NobodyToAdd as reason:
            form.add_error("email", str(reason))
        except actions.WorksInMoreThanOnePlace as more:
            form = WorkerForm(request.POST, subject=about, works=more.works)
        else:
            messages.success(request, gettext("%(name)s is in the circle") % {"name": member.name})
            return redirect("people:details", person_id)
    context = {"subject": about, "form": form, "heading": gettext("Add somebody who works here")}
    return render(
        request, "people/asking.html", context | {"submit": gettext("Add them to the circle")}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def change_sight(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    member = selectors.place_in_circle(viewer=request.actor, member_id=member_id)
    about = opened_for(request, member.person, at="people.change-sight")
    since = selectors.seeing_since(member)
    now = {"may_see": YES if since else NO, "agreed_on": since}
    form = SightForm(submitted(request), subject=about, initial=now)
    if form.is_valid():
        actions.change_sight(member=member, by=request.actor, may_see_from=form.may_see_from)
        messages.success(request, gettext("What they may see is changed"))
        return redirect("people:details", about.person.pk)
    context = {
        "subject": about,
        "form": form,
        "heading": gettext("What may they see?"),
        "what": member.name,
    }
    return render(request, "people/asking.html", context | {"submit": gettext("Save")})


@signed_in
@require_http_methods(["GET", "POST"])
def end_place(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    member = selectors.place_in_circle(viewer=request.actor, member_id=member_id)
    about = opened_for(request, member.person, at="people.end-place")
    form = EndPlaceForm(submitted(request), subject=about)
    if form.is_valid():
        actions.end_place_in_circle(member=member, by=request.actor, **form.cleaned_data)
        messages.success(
            request, gettext("%(name)s’s place in the circle is ended") % {"name": member.name}
        )
        still_seen = Person.objects.visible_to(request.actor).filter(pk=about.person.pk).exists()
        return redirect("people:details", about.person.pk) if still_seen else redirect("home:front")
    context = {"subject": about, "form": form, "heading": gettext("End a place in the circle")}
    says = {
        "what": member.name,
        "says": gettext("From that day they can’t open the record. What they did and said stays."),
    }
    return render(
        request, "people/asking.html", context | says | {"submit": gettext("End this place")}
    )
