"""What cannot be met: said openly, answered, and ended when it is met."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.plans import actions, selectors
from whatmatters.plans.forms import BesideForm, EndUnmetForm, SayUnmetForm
from whatmatters.plans.views.trying import opened, succeeds
from whatmatters.web.http import asked_for, submitted


@signed_in
@require_safe
def unmet(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What cannot be met for somebody, and what has been met since."""
    page = selectors.unmet_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="plans.unmet", about=person_id)
    return render(request, "plans/unmet.html", {"page": page})


@for_staff(Permission.DAY_VIEW)
@require_safe
def team_unmet(request: SignedInRequest) -> HttpResponse:
    """What we cannot meet, for those whose plans one reads."""
    page = selectors.team_unmet(
        viewer=request.actor,
        why=asked_for(request, "why"),
        number=request.GET.get("page", 1),
    )
    audit.looked_at_list(
        by=request.actor,
        at="plans.team-unmet",
        about=dict.fromkeys(shown.unmet.person_id for shown in page.rows),
        classes=(DataClass.CORE, DataClass.PLAN),
    )
    return render(request, "plans/team_unmet.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def say_unmet(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    """Say that something an outcome needs cannot be had as things are."""
    page = selectors.about_outcome(viewer=request.actor, outcome_id=outcome_id)
    opened(request, page.subject, at="plans.say-unmet")
    form = SayUnmetForm(submitted(request), page=page)
    if succeeds(
        form,
        lambda: actions.say_unmet(outcome=page.outcome, by=request.actor, **form.cleaned_data),
    ):
        messages.success(request, gettext("It is written down, and stays here until it is met"))
        return redirect("plans:unmet", page.subject.person.pk)
    return render(request, "plans/say_unmet.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def end_unmet(request: SignedInRequest, unmet_id: UUID) -> HttpResponse:
    """It is met now, or taken back with a word."""
    page = selectors.one_unmet(viewer=request.actor, unmet_id=unmet_id)
    opened(request, page.subject, at="plans.end-unmet")
    form = EndUnmetForm(submitted(request), page=page)
    if succeeds(
        form,
        lambda: actions.end_unmet(unmet=page.unmet, by=request.actor, **form.cleaned_data),
    ):
        return redirect("plans:unmet", page.subject.person.pk)
    return render(request, "plans/end_unmet.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def say_beside(request: SignedInRequest, unmet_id: UUID) -> HttpResponse:
    """The person’s own word beside what was written."""
    page = selectors.one_unmet(viewer=request.actor, unmet_id=unmet_id)
    opened(request, page.subject, at="plans.say-beside")
    form = BesideForm(submitted(request), page=page)
    if succeeds(
        form,
        lambda: actions.say_beside(unmet=page.unmet, by=request.actor, **form.cleaned_data),
    ):
        return redirect("plans:unmet", page.subject.person.pk)
    return render(request, "plans/say_beside.html", {"page": page, "form": form})
