"""Groups, for the pages of them: one that somebody else leads too, and one still to come."""

from datetime import timedelta

from tests.proof.grouped import grouped
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.groups import actions
from whatmatters.groups.models import Group
from whatmatters.people.models import Person


def together(person: Person, by: Actor, lead: Actor, long: str, nobodys: str) -> dict[str, str]:
    """With words that are long, of a life or of nobody’s, and a second who leads it."""
    found = grouped(person, by, long)
    group = Group.objects.get(pk=found["group"])
    actions.add_lead(group=group, by=by, user=lead.user)
    starts, doing = clock.now() + timedelta(days=7), nobodys[:200]
    coming = actions.plan_session(group=group, by=by, starts_at=starts, minutes=90, doing=doing)
    actions.begin_group(by=by, name=nobodys[:120], about=nobodys[:300], where=nobodys[:200])
    return found | {"lead": found["leads"], "coming_session": str(coming.pk)}
