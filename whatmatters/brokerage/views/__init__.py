from whatmatters.brokerage.views.answering import answer, asked, decline, in_tray, take_back
from whatmatters.brokerage.views.asking import begin, send, show, withdraw, write
from whatmatters.brokerage.views.choosing import choose, put_in_plan, talk, tell, think, type_in
from whatmatters.brokerage.views.helping import broker, helped, name_a_broker
from whatmatters.brokerage.views.ideas import about, add_idea, decide_idea
from whatmatters.brokerage.views.providers import (
    add_to_change,
    change_provider,
    provider,
    providers,
    settle,
)

__all__ = [
    "about",
    "add_idea",
    "add_to_change",
    "answer",
    "asked",
    "begin",
    "broker",
    "change_provider",
    "choose",
    "decide_idea",
    "decline",
    "helped",
    "in_tray",
    "name_a_broker",
    "provider",
    "providers",
    "put_in_plan",
    "send",
    "settle",
    "show",
    "take_back",
    "talk",
    "tell",
    "think",
    "type_in",
    "withdraw",
    "write",
]
