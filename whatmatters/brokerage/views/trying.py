"""What the views share: trying a deed, and saying kindly why it could not be."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.brokerage.forms import SayForm, SendForm
from whatmatters.brokerage.models import NotOpen
from whatmatters.brokerage.naming import StillNamed
from whatmatters.brokerage.rules import works_on_their_side
from whatmatters.foundations.models import Stale
from whatmatters.people.selectors import Subject
from whatmatters.plans.forms.read import ReadForm
from whatmatters.plans.models import PlanNotReady


def succeeds(form: BaseForm, deed: Callable[[], object]) -> bool:
    """Do it if the form is in order. A refusal becomes words on the form; nothing is lost."""
    if not form.is_valid():
        return False
    try:
        deed()
    except (NotOpen, PlanNotReady) as reason:
        form.add_error(None, str(reason))
    except StillNamed as named:
        _show_names(form, named)
    except Stale as stale:
        if not isinstance(form, ReadForm):
            raise
        form.answer_again(stale.current)
    return form.is_valid()


def works(request: SignedInRequest, subject: Subject, *, at: str) -> None:
    """Only those who may work on their side get this far. To look is written down."""
    if not works_on_their_side(request.actor, subject.standing):
        raise PermissionDenied
    looked(request, subject, at=at)


def looked(request: SignedInRequest, subject: Subject, *, at: str) -> None:
    if request.method != "POST":
        audit.looked(by=request.actor, at=at, about=subject.person.pk)


def told_by(subject: Subject) -> str:
    """Who told whoever writes it down; nothing where the person writes it."""
    return "" if subject.standing.is_self else subject.known_as


def _show_names(form: BaseForm, named: StillNamed) -> None:
    """Each beside its box, where the page has one."""
    for left in named.left:
        form.add_error(left.box if left.box in form.fields else None, left.told)
    if isinstance(form, SayForm | SendForm):
        form.ask_why()
