"""Nothing that somebody typed is worked out by a spreadsheet."""

import csv

import pytest

from whatmatters.foundations.sheets import as_csv, as_text


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1"])
def test_what_looks_like_a_formula_is_marked_as_text(typed: str) -> None:
    assert as_text(typed) == f"'{typed}"


@pytest.mark.parametrize("typed", ["", "Maggie", "12", "a=b", "’=1"])
def test_all_else_stays_as_it_is(typed: str) -> None:
    assert as_text(typed) == typed


def test_a_file_is_read_again_as_it_was_written() -> None:
    rows: list[list[object]] = [["Who", 12, 'a "b", c'], ["Ŵyn\nEira", "", "=1"]]
    text = as_csv(rows).decode("utf-8-sig")
    assert list(csv.reader(text.splitlines(keepends=True))) == [
        ["Who", "12", 'a "b", c'],
        ["Ŵyn\nEira", "", "'=1"],
    ]
