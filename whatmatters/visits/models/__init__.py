"""Visits: what is planned, what became of it, and what was said of it."""

from whatmatters.visits.models.change import Change, ChangeQuerySet, Slot, SlotQuerySet
from whatmatters.visits.models.doing import (
    Hitch,
    Proof,
    RegularTask,
    SaidOfVisit,
    Sent,
    Task,
    TaskQuerySet,
)
from whatmatters.visits.models.home import HomeCode, PleaseDoNot
from whatmatters.visits.models.note import VisitNote, NoteText
from whatmatters.visits.models.regular import Regular, RegularQuerySet, RegularServes, Weekday
from whatmatters.visits.models.visit import (
    FALLEN_OUT,
    LONGEST,
    Goes,
    Status,
    Sure,
    Visit,
    VisitNotReady,
    VisitQuerySet,
    VisitServes,
)

__all__ = [
    "FALLEN_OUT",
    "LONGEST",
    "Change",
    "ChangeQuerySet",
    "Goes",
    "Hitch",
    "HomeCode",
    "VisitNote",
    "NoteText",
    "PleaseDoNot",
    "Proof",
    "Regular",
    "RegularQuerySet",
    "RegularServes",
    "RegularTask",
    "SaidOfVisit",
    "Sent",
    "Slot",
    "SlotQuerySet",
    "Status",
    "Sure",
    "Task",
    "TaskQuerySet",
    "Visit",
    "VisitNotReady",
    "VisitQuerySet",
    "VisitServes",
    "Weekday",
]
