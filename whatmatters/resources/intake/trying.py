"""What bringing a file in would do, found out by doing it and taking it back."""

from typing import IO

from django.db import transaction

from whatmatters.resources.intake.opening import items_of
from whatmatters.resources.intake.taking import Intake
from whatmatters.resources.intake.tally import Tally


class _TakenBack(Exception):
    """Nothing of it stays."""


def tried(file: IO[bytes], name: str) -> Tally:
    """What would come of it. Raises CannotRead. Nothing is changed."""
    intake = Intake()
    try:
        with transaction.atomic():
            intake.take(items_of(file, name, intake.tally.tell))
            raise _TakenBack
    except _TakenBack:
        return intake.tally
