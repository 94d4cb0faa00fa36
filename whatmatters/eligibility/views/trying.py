"""What the views here share: trying a deed, and saying kindly why it could not be."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.forms import BaseForm

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.eligibility.law import NoSuchPack
from whatmatters.eligibility.models import CannotDecide
from whatmatters.episodes.models import EpisodeNotReady

Made = TypeVar("Made")


def tried(form: BaseForm, deed: Callable[[], Made]) -> Made | None:
    """What came of the deed. A refusal becomes words on the form; nothing typed is lost."""
    if not form.is_valid():
        return None
    try:
        return deed()
    except (CannotDecide, EpisodeNotReady, NoSuchPack) as reason:
        form.add_error(None, str(reason))
    return None


def looked(request: SignedInRequest, about: UUID, *, at: str) -> None:
    if request.method != "POST":
        audit.looked(by=request.actor, at=at, about=about)
