"""Deeds on a plan: write it, say who does what, agree it, tick things off, end it."""

from whatmatters.plans.actions.agreeing import agree_plan, end_plan
from whatmatters.plans.actions.doing import add_action, change_action, remove_action, tick_action
from whatmatters.plans.actions.helping import say_how_much_help
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
    "agree_plan",
    "change_action",
    "end_plan",
    "open_next_version",
    "remove_action",
    "remove_aim",
    "say_how_much_help",
    "start_plan",
    "tick_action",
    "write_plan",
]
