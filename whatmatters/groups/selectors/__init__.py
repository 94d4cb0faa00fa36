"""What the pages of groups show."""

from whatmatters.groups.selectors.leading import (
    GroupPage,
    ListPage,
    group_page,
    lead_of,
    list_page,
    to_keep,
)
from whatmatters.groups.selectors.of_person import (
    Choice,
    OfPage,
    member_of,
    of_page,
    to_join,
)
from whatmatters.groups.selectors.register import Row, SessionPage, session_page

__all__ = [
    "Choice",
    "GroupPage",
    "ListPage",
    "OfPage",
    "Row",
    "SessionPage",
    "group_page",
    "lead_of",
    "list_page",
    "member_of",
    "of_page",
    "session_page",
    "to_join",
    "to_keep",
]
