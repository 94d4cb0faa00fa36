"""Visits: what is planned, what became of it, and what was said of it."""

from whatmatters.visits.models.change import Change, ChangeQuerySet, Slot, SlotQuerySet
from whatmatters.visits.models.doing import Hitch, Proof, SaidOfVisit
from whatmatters.visits.models.going import Goes, VisitServes
from whatmatters.visits.models.home import HomeCode, PleaseDoNot
from whatmatters.visits.models.note import NoteText, VisitNote
from whatmatters.visits.models.regular import (
    ENOUGH,
    Regular,
    RegularQuerySet,
    RegularServes,
    Weekday,
)
from whatmatters.visits.models.sent import Sent
from whatmatters.visits.models.task import RegularTask, Task, TaskQuerySet
from whatmatters.visits.models.visit import (
    FALLEN_OUT,
    LONGEST,
    Status,
    Sure,
    Visit,
    VisitNotReady,
    VisitQuerySet,
)
from whatmatters.visits.models.yardstick import Yardstick, yardstick_of

__all__ = [
    "ENOUGH",
    "FALLEN_OUT",
    "LONGEST",
    "Change",
    "ChangeQuerySet",
    "Goes",
    "Hitch",
    "HomeCode",
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
    "VisitNote",
    "VisitQuerySet",
    "VisitServes",
    "Weekday",
    "Yardstick",
    "yardstick_of",
]
