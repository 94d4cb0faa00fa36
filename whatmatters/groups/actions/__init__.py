from whatmatters.groups.actions.coming import agree_anew, join_group, leave_group
from whatmatters.groups.actions.leading import (
    add_lead,
    begin_group,
    end_group,
    end_lead,
    plan_session,
)
from whatmatters.groups.actions.register import keep_register

__all__ = [
    "add_lead",
    "agree_anew",
    "begin_group",
    "end_group",
    "end_lead",
    "join_group",
    "keep_register",
    "leave_group",
    "plan_session",
]
