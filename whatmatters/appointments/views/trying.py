"""What these views share: trying a deed, and saying kindly why it could not be."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.appointments.models import NotSo
from whatmatters.foundations.models import Stale
from whatmatters.plans.forms import ReadForm


def tried(form: BaseForm, deed: Callable[[], Any]) -> Any:
    """What came of it, if the form is in order. A refusal becomes words on it; nothing is lost."""
    if not form.is_valid():
        return None
    try:
        return deed()
    except NotSo as reason:
        form.add_error(None, str(reason))
    except Stale as stale:
        if not isinstance(form, ReadForm):
            raise
        form.answer_again(stale.current)
    return None


def pressed(request: SignedInRequest, deed: Callable[[], object], said: str) -> None:
    """Do it, where nothing is asked but a press. Why it could not be is said on the next page."""
    try:
        deed()
    except NotSo as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, said)


def looked(request: SignedInRequest, at: str, about: UUID) -> None:
    """Write down that somebody opened this page; what is sent is written down by the deed."""
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=about)
