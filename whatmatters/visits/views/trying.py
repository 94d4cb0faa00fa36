"""What the views of visits share: trying a deed, and saying kindly why it could not be."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.plans.forms import ReadForm
from whatmatters.timebank.models import TimeNotReady
from whatmatters.visits.models import Visit, VisitNotReady
from whatmatters.visits.selectors import VisitPage
from whatmatters.visits.walltime import moment_near
from whatmatters.web.forms.days import FIRST_YEAR, LAST_YEAR
from whatmatters.web.http import asked_for

#: What an action is given besides what the form asks.
Given: TypeAlias = dict[str, Any]
#: What came of a deed.
Came = TypeVar("Came")


def succeeds(form: BaseForm, deed: Callable[[], object]) -> bool:
    """Do it if the form is in order. A refusal becomes words on the form; nothing is lost."""
    if not form.is_valid():
        return False
    try:
        deed()
    except (VisitNotReady, TimeNotReady) as reason:
        form.add_error(None, str(reason))
    except Stale as stale:
        if not isinstance(form, ReadForm):
            raise
        form.answer_again(stale.current)
    return form.is_valid()


def done(
    request: SignedInRequest, deed: Callable[[], Came], said: str | Callable[[Came], str]
) -> None:
    """Do it, where nothing is asked but a press. Why it could not be is said on the next page."""
    try:
        came = deed()
    except (VisitNotReady, TimeNotReady) as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, said if isinstance(said, str) else said(came))


def looked(request: SignedInRequest, at: str, about: UUID) -> None:
    """Write down that somebody opened this page; what is sent is written down by the deed."""
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=about)


def looked_at_round(request: SignedInRequest, at: str, about: Iterable[UUID]) -> None:
    """Write down that a list told what to know before, what is done, and what it is for."""
    told = (DataClass.CORE, DataClass.PLAN, DataClass.VISITS, DataClass.ALERTS)
    people = sorted(set(about))
    audit.looked_at_list(
        by=request.actor, at=at, about=people, classes=told, rule="any:visits:read"
    )


def to_visit(request: SignedInRequest, visit_id: UUID, said: str = "") -> HttpResponse:
    """Back to the visit, as it stands now."""
    messages.success(request, said or _("Thank you. It is written down"))
    return redirect("visits:show", visit_id)


def asking(request: SignedInRequest, page: VisitPage, form: BaseForm, **words: Any) -> HttpResponse:
    """A page of a visit that asks one thing: a heading, the form, and a button."""
    return render(request, "visits/ask.html", {"page": page, "form": form, **words})


def said_or_now(at: time | None, near: datetime) -> datetime:
    """The time that was said, nearest to when it should have been; or now."""
    return moment_near(at, near) if at else clock.now()


def told_now(told: Given) -> Given:
    """The same, with a time of day made the moment that was last so; or now."""
    return {**told, "at": said_or_now(told["at"], clock.now())}


def planned_times(visit: Visit) -> tuple[datetime, datetime]:
    """When it began and ended, or should have."""
    began = visit.began_at or visit.starts_at
    return began, visit.ended_at or began + (visit.planned_end - visit.starts_at)


def asked_day(request: SignedInRequest) -> date:
    """The day an address asks for; today, where it asks for none that anybody plans for."""
    try:
        day = date.fromisoformat(asked_for(request, "day"))
    except ValueError:
        return clock.today()
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else clock.today()
