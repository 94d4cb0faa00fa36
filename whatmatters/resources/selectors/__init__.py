"""What the pages of the directory show, and what every room asks of it."""

from whatmatters.resources.selectors.finding import Found, Hit, find, told_in_full
from whatmatters.resources.selectors.pages import service_called
from whatmatters.resources.selectors.whereabouts import Whereabouts, whereabouts

__all__ = ["Found", "Hit", "Whereabouts", "find", "service_called", "told_in_full", "whereabouts"]
