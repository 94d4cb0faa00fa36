"""What the views of a plan share: trying a deed, and saying kindly why it could not be."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.foundations.models import Stale
from whatmatters.people.selectors import Subject
from whatmatters.plans import selectors
from whatmatters.plans.forms import ActionForm, ReadForm
from whatmatters.plans.models import Aim, Plan, PlanNotReady
from whatmatters.web.forms import PlainForm
from whatmatters.web.forms.days import Boxes
from whatmatters.web.forms.plain import Said


def succeeds(form: BaseForm, deed: Callable[[], object]) -> bool:
    """Do it if the form is in order. A refusal becomes words on the form; nothing is lost."""
    if not form.is_valid():
        return False
    try:
        deed()
    except PlanNotReady as reason:
        form.add_error(None, str(reason))
    except Stale as stale:
        if not isinstance(form, ReadForm):
            raise
        form.answer_again(stale.current)
    return form.is_valid()


def opened(request: SignedInRequest, subject: Subject, *, at: str) -> None:
    """Write down that somebody opened this page; only those who may write get this far."""
    if not subject.standing.writes:
        raise PermissionDenied
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=subject.person.pk)


def is_too_late(request: SignedInRequest, plan: Plan) -> bool:
    """Whether somebody opens a page that changes a plan which is no longer a draft.

    If it was agreed while they were writing, they get their words back with the reason.
    """
    if request.method != "GET" or plan.is_draft:
        return False
    messages.info(request, "This plan has been agreed. Start the next version to change it")
    return True


def to_plan(plan: Plan, aim: Aim | None = None) -> HttpResponse:
    """Back to the plan, at the outcome that was worked on."""
    there = redirect("plans:show", plan.pk)
    if aim is not None:
        there["Location"] += f"#aim-{aim.pk}"
    return there


def gone(request: SignedInRequest, form: type[PlainForm] = ActionForm) -> HttpResponse:
    """Somebody wrote about a thing that was taken out meanwhile: give their words back."""
    if request.method != "POST":
        raise Http404
    plan_id = _uuid(request.POST.get("plan", ""))
    subject, plan = selectors.plan_gone_from(viewer=request.actor, plan_id=plan_id)
    page = {"subject": subject, "plan": plan, "typed": list(_typed(form, request.POST))}
    return render(request, "plans/gone.html", {"page": page}, status=409)


def _typed(form: type[PlainForm], sent: QueryDict) -> Iterator[tuple[Said, str]]:
    """What was typed or chosen in the boxes that are always there, as the page says it."""
    for name, field in form.base_fields.items():
        said = field.widget.value_from_datadict(sent, MultiValueDict(), name)
        if isinstance(said, Boxes):
            said = " ".join(filter(None, (said.day, said.month, said.year)))
        offered = {str(value): str(words) for value, words in getattr(field, "choices", ())}
        if said and not field.widget.is_hidden:
            yield field.label or name, offered.get(said, said)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
