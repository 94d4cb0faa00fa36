"""Which keys are in use, and whether any of them is lost."""

from whatmatters.diary.models import KeyUsed
from whatmatters.diary.sealing import KeyIsLost, ring


def lost() -> set[str]:
    """Marks of keys that something was sealed with and that are not here."""
    return set(KeyUsed.objects.values_list("mark", flat=True)) - set(ring().marks)


def be_ready() -> None:
    """Before sealing anything: raises KeyIsLost where older entries could not be opened.

    Else a start with an empty folder would make a new key, and nobody would miss the old.
    """
    if lost():
        raise KeyIsLost
    KeyUsed.objects.get_or_create(mark=ring().marks[0])
