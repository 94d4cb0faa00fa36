"""How the one file is kept, read back from SQLite, and what it does not have."""

import stat
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from whatmatters.access.models import Organisation
from whatmatters.config.doctor.finding import CARE, GOOD, SEVERE, Finding

OWNER_ONLY = stat.S_IRWXG | stat.S_IRWXO
#: The journals that survive a power cut, each with how often it must be written through.
SAFE = {("wal", 2), ("truncate", 3), ("delete", 3), ("persist", 3)}
NO_SECOND_WALL = (
    "SQLite has no second wall: what somebody may see is held by the program alone. It is for"
    " one organisation, or a person’s own record."
)


def file_and_wall() -> Iterator[Finding]:
    several = Organisation.objects.count() > 1
    level, do = (CARE, "Use PostgreSQL for several organisations.") if several else (GOOD, "")
    yield Finding(level, "wall", NO_SECOND_WALL, do)
    yield from _journal()
    yield from _switches()
    yield from _file()


def _journal() -> Iterator[Finding]:
    mode, written = str(_pragma("journal_mode")), int(str(_pragma("synchronous")))
    if (mode, written) in SAFE or mode == "memory":
        yield Finding(
            GOOD, "journal", f"The journal is {mode}, written through at level {written}."
        )
    else:
        said = f"The journal is {mode} at level {written}: a power cut may lose what was saved."
        yield Finding(SEVERE, "journal", said)


def _switches() -> Iterator[Finding]:
    for name in ("foreign_keys", "secure_delete"):
        if not _pragma(name):
            yield Finding(SEVERE, "journal", f"SQLite’s {name} is off.")


def _file() -> Iterator[Finding]:
    file = Path(str(connection.settings_dict["NAME"]))
    if file.exists() and all(each.stat().st_mode & OWNER_ONLY for each in (file, file.parent)):
        said = "Others on this machine may open the file of the records."
        yield Finding(SEVERE, "file", said, f"chmod 700 {file.parent}")


def _pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]
