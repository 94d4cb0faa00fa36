"""What the pages of visits show."""

from whatmatters.visits.selectors.before import Before, known_before
from whatmatters.visits.selectors.carrying import Carried, carried
from whatmatters.visits.selectors.day import DayPage, Stop, day_page
from whatmatters.visits.selectors.home import (
    CodePage,
    WishesPage,
    code_page,
    wish_of,
    wishes_page,
)
from whatmatters.visits.selectors.people import (
    Day,
    Line,
    PersonVisitsPage,
    next_two_weeks,
    person_visits_page,
)
from whatmatters.visits.selectors.planning import (
    Offered,
    PlanPage,
    RegularPage,
    WeekPage,
    outcomes_of,
    plan_page,
    regular_page,
    week_page,
    workers_for,
)
from whatmatters.visits.selectors.visit import (
    NoteShown,
    VisitPage,
    note_of,
    task_page,
    to_plan_page,
    to_record_page,
    to_say_page,
    visit_page,
)

__all__ = [
    "Before",
    "Carried",
    "CodePage",
    "Day",
    "DayPage",
    "Line",
    "NoteShown",
    "Offered",
    "PersonVisitsPage",
    "PlanPage",
    "RegularPage",
    "Stop",
    "VisitPage",
    "WeekPage",
    "WishesPage",
    "carried",
    "code_page",
    "day_page",
    "known_before",
    "next_two_weeks",
    "note_of",
    "outcomes_of",
    "person_visits_page",
    "plan_page",
    "regular_page",
    "task_page",
    "to_plan_page",
    "to_record_page",
    "to_say_page",
    "visit_page",
    "week_page",
    "wish_of",
    "wishes_page",
    "workers_for",
]
