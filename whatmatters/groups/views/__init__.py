from whatmatters.groups.views.coming import agree, join, leave, of_person
from whatmatters.groups.views.leading import (
    begin,
    end,
    end_lead,
    every,
    lead,
    plan,
    session,
    show,
)

__all__ = [
    "agree",
    "begin",
    "end",
    "end_lead",
    "every",
    "join",
    "lead",
    "leave",
    "of_person",
    "plan",
    "session",
    "show",
]
