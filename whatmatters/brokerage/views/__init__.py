from whatmatters.brokerage.views.answering import answer, asked, decline, in_tray, take_back
from whatmatters.brokerage.views.asking import begin, send, show, withdraw, write
from whatmatters.brokerage.views.choosing import choose, put_in_plan, talk, tell, think, type_in
from whatmatters.brokerage.views.ideas import about, add_idea, decide_idea

__all__ = [
    "about",
    "add_idea",
    "answer",
    "asked",
    "begin",
    "choose",
    "decide_idea",
    "decline",
    "in_tray",
    "put_in_plan",
    "send",
    "show",
    "take_back",
    "talk",
    "tell",
    "think",
    "type_in",
    "withdraw",
    "write",
]
