"""The catalogues of Welsh are whole, and Welsh counts as it does."""

import ast
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation import ngettext

from tests.architecture.house import Source, code, mend, sample
from whatmatters.web.components.words import written

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
catalogues = import_module("catalogues")  # a script of ours, which make runs


def test_nothing_is_left_empty_or_filled_in_otherwise() -> None:
    assert list(catalogues.unfinished()) == []


def test_each_is_made_into_what_django_reads() -> None:
    old = [
        str(path)
        for path in catalogues.catalogues()
        if not path.with_suffix(".mo").exists()
        or {e.msgid: e.msgstr for e in polib.mofile(str(path.with_suffix(".mo")))}
        != {e.msgid: e.msgstr for e in polib.pofile(str(path))}
    ]
    assert old == [], "make setup"


GATHERED = {"_", "gettext", "ngettext", "gettext_lazy", "ngettext_lazy", "pgettext"}


def not_gathered(modules: Iterable[Source]) -> Iterator[str]:
    """What is said inside an f-string: `xgettext` does not look there before Python 3.12."""
    for module in modules:
        for said in (node for node in ast.walk(module.tree) if isinstance(node, ast.JoinedStr)):
            for call in (node for node in ast.walk(said) if isinstance(node, ast.Call)):
                if isinstance(call.func, ast.Name) and call.func.id in GATHERED:
                    yield f"{module.at(said.lineno)} says this inside an f-string. Name it first"


def test_all_that_is_said_is_gathered() -> None:
    mend(not_gathered(code()))


def test_what_is_not_gathered_is_found() -> None:
    hidden = sample("whatmatters/plans/paper.py", "foot = f\"{_('Version')} {number}\"")
    plain = sample("whatmatters/plans/paper.py", "foot = _('Version')\nfoot = f'{foot} {number}'")

    assert len(list(not_gathered([hidden, plain]))) == 1


def _catalogue(folder: Path, msgid: str, msgstr: str) -> Path:
    path = folder / "whatmatters" / "room" / catalogues.WHERE
    path.parent.mkdir(parents=True)
    book = polib.POFile()
    book.append(polib.POEntry(msgid=msgid, msgstr=msgstr))
    book.save(str(path))
    return folder / "whatmatters"


@pytest.mark.parametrize(
    ("msgid", "msgstr", "says"),
    [
        ("Back", "", "is not translated"),
        ("By %(name)s", "Gan", "is not filled in with the same"),
        ("By {name}", "Gan {enw}", "is not filled in with the same"),
        ("<b>Back</b>", "Yn ôl", "has other markup in it"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, msgid: str, msgstr: str, says: str) -> None:
    [fault] = catalogues.unfinished(_catalogue(tmp_path, msgid, msgstr))
    assert fault == f"room: “{msgid}” {says}"


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (0, "0 cost"),
        (1, "1 gost"),
        (2, "2 gost"),
        (3, "3 cost"),
        (6, "6 chost"),
        (7, "7 cost"),
        (21, "21 cost"),
    ],
)
def test_welsh_counts_in_six_ways(number: int, says: str) -> None:
    with translation.override("cy"):
        said = ngettext(
            "%(unknown)s cost not known yet", "%(unknown)s costs not known yet", number
        ) % {"unknown": number}
    assert said == f"{says} ddim yn hysbys eto"


@pytest.mark.parametrize(("month", "says"), [(1, "1 Ionawr 2027"), (8, "1 Awst 2027")])
def test_days_are_said_in_welsh(month: int, says: str) -> None:
    with translation.override("cy"):
        assert written(date(2027, month, 1)) == says
