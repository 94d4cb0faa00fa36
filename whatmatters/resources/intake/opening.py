"""A file that somebody sends: JSON of the standard, or a table as our template has it."""

from collections.abc import Iterator
from typing import IO

from whatmatters.resources.standard import documents, tables
from whatmatters.resources.standard.documents import CannotRead, Item
from whatmatters.resources.standard.reading import Tell


def items_of(file: IO[bytes], name: str, tell: Tell) -> Iterator[Item]:
    """Each object in it. Raises CannotRead, also after some have come."""
    begins = file.read(64)
    file.seek(0)
    if begins.startswith((b"PK\x03\x04", b"\xd0\xcf")):
        raise CannotRead("This is a workbook. Save it as “CSV UTF-8”, or send JSON")
    if not begins.strip():
        raise CannotRead("The file is empty")
    if begins.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}:
        return documents.items(file)
    if name.lower().endswith(".json"):
        raise CannotRead("It is not JSON that can be read. Is it the right file?")
    return tables.rows(file.read(tables.LONGEST + 1), tell)
