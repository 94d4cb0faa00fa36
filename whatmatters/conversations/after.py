"""What rooms above do once a practitioner has signed what they make of a conversation.

A conversation knows of none of them. Each is put here when its room starts, and is part of
the same deed: it asks nothing of who has leave, and is kept or taken back with the signature.
"""

from typing import Protocol

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Conversation


class GoesOn(Protocol):
    def __call__(self, *, conversation: Conversation, by: Actor) -> None: ...


SIGNED: list[GoesOn] = []
