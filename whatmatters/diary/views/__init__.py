from whatmatters.diary.views.keeping import delete, delete_file, pin, share, stop_sharing
from whatmatters.diary.views.reading import entry, file, mine, shared
from whatmatters.diary.views.writing import change, save, throw_away, write

__all__ = [
    "change",
    "delete",
    "delete_file",
    "entry",
    "file",
    "mine",
    "pin",
    "save",
    "share",
    "shared",
    "stop_sharing",
    "throw_away",
    "write",
]
