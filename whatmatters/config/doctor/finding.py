from dataclasses import dataclass
from typing import Literal

Level = Literal["severe", "care", "good"]
SEVERE: Level = "severe"
CARE: Level = "care"
GOOD: Level = "good"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how bad it is, in a sentence; and what to do about it."""

    level: Level
    about: str
    says: str
    do: str = ""
