"""Ideas, before anybody is asked for a price."""

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.brokerage.models import Idea, NotOpen
from whatmatters.outcomes.models import Outcome


@transaction.atomic
def have_idea(
    *,
    outcome: Outcome,
    by: Actor,
    description: str,
    source: str = Idea.Source.PERSON,
    is_unpaid: bool = False,
    cost: str = "",
    risk: str = "",
    benefit: str = "",
    tried: str = "",
    decision: str = Idea.Decision.OPEN,
    why: str = "",
) -> Idea:
    """Write down one way that might help with an outcome. Sent twice it is there once."""
    outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
    require(by, Permission.BROKERAGE_WORK, outcome.person)
    _must_say_why(decision, why)
    idea = Idea(
        person=outcome.person,
        outcome=outcome,
        source=source,
        description=description,
        is_unpaid=is_unpaid,
        cost=cost,
        risk=risk,
        benefit=benefit,
        tried=tried,
        decision=decision,
        why=why,
        written_by=by.user,
    )
    said = {"description": description, "source": source, "written_by": by.user}
    if already := outcome.ideas.filter(**said).order_by("pk").first():
        return already
    idea.save(force_insert=True)
    audit.record(by=by, did="brokerage.idea-had", to=idea, about=idea.person_id)
    return idea


@transaction.atomic
def decide_idea(
    *,
    idea: Idea,
    by: Actor,
    decision: str,
    why: str = "",
    tried: str = "",
    read: int | None = None,
) -> Idea:
    """Say whether it is to be tried, and why; and how it went. Raises Stale, NotOpen."""
    idea = Idea.objects.select_for_update(of=("self",)).select_related("person").get(pk=idea.pk)
    require(by, Permission.BROKERAGE_WORK, idea.person)
    _must_say_why(decision, why)
    idea.turn_page(read=read)
    idea.decision, idea.why, idea.tried = decision, why, tried
    idea.save(update_fields=["version", "decision", "why", "tried"])
    audit.record(by=by, did="brokerage.idea-decided", to=idea, about=idea.person_id)
    return idea


def _must_say_why(decision: str, why: str) -> None:
    if decision != Idea.Decision.OPEN and not why.strip():
        raise NotOpen(gettext("Say why, in a few words"))
