"""What rooms above know of outcomes, which know of none of them.

Each is put here when its room starts, and asked when outcomes are shown. It looks for itself
at what the viewer may know.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome


@dataclass(frozen=True, slots=True)
class Near:
    """How near it felt to the person, from 0 to 10, the last time it was said."""

    nearness: int
    on: date


class SaysHowNear(Protocol):
    def __call__(
        self, *, viewer: Actor, person_id: UUID, outcomes: Collection[Outcome]
    ) -> dict[UUID, Near]: ...


HOW_NEAR: list[SaysHowNear] = []
