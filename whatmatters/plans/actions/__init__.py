"""Deeds on a plan: write it, say who does what, agree it, tick things off, end it."""

from whatmatters.plans.actions.agreeing import agree_plan, end_plan
from whatmatters.plans.actions.choosing import (
    add_option,
    change_option,
    remove_option,
    use_option,
)
from whatmatters.plans.actions.costing import (
    add_cost_line,
    change_cost_line,
    keep_back,
    remove_cost_line,
)
from whatmatters.plans.actions.doing import add_action, change_action, remove_action, tick_action
from whatmatters.plans.actions.helping import say_how_much_help
from whatmatters.plans.actions.objecting import end_objection, object_to_plan
from whatmatters.plans.actions.parties import leave_of
from whatmatters.plans.actions.pricing import begin_rate, remove_rate, set_price
from whatmatters.plans.actions.unmet import end_unmet, say_beside, say_unmet
from whatmatters.plans.actions.writing import (
    add_aim,
    add_aims,
    open_next_version,
    remove_aim,
    start_plan,
    write_plan,
)

__all__ = [
    "add_action",
    "add_aim",
    "add_aims",
    "add_cost_line",
    "add_option",
    "agree_plan",
    "begin_rate",
    "change_action",
    "change_cost_line",
    "change_option",
    "end_objection",
    "end_plan",
    "end_unmet",
    "keep_back",
    "leave_of",
    "object_to_plan",
    "open_next_version",
    "remove_action",
    "remove_aim",
    "remove_cost_line",
    "remove_option",
    "remove_rate",
    "say_beside",
    "say_how_much_help",
    "say_unmet",
    "set_price",
    "start_plan",
    "tick_action",
    "use_option",
    "write_plan",
]
