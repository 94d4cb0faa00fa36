from whatmatters.readings.views.deciding import agree, begin, draw, end, go_on, pause, rub_out
from whatmatters.readings.views.measuring import (
    add,
    preview,
    send,
    take_back,
    template,
    throw_away,
)
from whatmatters.readings.views.showing import close, every, of_person, show

__all__ = [
    "add",
    "agree",
    "begin",
    "close",
    "draw",
    "end",
    "every",
    "go_on",
    "of_person",
    "pause",
    "preview",
    "rub_out",
    "send",
    "show",
    "take_back",
    "template",
    "throw_away",
]
