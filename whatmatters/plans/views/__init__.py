from whatmatters.plans.views.agreeing import agree, end
from whatmatters.plans.views.copying import easy_read, paper
from whatmatters.plans.views.doing import add_action, change_action, remove_action, tick
from whatmatters.plans.views.helping import help_level
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
    "agree",
    "begin",
    "change_action",
    "changes",
    "easy_read",
    "end",
    "end_objection",
    "end_unmet",
    "help_level",
    "object_to",
    "paper",
    "remove_action",
    "remove_aim",
    "say_beside",
    "say_unmet",
    "show",
    "sign",
    "signatures",
    "signed_text",
    "team_unmet",
    "tick",
    "unmet",
    "write",
]
