"""Deeds about a concern, from the first word to its closing; and to keep what was confided."""

from whatmatters.safeguarding.actions.closing import close_concern, reopen_concern
from whatmatters.safeguarding.actions.confidences import keep_confidence
from whatmatters.safeguarding.actions.places import put_on_case, take_off_case, take_on
from whatmatters.safeguarding.actions.raising import raise_concern
from whatmatters.safeguarding.actions.refusals import (
    NobodyKnown,
    NobodyToPut,
    NowhereToSend,
    SomebodyMustStay,
    WouldSeeNothing,
)
from whatmatters.safeguarding.actions.working import say_whose, write_note

__all__ = [
    "NobodyKnown",
    "NobodyToPut",
    "NowhereToSend",
    "SomebodyMustStay",
    "WouldSeeNothing",
    "close_concern",
    "keep_confidence",
    "put_on_case",
    "raise_concern",
    "reopen_concern",
    "say_whose",
    "take_off_case",
    "take_on",
    "write_note",
]
