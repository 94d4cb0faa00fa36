from whatmatters.plans.views.agreeing import agree, end
from whatmatters.plans.views.copying import easy_read, paper
from whatmatters.plans.views.costing import add_cost, change_cost, costs, keep_back, remove_cost
from whatmatters.plans.views.doing import add_action, change_action, remove_action, tick
from whatmatters.plans.views.helping import help_level
from whatmatters.plans.views.options import (
    add_option,
    change_option,
    options,
    remove_option,
    use_option,
)
from whatmatters.plans.views.picking import choose
from whatmatters.plans.views.rates import rates, remove_rate, set_price
from whatmatters.plans.views.showing import begin, changes, show
from whatmatters.plans.views.signing import (
    end_objection,
    object_to,
    sign,
    signatures,
    signed_text,
)
from whatmatters.plans.views.unmet import end_unmet, say_beside, say_unmet, team_unmet, unmet
from whatmatters.plans.views.writing import add_aims, remove_aim, write

__all__ = [
    "add_action",
    "add_aims",
    "add_cost",
    "add_option",
    "agree",
    "begin",
    "change_action",
    "change_cost",
    "change_option",
    "changes",
    "choose",
    "costs",
    "easy_read",
    "end",
    "end_objection",
    "end_unmet",
    "help_level",
    "keep_back",
    "object_to",
    "options",
    "paper",
    "rates",
    "remove_action",
    "remove_aim",
    "remove_cost",
    "remove_option",
    "remove_rate",
    "say_beside",
    "say_unmet",
    "set_price",
    "show",
    "sign",
    "signatures",
    "signed_text",
    "team_unmet",
    "tick",
    "unmet",
    "use_option",
    "write",
]
