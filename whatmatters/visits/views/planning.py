"""A provider’s round as it is planned: the week, one visit, and what comes again each week."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.foundations import clock
from whatmatters.visits import actions, forms, selectors
from whatmatters.visits.views.trying import (
    Given,
    asked_day,
    asking,
    done,
    looked,
    looked_at_round,
    succeeds,
    to_visit,
    told_now,
)
from whatmatters.web.http import submitted


@for_staff(Permission.ROUND_PLAN)
@require_safe
def week(request: SignedInRequest) -> HttpResponse:
    """Our visits: a week at a glance, and one day of it."""
    page = selectors.week_page(viewer=request.actor, day=asked_day(request))
    shown = (*page.lines, *page.overdue)
    looked_at_round(request, "visits.week", (line.visit.person_id for line in shown))
    return render(request, "visits/week.html", {"page": page})


@for_staff(Permission.ROUND_PLAN)
@require_POST
def ahead(request: SignedInRequest) -> HttpResponse:
    """Make the visits of the next four weeks out of what comes again."""
    membership = request.actor.membership
    assert membership is not None  # noqa: S101  # whoever has this door acts for somebody
    until = clock.today() + timedelta(weeks=4)
    organisation, by = membership.organisation, request.actor
    done(
        request,
        lambda: actions.plan_ahead(organisation=organisation, by=by, until=until),
        _what_is_planned,
    )
    return redirect("visits:week")


def _what_is_planned(ahead: actions.Ahead) -> str:
    """With how many of them there is no time for, so that somebody asks."""
    planned = _("The next four weeks are planned")
    if not (count := len(ahead.beyond)):
        return planned
    beyond = ngettext(
        "%(count)s visit is more than the time that is left. Ask them, or whoever pays",
        "%(count)s visits are more than the time that is left. Ask them, or whoever pays",
        count,
    )
    return f"{planned}. {beyond % {'count': count}}"


@signed_in
@require_safe
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The visits of one person."""
    page = selectors.person_visits_page(viewer=request.actor, person_id=person_id)
    looked(request, "visits.of-person", person_id)
    return render(request, "visits/of_person.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Plan one visit."""
    page = selectors.plan_page(viewer=request.actor, person_id=person_id)
    form = forms.PlanVisitForm(submitted(request), page=page)
    given: Given = {"person": page.subject.person, "by": request.actor}
    given["organisation"] = page.organisation
    if succeeds(form, lambda: actions.plan_visit(**given, **form.told)):
        return redirect("visits:of-person", person_id)
    looked(request, "visits.plan", person_id)
    return render(request, "visits/plan.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def unplanned(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Begin a visit that nobody planned."""
    deed = Permission.VISIT_RECORD
    page = selectors.plan_page(viewer=request.actor, person_id=person_id, deed=deed)
    form = forms.UnplannedForm(submitted(request), page=page)
    given: Given = {"person": page.subject.person, "by": request.actor}
    given["organisation"] = page.organisation
    if succeeds(form, lambda: actions.begin_unplanned(**given, **told_now(form.cleaned_data))):
        return redirect("visits:of-person", person_id)
    looked(request, "visits.unplanned", person_id)
    return render(request, "visits/unplanned.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def plan_regular(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Plan a visit that comes again each week."""
    page = selectors.plan_page(viewer=request.actor, person_id=person_id)
    form = forms.PlanRegularForm(submitted(request), page=page)
    given: Given = {"person": page.subject.person, "by": request.actor}
    given["organisation"] = page.organisation
    if succeeds(form, lambda: actions.plan_week(**given, **form.told)):
        return redirect("visits:of-person", person_id)
    looked(request, "visits.plan-regular", person_id)
    return render(request, "visits/plan.html", {"page": page, "form": form, "is_regular": True})


@signed_in
@require_http_methods(["GET", "POST"])
def regular(request: SignedInRequest, regular_id: UUID) -> HttpResponse:
    """Change a visit that comes again, from a day on."""
    page = selectors.regular_page(viewer=request.actor, regular_id=regular_id)
    form = forms.ChangeRegularForm(
        submitted(request), workers=page.workers, initial=forms.as_it_is(page.regular)
    )
    given: Given = {"regular": page.regular, "by": request.actor}
    if succeeds(form, lambda: actions.change_regular(**given, **form.cleaned_data)):
        return redirect("visits:of-person", page.regular.person_id)
    looked(request, "visits.regular", page.regular.person_id)
    return render(request, "visits/regular.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def end_regular(request: SignedInRequest, regular_id: UUID) -> HttpResponse:
    """End a visit that comes again."""
    page = selectors.regular_page(viewer=request.actor, regular_id=regular_id)
    form = forms.EndRegularForm(submitted(request), initial={"read": page.regular.version})
    given: Given = {"regular": page.regular, "by": request.actor}
    if succeeds(form, lambda: actions.end_regular(**given, **form.cleaned_data)):
        return redirect("visits:of-person", page.regular.person_id)
    looked(request, "visits.end-regular", page.regular.person_id)
    return render(request, "visits/regular.html", {"page": page, "form": form, "ends": True})


@signed_in
@require_http_methods(["GET", "POST"])
def give(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Say who goes."""
    page = selectors.to_plan_page(viewer=request.actor, visit_id=visit_id)
    workers = selectors.workers_for(viewer=request.actor, person=page.visit.person)
    going = [str(one.user_id) for one in page.going]
    initial = {"workers": going, "read": page.visit.version}
    form = forms.GiveForm(submitted(request), workers=workers, initial=initial)
    given: Given = {"visit": page.visit, "by": request.actor}
    if succeeds(form, lambda: actions.give_visit(**given, **form.cleaned_data)):
        return to_visit(request, visit_id)
    looked(request, "visits.give", page.visit.person_id)
    return asking(request, page, form, heading=_("Who goes?"), submit=_("Save"))
