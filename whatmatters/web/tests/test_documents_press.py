"""Paper is made apart: nothing is read, nothing runs on for ever, and nobody is named."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from typst import TypstError

import whatmatters.web.documents
from whatmatters.web.documents import (
    CannotPrint,
    Form,
    Sheet,
    answering,
    as_pdf,
    printing,
)
from whatmatters.web.tests.sheets import PLAIN

ROOM = Path(whatmatters.web.documents.__file__).parent
LETTERS = ROOM / "build"


def test_the_template_evaluates_nothing_and_takes_nothing_from_elsewhere() -> None:
    text = (ROOM / "sheet.typ").read_text()

    assert not any(word in text for word in ("eval(", "#import", "#include", "@preview", "read("))


def raw(source: str, tmp_path: Path) -> bytes | list[bytes] | None:
    """A template that asks for what it may not have, set as the press sets ours."""
    compiler = typst.Compiler(source.encode(), root=str(tmp_path), ignore_system_fonts=True)
    return compiler.compile(format="pdf")


@pytest.mark.parametrize("path", ["/etc/passwd", "../../../../../../etc/passwd"])
def test_not_even_a_template_could_read_a_file(path: str, tmp_path: Path) -> None:
    with pytest.raises(TypstError):
        raw(f'#read("{path}")', tmp_path)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Another press in the place of ours, to be written by the test."""
    other = tmp_path / "press.py"
    monkeypatch.setattr(printing, "PRESS", other)
    monkeypatch.setattr(printing, "SECONDS", 1)
    yield other
    assert printing.SEATS.qsize() == printing.AT_ONCE


def test_what_takes_too_long_is_stopped(press: Path) -> None:
    press.write_text("while True: pass")
    began = time.monotonic()

    with pytest.raises(CannotPrint, match="too long"):
        as_pdf(PLAIN)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("source", ["raise SystemExit(3)", "print('words')", ""])
def test_what_is_no_pdf_is_not_given(press: Path, source: str) -> None:
    press.write_text(source)

    with pytest.raises(CannotPrint, match="could not be made"):
        as_pdf(PLAIN)


def test_so_many_at_once_and_the_next_is_told(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seats = printing.SEATS
    monkeypatch.setattr(printing, "SECONDS", 0.01)
    for _ in range(printing.AT_ONCE):
        seats.get()
    try:
        with pytest.raises(CannotPrint, match="at once"):
            as_pdf(PLAIN)
    finally:
        for _ in range(printing.AT_ONCE):
            seats.put(None)


LIMITED = """
import runpy, sys
press = runpy.run_path({press!r})
press["limit"]()
{does}
"""


@pytest.mark.parametrize(
    "does", ["bytearray(4_000_000_000)", "open({path!r}, 'wb', buffering=0).write(b'x')"]
)
def test_the_press_has_no_memory_to_waste_and_writes_no_file(does: str, tmp_path: Path) -> None:
    there = does.format(path=str(tmp_path / "kept"))
    source = LIMITED.format(press=str(printing.PRESS), does=there)

    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=False)  # noqa: S603
    assert done.returncode != 0
    assert b"MemoryError" in done.stderr or b"File too large" in done.stderr


def a_file(request: HttpRequest, once_made: list[str]) -> HttpResponse:
    return answering.file_of(
        request, PLAIN, name="plan.pdf", once_made=lambda: once_made.append("taken")
    )


def test_a_file_is_named_for_nobody_and_kept_by_nobody() -> None:
    taken: list[str] = []
    answer = a_file(RequestFactory().get("/"), taken)

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="plan.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert taken == ["taken"]


def test_where_there_is_no_file_the_page_says_so_and_nobody_took_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(sheet: Sheet) -> bytes:
        raise CannotPrint("The copy took too long to make")

    monkeypatch.setattr(answering, "as_pdf", fail)
    taken: list[str] = []
    answer = a_file(RequestFactory().get("/"), taken)

    assert answer.status_code == 503
    assert "Nothing is lost" in answer.content.decode()
    assert taken == []
    assert [record.getMessage() for record in caplog.records] == ["The copy took too long to make"]


@pytest.mark.parametrize("asked", ["", "large", "LARGE", "huge", "1' or 1"])
def test_a_form_we_do_not_have_is_the_plain_one(asked: str) -> None:
    assert Form.of(asked) == (Form.LARGE if asked == "large" else Form.PLAIN)
