"""What the pages of readings show: to the person, and to those they share with."""

from whatmatters.people.selectors import Subject
from whatmatters.readings.selectors.every import EveryPage, every_page
from whatmatters.readings.selectors.forms import (
    asked_of,
    line_of,
    outcomes_to_choose,
    own_stream,
    reading_of,
    stream_of,
    subject_of,
    to_begin,
)
from whatmatters.readings.selectors.of_person import OfPage, of_page
from whatmatters.readings.selectors.preview import PreviewPage, preview_page, sheet_of
from whatmatters.readings.selectors.stream import StreamPage, stream_page

__all__ = [
    "EveryPage",
    "OfPage",
    "PreviewPage",
    "StreamPage",
    "Subject",
    "asked_of",
    "every_page",
    "line_of",
    "of_page",
    "outcomes_to_choose",
    "own_stream",
    "preview_page",
    "reading_of",
    "sheet_of",
    "stream_of",
    "stream_page",
    "subject_of",
    "to_begin",
]
