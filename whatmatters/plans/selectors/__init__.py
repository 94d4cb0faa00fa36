"""What the pages of a plan show, and what other rooms show of it."""

from whatmatters.plans.selectors.asking import (
    ActionPage,
    AimsPage,
    action_page,
    aims_page,
    new_action_page,
    plan_gone_from,
)
from whatmatters.plans.selectors.changes import ChangesPage, changes_page
from whatmatters.plans.selectors.helping import HelpPage, help_now, help_page
from whatmatters.plans.selectors.page import PlanPage, plan_page
from whatmatters.plans.selectors.parts import AimShown, Shown

__all__ = [
    "ActionPage",
    "AimShown",
    "AimsPage",
    "ChangesPage",
    "HelpPage",
    "PlanPage",
    "Shown",
    "action_page",
    "aims_page",
    "changes_page",
    "help_now",
    "help_page",
    "new_action_page",
    "plan_gone_from",
    "plan_page",
]
