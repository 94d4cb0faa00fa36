"""Deeds about what help the law gives: choose the law, weigh, decide, tell, disagree, ask."""

from whatmatters.eligibility.actions.asking import ask_for_funding
from whatmatters.eligibility.actions.choosing import choose_law
from whatmatters.eligibility.actions.deciding import decide, disagree, tell
from whatmatters.eligibility.actions.walking import lane_for
from whatmatters.eligibility.actions.weighing import answer, begin_weighing, find

__all__ = [
    "answer",
    "ask_for_funding",
    "begin_weighing",
    "choose_law",
    "decide",
    "disagree",
    "find",
    "lane_for",
    "tell",
]
