"""Text that leaves in a file for a spreadsheet, and must never be worked out as a formula."""

import csv
from collections.abc import Iterable
from typing import Protocol

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Written(Protocol):
    def write(self, text: str, /) -> object: ...


def plain(text: str) -> str:
    """With a mark before it that spreadsheets take for “this is text”, where it needs one."""
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text


def write_rows(out: Written, rows: Iterable[Iterable[str]]) -> None:
    """Each cell made plain first. A spreadsheet opens it without asking."""
    out.write("\ufeff")
    csv.writer(out).writerows([plain(cell) for cell in row] for row in rows)
