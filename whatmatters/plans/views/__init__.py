from whatmatters.plans.views.agreeing import agree, end
from whatmatters.plans.views.copying import easy_read, paper
from whatmatters.plans.views.doing import add_action, change_action, remove_action, tick
from whatmatters.plans.views.helping import help_level
from whatmatters.plans.views.showing import begin, changes, show
from whatmatters.plans.views.writing import add_aims, remove_aim, write

__all__ = [
    "add_action",
    "add_aims",
    "agree",
    "begin",
    "change_action",
    "changes",
    "easy_read",
    "end",
    "help_level",
    "paper",
    "remove_action",
    "remove_aim",
    "show",
    "tick",
    "write",
]
