"""A group that somebody comes to, with a row in each of its tables, for routes to ask about."""

from datetime import timedelta

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.groups import actions
from whatmatters.groups.models import Lead
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


def grouped(person: Person, by: Actor, words: str = "Hm") -> dict[str, str]:
    """Led by whoever writes this life, who is told all there is to tell."""
    outcome = Outcome.objects.live().filter(person=person).order_by("recorded_at", "pk")[0]
    group = actions.begin_group(by=by, name=f"A group of {person.pk}", where="The hall")
    member = actions.join_group(
        person=person,
        group=group,
        by=by,
        called=words[:100],
        outcome=outcome,
        tells_needs=True,
        tells_alerts=True,
    )
    starts = clock.now() - timedelta(hours=3)
    session = actions.plan_session(
        group=group, by=by, starts_at=starts, minutes=120, doing="A walk"
    )
    highlights = {member.pk: words[:500]}
    actions.keep_register(session=session, by=by, listed=[member.pk], highlights=highlights)
    return {
        "group": str(group.pk),
        "comes": str(member.pk),
        "session": str(session.pk),
        "leads": str(Lead.objects.get(group=group).pk),
    }
