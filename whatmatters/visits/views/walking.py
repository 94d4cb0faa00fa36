"""A worker’s round: the day, one visit, coming and going."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.visits import actions, forms, selectors
from whatmatters.visits.models import Proof
from whatmatters.visits.selectors import VisitPage
from whatmatters.visits.selectors.visit import seen_visit
from whatmatters.visits.views.trying import (
    Given,
    asked_day,
    asking,
    looked,
    looked_at_round,
    planned_times,
    said_or_now,
    succeeds,
    to_visit,
)
from whatmatters.web.headers import with_a_place
from whatmatters.web.http import submitted


@for_staff(Permission.ROUND_WALK)
@require_safe
def day(request: SignedInRequest) -> HttpResponse:
    """My visits of a day."""
    page = selectors.day_page(viewer=request.actor, day=asked_day(request))
    looked_at_round(request, "visits.day", (stop.visit.person_id for stop in page.stops))
    return render(request, "visits/day.html", {"page": page})


@signed_in
@require_safe
def show(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    page = selectors.visit_page(viewer=request.actor, visit_id=visit_id)
    looked(request, "visits.show", page.visit.person_id)
    name = "visits/visit.html" if request.actor.is_staff else "visits/my_visit.html"
    return with_a_place(render(request, name, {"page": page, **_boxes(page)}))


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Say that one has come, with what shows it."""
    visit = seen_visit(viewer=request.actor, visit_id=visit_id)
    form, (begins, _ends) = forms.ArriveForm(submitted(request)), planned_times(visit)
    given: Given = {"visit": visit, "by": request.actor}
    if succeeds(form, lambda: actions.begin_visit(**given, **_told(form, begins))):
        return to_visit(request, visit_id, _("The visit has begun"))
    page = selectors.to_record_page(viewer=request.actor, visit_id=visit_id)
    looked(request, "visits.begin", visit.person_id)
    words = {"heading": _("I am here"), "submit": _("Begin the visit")}
    return with_a_place(asking(request, page, form, **words))


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Say that one goes."""
    visit = seen_visit(viewer=request.actor, visit_id=visit_id)
    form, (_begins, ends) = forms.LeaveForm(submitted(request)), planned_times(visit)
    given: Given = {"visit": visit, "by": request.actor}
    if succeeds(form, lambda: actions.end_visit(**given, **_told(form, ends))):
        return to_visit(request, visit_id, _("The visit is over"))
    page = selectors.to_record_page(viewer=request.actor, visit_id=visit_id)
    looked(request, "visits.end", visit.person_id)
    words = {"heading": _("I am going"), "submit": _("End the visit")}
    return with_a_place(asking(request, page, form, **words))


@signed_in
@require_http_methods(["GET", "POST"])
def miss(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Say that it came to nothing, and why."""
    page = selectors.to_record_page(viewer=request.actor, visit_id=visit_id)
    form = forms.MissForm(submitted(request), initial={"read": page.visit.version})
    given: Given = {"visit": page.visit, "by": request.actor}
    if succeeds(form, lambda: actions.miss_visit(**given, **form.cleaned_data)):
        return to_visit(request, visit_id)
    looked(request, "visits.miss", page.visit.person_id)
    return asking(request, page, form, heading=_("It did not happen"), submit=_("Write it down"))


@signed_in
@require_http_methods(["GET", "POST"])
def prove(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Show the code again, or write down that the home called."""
    page = selectors.to_record_page(viewer=request.actor, visit_id=visit_id)
    form = _proof_form(request, page)
    given: Given = {"visit": page.visit, "by": request.actor}
    if succeeds(form, lambda: actions.show_proof(**given, **_shown(form, page))):
        return to_visit(request, visit_id)
    looked(request, "visits.prove", page.visit.person_id)
    words = {"heading": _("Show that we were there"), "submit": _("Show it")}
    return with_a_place(asking(request, page, form, **words))


@signed_in
@require_http_methods(["GET", "POST"])
def times(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Put right when it began and ended."""
    page = selectors.to_record_page(viewer=request.actor, visit_id=visit_id)
    began, ended = planned_times(page.visit)
    form = forms.TimesForm(submitted(request), initial=forms.times_of(page.visit))
    given: Given = {"visit": page.visit, "by": request.actor}
    if succeeds(form, lambda: actions.put_times_right(**given, **_times(form, began, ended))):
        return to_visit(request, visit_id)
    looked(request, "visits.times", page.visit.person_id)
    return asking(request, page, form, heading=_("Put the times right"), submit=_("Save"))


def _boxes(page: VisitPage) -> Given:
    """What a worker is asked now, if anything: as they come, or as they go."""
    language = get_language() or ""
    if page.can_begin:
        return {"arriving": forms.empty_boxes(forms.ArriveForm, language)}
    return {"leaving": forms.empty_boxes(forms.LeaveForm, language)} if page.can_end else {}


def _told(form: forms.ProofForm, near: datetime) -> Given:
    return {"at": said_or_now(form.cleaned_data["at"], near), "proof": form.shown}


def _times(form: forms.TimesForm, began: datetime, ended: datetime) -> Given:
    told = form.cleaned_data
    begins = said_or_now(told["began"], began)
    ends = said_or_now(told["ended"], ended)
    return {"began_at": begins, "ended_at": ends, "read": told["read"]}


def _proof_form(request: SignedInRequest, page: VisitPage) -> forms.CallForm | forms.ProofForm:
    """The office writes down a call; whoever was there shows the code."""
    was_there = any(one.user_id == request.actor.user.pk for one in page.going)
    return (forms.ProofForm if was_there else forms.CallForm)(submitted(request))


def _shown(form: forms.CallForm | forms.ProofForm, page: VisitPage) -> Given:
    """Of coming, or of going: what a call was about, or whichever is not proved yet."""
    is_over = page.visit.ended_at is not None
    of = form.cleaned_data.get("of") or (Proof.Of.DEPARTURE if is_over else Proof.Of.ARRIVAL)
    return {"of": of, "proof": form.shown}
