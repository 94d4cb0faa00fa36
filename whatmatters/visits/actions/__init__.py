"""Deeds on visits: plan them, begin and end them, and say what was done and how it was."""

from whatmatters.visits.actions.ahead import Ahead, plan_ahead
from whatmatters.visits.actions.calling_off import note_called_off
from whatmatters.visits.actions.changing import (
    answer_change,
    ask_change,
    cancel_visit,
    move_visit,
    take_back_change,
)
from whatmatters.visits.actions.counting import set_yardstick
from whatmatters.visits.actions.happening import (
    begin_unplanned,
    begin_visit,
    confirm_visit,
    end_visit,
    miss_visit,
    put_times_right,
)
from whatmatters.visits.actions.home import (
    agree_to_place,
    begin_code,
    end_code,
    end_please_do_not,
    say_home_phone,
    say_please_do_not,
    take_back_place,
)
from whatmatters.visits.actions.planning import give_visit, plan_visit
from whatmatters.visits.actions.proof import show_proof
from whatmatters.visits.actions.regular import (
    change_regular,
    end_regular,
    plan_regular,
    plan_week,
)
from whatmatters.visits.actions.sending import Taken, apply_sent
from whatmatters.visits.actions.slots import book_slot, offer_slot, withdraw_slot
from whatmatters.visits.actions.tasks import add_task, link_task, settle_task
from whatmatters.visits.actions.telling import say_of_visit, tell_hitch, write_note
from whatmatters.visits.receiving import NotTaken

__all__ = [
    "Ahead",
    "NotTaken",
    "Taken",
    "add_task",
    "agree_to_place",
    "answer_change",
    "apply_sent",
    "ask_change",
    "begin_code",
    "begin_unplanned",
    "begin_visit",
    "book_slot",
    "cancel_visit",
    "change_regular",
    "confirm_visit",
    "end_code",
    "end_please_do_not",
    "end_regular",
    "end_visit",
    "give_visit",
    "link_task",
    "miss_visit",
    "move_visit",
    "note_called_off",
    "offer_slot",
    "plan_ahead",
    "plan_regular",
    "plan_visit",
    "plan_week",
    "put_times_right",
    "say_home_phone",
    "say_of_visit",
    "say_please_do_not",
    "set_yardstick",
    "settle_task",
    "show_proof",
    "take_back_change",
    "take_back_place",
    "tell_hitch",
    "withdraw_slot",
    "write_note",
]
