"""Deeds: think of ways, ask in words that name nobody, offer, talk, choose."""

from whatmatters.brokerage.actions.asking import (
    begin_search,
    send_request,
    withdraw_request,
    write_request,
)
from whatmatters.brokerage.actions.choosing import choose_offer, put_in_plan, tell_who
from whatmatters.brokerage.actions.helping import change_broker, name_broker, record_help
from whatmatters.brokerage.actions.offering import (
    Line,
    Terms,
    decline_request,
    keep_offer,
    make_offer,
    withdraw_offer,
)
from whatmatters.brokerage.actions.providers import (
    add_change,
    say_of_provider,
    settle_change,
)
from whatmatters.brokerage.actions.talking import say_of_offer, think_of_offer
from whatmatters.brokerage.actions.thinking import decide_idea, have_idea

__all__ = [
    "Line",
    "Terms",
    "add_change",
    "begin_search",
    "change_broker",
    "choose_offer",
    "decide_idea",
    "decline_request",
    "have_idea",
    "keep_offer",
    "make_offer",
    "name_broker",
    "put_in_plan",
    "record_help",
    "say_of_offer",
    "say_of_provider",
    "send_request",
    "settle_change",
    "tell_who",
    "think_of_offer",
    "withdraw_offer",
    "withdraw_request",
    "write_request",
]
