"""The pages of visits."""

from whatmatters.visits.views.home import change_code, code, end_wish, phone, place, wishes
from whatmatters.visits.views.planning import (
    ahead,
    end_regular,
    give,
    of_person,
    plan,
    plan_regular,
    regular,
    unplanned,
    week,
)
from whatmatters.visits.views.sending import carry, no_signal, ready, send, worker
from whatmatters.visits.views.walking import begin, day, end, miss, prove, show, times
from whatmatters.visits.views.writing import (
    add_task,
    confirm,
    hitch,
    link,
    note,
    reword,
    say,
    task,
)

__all__ = [
    "add_task",
    "ahead",
    "begin",
    "carry",
    "change_code",
    "code",
    "confirm",
    "day",
    "end",
    "end_regular",
    "end_wish",
    "give",
    "hitch",
    "link",
    "miss",
    "no_signal",
    "note",
    "of_person",
    "phone",
    "place",
    "plan",
    "plan_regular",
    "prove",
    "ready",
    "regular",
    "reword",
    "say",
    "send",
    "show",
    "task",
    "times",
    "unplanned",
    "week",
    "wishes",
    "worker",
]
