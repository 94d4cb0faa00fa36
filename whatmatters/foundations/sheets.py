"""A file for spreadsheets in which nothing is worked out that somebody typed."""

import csv
import io
from collections.abc import Iterable

CSV = "text/csv; charset=utf-8"
#: What a spreadsheet takes for the beginning of a formula.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_text(cell: object) -> str:
    """With a mark before it that says that it is text, where it looks like a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text


def as_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """As a spreadsheet opens it without asking."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([as_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
