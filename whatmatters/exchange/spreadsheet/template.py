"""An empty list to fill in, with one example row and, in a workbook, a sheet of notes."""

import csv
import io
from collections.abc import Sequence

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types

from whatmatters.exchange.spreadsheet.columns import COLUMNS, Column

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(columns: Sequence[Column] = COLUMNS) -> bytes:
    """The headings and an example, as a spreadsheet opens them without asking."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.title for column in columns)
    writer.writerow(column.example for column in columns)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    """The same, every cell kept as text, and a second sheet that says what each column holds."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        people, notes = book.add_worksheet("People"), book.add_worksheet("Notes")
        bold = book.add_format({"bold": True, "bg_color": "#E3EFED", "border": 1})
        text, wrapped = book.add_format({"num_format": "@"}), book.add_format({"text_wrap": True})
        for place, column in enumerate(COLUMNS):
            people.set_column(place, place, max(16, len(column.title) + 2), text)
            people.write_string(0, place, column.title, bold)
            people.write_string(1, place, column.example, text)
            notes.write_string(place + 1, 0, column.title)
            notes.write_string(place + 1, 1, column.note, wrapped)
            notes.write_string(place + 1, 2, column.example)
        people.freeze_panes(1, 0)
        notes.write_row(0, 0, ["Column", "What goes in it", "Example"], bold)
        notes.set_column(0, 0, 30)
        notes.set_column(1, 1, 60)
        notes.set_column(2, 2, 34)
    return out.getvalue()
