"""What the views of time share: trying a deed, and saying kindly why it could not be."""

from collections.abc import Callable
from typing import Any, TypeAlias
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.foundations.models import Stale
from whatmatters.plans.forms import ReadForm
from whatmatters.timebank.models import TimeNotReady

#: What an action is given besides what the form asks.
Given: TypeAlias = dict[str, Any]


def succeeds(form: BaseForm, deed: Callable[[], object]) -> bool:
    """Do it if the form is in order. A refusal becomes words on the form; nothing is lost."""
    if not form.is_valid():
        return False
    try:
        deed()
    except TimeNotReady as reason:
        form.add_error(None, str(reason))
    except Stale as stale:
        if not isinstance(form, ReadForm):
            raise
        form.answer_again(stale.current)
    return form.is_valid()


def looked(request: SignedInRequest, at: str, about: UUID) -> None:
    """Write down that somebody opened this page; what is sent is written down by the deed."""
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=about)


def to_time(request: SignedInRequest, about: UUID) -> HttpResponse:
    """Back to the time, where what was written stands now."""
    messages.success(request, _("Thank you. It is written down"))
    return redirect("timebank:of", about)
