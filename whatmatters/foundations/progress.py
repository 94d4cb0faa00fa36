"""Long work says how far it has come."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")


def in_batches(items: Iterable[T], *, of: int) -> Iterator[list[T]]:
    """Hand out lists of at most `of` items."""
    rest = iter(items)
    while batch := list(islice(rest, of)):
        yield batch


def progress(console: Console | None = None) -> Progress:
    """A bar for a terminal; where there is none, rich prints only the last state."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console or Console(stderr=True),
    )
