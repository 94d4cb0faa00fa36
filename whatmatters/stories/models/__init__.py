"""What somebody tells of how they used a budget; and the story of it, which holds nobody."""

from whatmatters.stories.models.choices import Because, CostPer, Marked, Paid, Reach, Teller
from whatmatters.stories.models.story import (
    CannotBeApproved,
    KeptInStory,
    Story,
    StoryAbout,
    StoryWord,
)
from whatmatters.stories.models.telling import (
    NotReady,
    Stays,
    StoryConsent,
    Telling,
    TellingAbout,
)

__all__ = [
    "Because",
    "CannotBeApproved",
    "CostPer",
    "KeptInStory",
    "Marked",
    "NotReady",
    "Paid",
    "Reach",
    "Stays",
    "Story",
    "StoryAbout",
    "StoryConsent",
    "StoryWord",
    "Teller",
    "Telling",
    "TellingAbout",
]
