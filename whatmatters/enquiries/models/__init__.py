"""The first knock, before anybody is "a person" here."""

from whatmatters.enquiries.models.enquiry import (
    KEPT_UNSENT,
    NO_NAME,
    Answer,
    Enquiry,
    NotSentYet,
)
from whatmatters.enquiries.models.given import Given

__all__ = ["KEPT_UNSENT", "NO_NAME", "Answer", "Enquiry", "Given", "NotSentYet"]
