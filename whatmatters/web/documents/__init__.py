"""Sheets to take away: data in, a page or a tagged PDF out. No room's words are here."""

from whatmatters.web.documents.answering import file_of
from whatmatters.web.documents.printing import CannotPrint, as_pdf
from whatmatters.web.documents.sheet import (
    Block,
    Facts,
    Form,
    Part,
    Points,
    Say,
    Sheet,
    Table,
    Words,
    some,
)

__all__ = [
    "Block",
    "CannotPrint",
    "Facts",
    "Form",
    "Part",
    "Points",
    "Say",
    "Sheet",
    "Table",
    "Words",
    "as_pdf",
    "file_of",
    "some",
]
