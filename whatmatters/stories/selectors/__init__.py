from whatmatters.stories.selectors.finding import Beside, matching, matching_any
from whatmatters.stories.selectors.reading import (
    Library,
    StoryIsGone,
    StoryPage,
    library,
    story_page,
)
from whatmatters.stories.selectors.tellings import (
    CheckPage,
    OfPage,
    TellingPage,
    check_page,
    tell_page,
    telling_page,
    tellings_of,
)
from whatmatters.stories.selectors.waiting import ReadPage, WaitingPage, read_page, waiting

__all__ = [
    "Beside",
    "CheckPage",
    "Library",
    "OfPage",
    "ReadPage",
    "StoryIsGone",
    "StoryPage",
    "TellingPage",
    "WaitingPage",
    "check_page",
    "library",
    "matching",
    "matching_any",
    "read_page",
    "story_page",
    "tell_page",
    "telling_page",
    "tellings_of",
    "waiting",
]
