"""How an organisation walks with a person: from when, with what pauses, until when."""

from whatmatters.episodes.models.episode import (
    ASKED_ENDINGS,
    ASKED_SOURCES,
    Ending,
    Episode,
    EpisodeNotReady,
    EpisodeQuerySet,
    Kind,
    Source,
)
from whatmatters.episodes.models.hold import Hold

__all__ = [
    "ASKED_ENDINGS",
    "ASKED_SOURCES",
    "Ending",
    "Episode",
    "EpisodeNotReady",
    "EpisodeQuerySet",
    "Hold",
    "Kind",
    "Source",
]
