"""Rows of cells out of a .csv or .xlsx file, however it was saved. Knows nothing of people."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import IO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

Cell = str | int | float | bool | date | datetime | time | timedelta
Row = tuple[int, list[Cell]]

LONGEST_FILE = 20 * 1024 * 1024
LONGEST_UNPACKED = 128 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError)
PEEK = 64 * 1024
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,4})([0-9]{1,9})["']""")


class CannotRead(Exception):
    """The file as a whole can't be read. The message says what to do."""


def rows_of(name: str, content: bytes) -> Iterator[Row]:
    """Each row that has something in it, with its number in the sheet. Raises CannotRead."""
    if len(content) > LONGEST_FILE:
        raise CannotRead(f"The file is larger than {LONGEST_FILE // 2**20} MB. Send it in parts")
    if content.startswith(b"PK\x03\x04"):
        found = _workbook(content)
    elif name.lower().endswith((".xlsx", ".xls", ".ods")) or content.startswith(b"\xd0\xcf"):
        raise CannotRead("This is not an .xlsx file we can open. Save it as .xlsx or .csv")
    else:
        found = _text(content)
    for number, cells in found:
        if number > MOST_ROWS:
            raise CannotRead(f"There are more than {MOST_ROWS:,} rows. Send the list in parts")
        if len(cells) > MOST_COLUMNS:
            raise CannotRead(f"Row {number} has more than {MOST_COLUMNS} columns")
        if any(cell != "" for cell in cells):
            yield number, cells


def _text(content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    if "\0" in text:
        raise CannotRead("This is not a table of text. Save the list as .csv or .xlsx")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_comma(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            yield number, list(cells)
    except csv.Error:
        raise CannotRead(
            f"After row {number} the quotation marks do not match, or a cell is far too long. "
            "Is it the whole file?"
        ) from None


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as(content, "cp1252")


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise CannotRead("The letters can't be read. Save the list as “CSV UTF-8”") from None


def _comma(text: str) -> str:
    """What stands between cells: whichever of three is most in the first line with any."""
    for line in islice(io.StringIO(text[:PEEK]), 10):
        outside = re.sub(r'"[^"]*"', "", line)
        if any(mark in outside for mark in ",;\t"):
            return max(",;\t", key=outside.count)
    return ","


def _workbook(content: bytes) -> Iterator[Row]:
    _refuse_what_swells(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = workbook.get_sheet_by_index(0)
        first = sheet.start[0] if sheet.start else 0
        yield from enumerate(sheet.to_python(skip_empty_area=True), start=first + 1)
    except PasswordError:
        raise CannotRead("The file asks for a password. Save it without one") from None
    except (CalamineError, OSError, ValueError):
        raise CannotRead("The file is damaged or is not a spreadsheet. Save it again") from None


def _refuse_what_swells(content: bytes) -> None:
    """A small file may unpack to a huge one, or put one cell at the far end of the sheet."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for part in parts.infolist():
                with parts.open(part) as stream:
                    is_sheet = part.filename.startswith("xl/worksheets/")
                    unpacked += _measured(stream, is_sheet, LONGEST_UNPACKED - unpacked)
    except DAMAGED:
        raise CannotRead("The file is damaged or is not a spreadsheet. Save it again") from None


def _measured(stream: IO[bytes], is_sheet: bool, room: int) -> int:
    size, tail = 0, b""
    while piece := stream.read(1 << 20):
        size += len(piece)
        if size > room:
            raise CannotRead("The file unpacks to far more than a list of people")
        if is_sheet:
            _refuse_far_cells(tail + piece)
            tail = piece[-32:]
    return size


def _refuse_far_cells(xml: bytes) -> None:
    for letters, figures in PLACE.findall(xml):
        if len(letters) > 2 or (len(letters) == 2 and letters.upper() > b"GR"):
            raise CannotRead(f"The sheet has more than {MOST_COLUMNS} columns")
        if int(figures) > MOST_ROWS:
            raise CannotRead(f"There are more than {MOST_ROWS:,} rows. Send the list in parts")
