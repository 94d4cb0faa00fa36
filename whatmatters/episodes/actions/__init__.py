"""Deeds on a service: begin it, pause it, go on, move it, take it over, end it."""

from whatmatters.episodes.actions.beginning import begin_from_enquiry, open_episode
from whatmatters.episodes.actions.ending import end_episode, receive_episode, transfer_episode
from whatmatters.episodes.actions.holding import go_on, hold_episode

__all__ = [
    "begin_from_enquiry",
    "end_episode",
    "go_on",
    "hold_episode",
    "open_episode",
    "receive_episode",
    "transfer_episode",
]
