"""Files that were sent to be brought in, and nobody said yes or no to."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db.models import Model

File = TypeVar("File", bound=Model)


def let_go(old: Iterable[File], *, written_down: Callable[[File], None]) -> int:
    """Part of other deeds: each is written down, and then it is gone. Gives how many."""
    gone = list(old)
    for file in gone:
        written_down(file)
        file.delete()
    return len(gone)
