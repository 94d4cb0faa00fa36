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
from whatmatters.plans.selectors.costing import CostsPage, agreed_a_week, costs_page
from whatmatters.plans.selectors.helping import HelpPage, help_now, help_page
from whatmatters.plans.selectors.options import (
    OptionPage,
    OptionsPage,
    new_option_page,
    option_page,
    options_page,
)
from whatmatters.plans.selectors.page import PlanPage, plan_page
from whatmatters.plans.selectors.parts import AimShown, Shown
from whatmatters.plans.selectors.picking import PickPage, pick_page
from whatmatters.plans.selectors.pricing import (
    CostPage,
    cost_page,
    new_cost_page,
    rate_of,
    rates_of,
)
from whatmatters.plans.selectors.signing import (
    SignaturesPage,
    Signing,
    objection_page,
    signatures_page,
    signed_text,
    signing_page,
)
from whatmatters.plans.selectors.unmet import (
    AboutOutcome,
    Counted,
    OneUnmet,
    TeamUnmet,
    UnmetPage,
    UnmetShown,
    about_outcome,
    one_unmet,
    team_unmet,
    unmet_beside,
    unmet_for_learning,
    unmet_of,
    unmet_page,
)

__all__ = [
    "AboutOutcome",
    "ActionPage",
    "AimShown",
    "AimsPage",
    "ChangesPage",
    "CostPage",
    "CostsPage",
    "Counted",
    "HelpPage",
    "OneUnmet",
    "OptionPage",
    "OptionsPage",
    "PickPage",
    "PlanPage",
    "Shown",
    "SignaturesPage",
    "Signing",
    "TeamUnmet",
    "UnmetPage",
    "UnmetShown",
    "about_outcome",
    "action_page",
    "agreed_a_week",
    "aims_page",
    "changes_page",
    "cost_page",
    "costs_page",
    "help_now",
    "help_page",
    "new_action_page",
    "new_cost_page",
    "new_option_page",
    "objection_page",
    "one_unmet",
    "option_page",
    "options_page",
    "pick_page",
    "plan_gone_from",
    "plan_page",
    "rate_of",
    "rates_of",
    "signatures_page",
    "signed_text",
    "signing_page",
    "team_unmet",
    "unmet_beside",
    "unmet_for_learning",
    "unmet_of",
    "unmet_page",
]
