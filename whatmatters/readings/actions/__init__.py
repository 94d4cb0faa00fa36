"""What somebody does with what they keep track of, and how readings come in."""

from whatmatters.readings.actions.deciding import (
    agree_again,
    begin_stream,
    end_stream,
    go_on_with_stream,
    pause_stream,
)
from whatmatters.readings.actions.sheets import (
    bring_in_sheet,
    clear_sheets,
    keep_sheet,
    throw_away_sheet,
)
from whatmatters.readings.actions.taking import (
    TakenIn,
    add_reading,
    take_back_reading,
    take_in,
    take_in_from_elsewhere,
)
from whatmatters.readings.actions.talking import close_talk, draw_line, rub_out_line

__all__ = [
    "TakenIn",
    "add_reading",
    "agree_again",
    "begin_stream",
    "bring_in_sheet",
    "clear_sheets",
    "close_talk",
    "draw_line",
    "end_stream",
    "go_on_with_stream",
    "keep_sheet",
    "pause_stream",
    "rub_out_line",
    "take_back_reading",
    "take_in",
    "take_in_from_elsewhere",
    "throw_away_sheet",
]
