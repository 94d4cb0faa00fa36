from whatmatters.people.views.authority import capacity, prove_authority, record_capacity
from whatmatters.people.views.bars import bar, bars, lift_bar
from whatmatters.people.views.beginning import begin
from whatmatters.people.views.circle import add_to_circle, add_worker, change_sight, end_place
from whatmatters.people.views.death import died, not_died
from whatmatters.people.views.details import add_name, change_details, details, remove_name
from whatmatters.people.views.flags import ask_to_lower, flags, keep_flag, lower_flag, raise_flag
from whatmatters.people.views.glass import break_glass, close_glass, find_in_need
from whatmatters.people.views.needs import add_need, end_need
from whatmatters.people.views.sharing import share, sharing, stop_sharing

__all__ = [
    "add_name",
    "add_need",
    "add_to_circle",
    "add_worker",
    "ask_to_lower",
    "bar",
    "bars",
    "begin",
    "break_glass",
    "capacity",
    "change_details",
    "change_sight",
    "close_glass",
    "details",
    "died",
    "end_need",
    "end_place",
    "find_in_need",
    "flags",
    "keep_flag",
    "lift_bar",
    "lower_flag",
    "not_died",
    "prove_authority",
    "raise_flag",
    "record_capacity",
    "remove_name",
    "share",
    "sharing",
    "stop_sharing",
]
