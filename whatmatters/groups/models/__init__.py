"""Groups: who leads them, who comes and for what, and how a session was for each."""

from whatmatters.groups.models.group import LEADERS, Group, GroupNotReady, Lead
from whatmatters.groups.models.member import Member
from whatmatters.groups.models.session import Attended, Highlight, Session

__all__ = [
    "LEADERS",
    "Attended",
    "Group",
    "GroupNotReady",
    "Highlight",
    "Lead",
    "Member",
    "Session",
]
