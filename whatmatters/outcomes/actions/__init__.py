"""Deeds about what a person wants: heard, described, reworded, ranked, worked towards, ended."""

from whatmatters.outcomes.actions.barriers import change_barrier, name_barrier
from whatmatters.outcomes.actions.describing import describe_outcome
from whatmatters.outcomes.actions.ending import end_outcome
from whatmatters.outcomes.actions.hearing import hear_outcome
from whatmatters.outcomes.actions.ranking import rank_outcomes
from whatmatters.outcomes.actions.rewording import reword_outcome
from whatmatters.outcomes.actions.steps import add_step, finish_step, let_go_step, put_back_step
from whatmatters.outcomes.actions.theirs import NotTheirs
from whatmatters.outcomes.actions.updating import NotTheirsToSay, say_how_it_went

__all__ = [
    "NotTheirs",
    "NotTheirsToSay",
    "add_step",
    "change_barrier",
    "describe_outcome",
    "end_outcome",
    "finish_step",
    "hear_outcome",
    "let_go_step",
    "name_barrier",
    "put_back_step",
    "rank_outcomes",
    "reword_outcome",
    "say_how_it_went",
]
