"""Deeds: think of ways, ask in words that name nobody, offer, talk, choose."""

from whatmatters.brokerage.actions.asking import (
    begin_search,
    send_request,
    withdraw_request,
    write_request,
)
from whatmatters.brokerage.actions.choosing import choose_offer, put_in_plan, tell_who
from whatmatters.brokerage.actions.offering import (
    Line,
    Terms,
    decline_request,
    keep_offer,
    make_offer,
    withdraw_offer,
)
from whatmatters.brokerage.actions.talking import say_of_offer, think_of_offer
from whatmatters.brokerage.actions.thinking import decide_idea, have_idea

__all__ = [
    "Line",
    "Terms",
    "begin_search",
    "choose_offer",
    "decide_idea",
    "decline_request",
    "have_idea",
    "keep_offer",
    "make_offer",
    "put_in_plan",
    "say_of_offer",
    "send_request",
    "tell_who",
    "think_of_offer",
    "withdraw_offer",
    "withdraw_request",
    "write_request",
]
