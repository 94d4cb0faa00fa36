"""Doors of the house that a role opens by itself, because no record lies behind them."""

from whatmatters.access.permissions import Permission, may_knock

for door in (
    Permission.DAY_VIEW,
    Permission.TEAM_VIEW,
    Permission.PEOPLE_SEARCH,
    Permission.PEOPLE_IMPORT,
    Permission.PERSON_BEGIN,
    Permission.ENQUIRIES_HANDLE,
    Permission.PROMPTS_CHANGE,
    Permission.PRIVACY_WATCH,
    Permission.SAFEGUARDING_HANDLE,
):
    may_knock(door)
