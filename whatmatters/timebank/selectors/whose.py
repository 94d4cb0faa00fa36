from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.budgets.selectors import opened
from whatmatters.people.selectors import Subject
from whatmatters.timebank.models import TimeBudget


def whose(viewer: Actor, budget: TimeBudget) -> Subject:
    """Whose time it is, of a budget the viewer may see."""
    return whose_time(viewer, budget.person_id)


def whose_time(viewer: Actor, person_id: UUID) -> Subject:
    """Who may not know them, 404; who may not see their time, 403: it is told as money is."""
    return opened(viewer=viewer, person_id=person_id)
