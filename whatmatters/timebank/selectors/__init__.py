"""What the pages of time show, and what rooms above ask of it."""

from whatmatters.timebank.selectors.left import left_on

__all__ = ["left_on"]
