"""What somebody keeps track of, with whom they share it, and what was measured."""

from whatmatters.readings.models.line import DrawnLine, DrawnLineQuerySet, ToTalk, ToTalkQuerySet
from whatmatters.readings.models.reading import Reading, ReadingQuerySet, Sheet, SheetQuerySet
from whatmatters.readings.models.stream import (
    LONGEST_YES,
    Agreed,
    AgreedQuerySet,
    NotTakenIn,
    Stream,
    StreamNotReady,
    StreamQuerySet,
    With,
)

__all__ = [
    "LONGEST_YES",
    "Agreed",
    "AgreedQuerySet",
    "DrawnLine",
    "DrawnLineQuerySet",
    "NotTakenIn",
    "Reading",
    "ReadingQuerySet",
    "Sheet",
    "SheetQuerySet",
    "Stream",
    "StreamNotReady",
    "StreamQuerySet",
    "ToTalk",
    "ToTalkQuerySet",
    "With",
]
