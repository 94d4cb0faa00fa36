"""What is worth a thought before a plan is agreed. It is said once, calmly, and stops nobody."""

from collections.abc import Collection
from enum import StrEnum

from whatmatters.foundations.words import folded
from whatmatters.plans.models import Action, Doer

#: Below this much a plan is small, and may well be one thing that one provider does.
AIMS, ACTIONS = 2, 3


class Thought(StrEnum):
    """Something to think about. Which sentence says it depends on who reads."""

    ONE_PROVIDER = "one-provider"
    NO_OWN_PART = "no-own-part"


def thoughts(actions: Collection[Action]) -> tuple[Thought, ...]:
    """What to think about in a plan of these actions: at most one thing at a time.

    A plan that one provider does the whole of is told so; it has no own part either, and that is
    said in the same breath.
    """
    aims = {action.aim_id for action in actions}
    if len(aims) < AIMS and len(actions) < ACTIONS:
        return ()
    if _is_all_of_one_provider(actions):
        return (Thought.ONE_PROVIDER,)
    if all(action.doer != Doer.MYSELF for action in actions):
        return (Thought.NO_OWN_PART,)
    return ()


def _is_all_of_one_provider(actions: Collection[Action]) -> bool:
    if any(action.doer != Doer.PROVIDER for action in actions):
        return False
    return len({_provider(action) for action in actions}) == 1


def _provider(action: Action) -> str:
    """Whose it is: in the directory, whoever offers it; else by its name."""
    offered_by = action.resource.organization_id if action.resource else None
    return str(offered_by or folded(action.who))
