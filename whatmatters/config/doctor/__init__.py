"""What the doctor looks at, and what it says of it."""

from whatmatters.config.doctor.finding import CARE, GOOD, SEVERE, Finding
from whatmatters.config.doctor.looking import look_over

__all__ = ["CARE", "GOOD", "SEVERE", "Finding", "look_over"]
