from whatmatters.people.views.beginning import begin
from whatmatters.people.views.circle import add_to_circle, add_worker, change_sight, end_place
from whatmatters.people.views.details import add_name, change_details, details, remove_name
from whatmatters.people.views.glass import break_glass, close_glass
from whatmatters.people.views.needs import add_need, end_need

__all__ = [
    "add_name",
    "add_need",
    "add_to_circle",
    "add_worker",
    "begin",
    "break_glass",
    "change_details",
    "change_sight",
    "close_glass",
    "details",
    "end_need",
    "end_place",
    "remove_name",
]
