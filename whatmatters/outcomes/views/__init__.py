"""The pages about what a person wants."""

from whatmatters.outcomes.views.barriers import change_barrier, name_barrier
from whatmatters.outcomes.views.changing import describe, end, reword
from whatmatters.outcomes.views.copying import easy_read, paper
from whatmatters.outcomes.views.hearing import hear
from whatmatters.outcomes.views.ordering import order
from whatmatters.outcomes.views.showing import show
from whatmatters.outcomes.views.steps import add_step, finish_step, step
from whatmatters.outcomes.views.two_people import two_people
from whatmatters.outcomes.views.updating import say

__all__ = [
    "add_step",
    "change_barrier",
    "describe",
    "easy_read",
    "end",
    "finish_step",
    "hear",
    "name_barrier",
    "order",
    "paper",
    "reword",
    "say",
    "show",
    "step",
    "two_people",
]
