"""An action that begins with something that was chosen, so that little is left to type."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.people.models import CircleMember
from whatmatters.plans.models import Action, Doer
from whatmatters.resources import wording
from whatmatters.resources.models import Service
from whatmatters.resources.selectors import told_in_full

LONGEST = 200
#: How one says it of each; of others there is nothing to say before they are asked.
WHAT = {
    Doer.COMMUNITY: _("Go to %(name)s"),
    Doer.UNIVERSAL: _("Use %(name)s"),
    Doer.VOLUNTEER: _("Have help from %(name)s"),
    Doer.PROVIDER: _("Have help from %(name)s"),
}


def begin_with(action: Action, members: Iterable[CircleMember], chosen: Mapping[str, str]) -> None:
    """Fill in what follows from the choice. What is not there, or no choice, leaves it empty."""
    if chosen.get("doer") in Doer.values:
        action.doer = chosen["doer"]
    by_id = {str(member.pk): member for member in members}
    action.member = by_id.get(chosen.get("member", ""))
    if service := _listed(chosen.get("service", "")):
        _fill_in(action, service)


def _fill_in(action: Action, service: Service) -> None:
    """What the directory says of it: its name, when it is, and that it is this one."""
    told = told_in_full([service.pk])[service.pk]
    action.resource, action.who = told, told.name[:LONGEST]
    says = WHAT.get(Doer(action.doer)) if action.doer else None
    action.what = (str(says) if says else "%(name)s") % {"name": told.name}
    action.how_often = "; ".join(wording.when(told))[:LONGEST] or gettext("When it is on")


def _listed(typed: str) -> Service | None:
    try:
        key = UUID(typed)
    except ValueError:
        return None
    return Service.objects.listed().filter(pk=key).order_by("pk").first()
