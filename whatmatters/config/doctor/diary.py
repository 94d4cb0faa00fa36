"""Where the diary's key lies, whether it is the one that was sealed with, and the scanner."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.utils import DatabaseError

from whatmatters.config.doctor.finding import CARE, GOOD, SEVERE, Finding
from whatmatters.config.doctor.sqlite import OWNER_ONLY
from whatmatters.diary import keys
from whatmatters.media import scanning


def key_and_scanner() -> Iterator[Finding]:
    file: Path = settings.DIARY_KEY_FILE
    yield from _key(file)
    yield from _place(file)
    yield from _scanner()


def _key(file: Path) -> Iterator[Finding]:
    try:
        lost = keys.lost()
    except DatabaseError:
        return  # its tables are not made yet, which is said elsewhere
    if lost:
        said = f"Diaries were sealed with a key that is not in {file}: they can’t be opened."
        yield Finding(SEVERE, "diary", said, "Put it back: see “Keep the diary’s key”.")
    else:
        said = f"The key of the diary lies in {file}, and opens what was sealed."
        yield Finding(GOOD, "diary", said, "")


def _place(file: Path) -> Iterator[Finding]:
    if file.exists() and file.stat().st_mode & OWNER_ONLY:
        said = "The key of the diary can be read by others on this machine."
        yield Finding(SEVERE, "diary", said, f"chmod 600 {file}")
    database = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and file.parent == database.parent:
        said = "The key of the diary lies beside the records: one theft takes both."
        yield Finding(CARE, "diary", said, "Keep it elsewhere: WHATMATTERS_DIARY_KEY_FILE.")


def _scanner() -> Iterator[Finding]:
    if not settings.CLAMD:
        said = "No virus scanner is asked about files. Each is made anew all the same."
        yield Finding(CARE, "files", said, "Name one in WHATMATTERS_CLAMD.")
    elif scanning.answers():
        yield Finding(GOOD, "files", f"The virus scanner at {settings.CLAMD} answers.")
    else:
        said = f"The virus scanner at {settings.CLAMD} does not answer: no file is kept."
        yield Finding(SEVERE, "files", said, "Start it, or mend WHATMATTERS_CLAMD.")
