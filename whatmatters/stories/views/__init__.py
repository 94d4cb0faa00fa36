from whatmatters.stories.views.approving import read, waiting
from whatmatters.stories.views.reading import library, story
from whatmatters.stories.views.sending import agree, check, take_back, throw_away
from whatmatters.stories.views.telling import change, of, tell, telling

__all__ = [
    "agree",
    "change",
    "check",
    "library",
    "of",
    "read",
    "story",
    "take_back",
    "tell",
    "telling",
    "throw_away",
    "waiting",
]
