from whatmatters.letters.actions.weekly import ask_for_weekly, send_weekly, stop_weekly
from whatmatters.letters.actions.writing import keep_unsent, send_message, throw_away

__all__ = [
    "ask_for_weekly",
    "keep_unsent",
    "send_message",
    "send_weekly",
    "stop_weekly",
    "throw_away",
]
