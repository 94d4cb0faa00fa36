from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people.selectors import Subject, subject_told
from whatmatters.timebank.models import TimeBudget


def whose(viewer: Actor, budget: TimeBudget) -> Subject:
    """Whose time it is, of a budget the viewer may see."""
    return subject_told(viewer=viewer, person_id=budget.person_id, about=DataClass.BUDGET)
