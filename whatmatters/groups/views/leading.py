"""Groups, for those who lead them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.routes import for_staff
from whatmatters.groups import actions, selectors
from whatmatters.groups.forms import BeginForm, LeadForm, RegisterForm, SessionForm
from whatmatters.groups.selectors.leading import colleagues
from whatmatters.groups.views.trying import pressed, tried
from whatmatters.web.http import submitted

#: What a session shows of those who come, besides who they are.
TOLD = (DataClass.CORE, DataClass.ALERTS, DataClass.VISITS)


@for_staff(Permission.GROUPS_RUN)
@require_safe
def every(request: SignedInRequest) -> HttpResponse:
    page = selectors.list_page(viewer=request.actor)
    return render(request, "groups/list.html", {"page": page})


@for_staff(Permission.GROUPS_RUN)
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    form = BeginForm(submitted(request))
    if group := tried(form, lambda: actions.begin_group(by=request.actor, **form.cleaned_data)):
        messages.success(request, gettext("The group is begun. You lead it"))
        return redirect("groups:show", group.pk)
    return render(request, "groups/begin.html", {"form": form})


@for_staff(Permission.GROUPS_RUN)
@require_safe
def show(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    page = selectors.group_page(viewer=request.actor, group_id=group_id)
    people = sorted({member.person_id for member in page.members})
    told = (DataClass.CORE, DataClass.VISITS)
    audit.looked_at_list(by=request.actor, at="groups.show", about=people, classes=told)
    return render(request, "groups/group.html", {"page": page})


@for_staff(Permission.GROUPS_RUN)
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    """Say when it meets."""
    group = selectors.to_keep(viewer=request.actor, group_id=group_id)
    form = SessionForm(submitted(request))
    if tried(form, lambda: actions.plan_session(group=group, by=request.actor, **form.given)):
        messages.success(request, gettext("The session is planned"))
        return redirect("groups:show", group_id)
    return render(request, "groups/plan.html", {"group": group, "form": form})


@for_staff(Permission.GROUPS_RUN)
@require_http_methods(["GET", "POST"])
def lead(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    """Let a colleague lead it too."""
    group = selectors.to_keep(viewer=request.actor, group_id=group_id)
    form = LeadForm(submitted(request), colleagues=colleagues(viewer=request.actor, group=group))
    if tried(form, lambda: actions.add_lead(group=group, by=request.actor, **form.cleaned_data)):
        messages.success(request, gettext("They lead it now"))
        return redirect("groups:show", group_id)
    return render(request, "groups/lead.html", {"group": group, "form": form})


@for_staff(Permission.GROUPS_RUN)
@require_POST
def end_lead(request: SignedInRequest, lead_id: UUID) -> HttpResponse:
    found = selectors.lead_of(viewer=request.actor, lead_id=lead_id)
    said = gettext("They lead it no more")
    pressed(request, lambda: actions.end_lead(lead=found, by=request.actor), said)
    return redirect("groups:list")


@for_staff(Permission.GROUPS_RUN)
@require_POST
def end(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    group = selectors.to_keep(viewer=request.actor, group_id=group_id)
    said = gettext("The group has ended")
    pressed(request, lambda: actions.end_group(group=group, by=request.actor), said)
    return redirect("groups:list")


@for_staff(Permission.GROUPS_RUN)
@require_http_methods(["GET", "POST"])
def session(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Who comes, what to know of them, and who was there."""
    page = selectors.session_page(viewer=request.actor, session_id=session_id)
    form = RegisterForm(submitted(request), rows=page.rows, version=page.session.version)
    by, one = request.actor, page.session
    if tried(form, lambda: actions.keep_register(session=one, by=by, **form.given)):
        messages.success(request, gettext("Thank you. It is written down"))
        return redirect("groups:session", session_id)
    people = sorted({row.member.person_id for row in page.rows})
    audit.looked_at_list(by=by, at="groups.session", about=people, classes=TOLD)
    return render(request, "groups/session.html", {"page": page, "form": form})
