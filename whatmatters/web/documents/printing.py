"""From a sheet to a tagged PDF (PDF/UA-1), in a process of its own. See decision 0016."""

import json
import subprocess
import sys
import unicodedata
from dataclasses import asdict
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from tempfile import gettempdir
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from whatmatters.web.documents.sheet import Sheet

HERE = Path(__file__).parent
PRESS = HERE / "press.py"
PICTURES = HERE.parent / "static/web/pictures"
SECONDS = 25
AT_ONCE = 2
#: Setting a sheet takes a core and some 100 MB: whoever sets one holds a seat until it is done.
SEATS: Queue[None] = Queue()
for _ in range(AT_ONCE):
    SEATS.put(None)
#: What says in which order bytes stand: no letter, and not allowed in a PDF/UA file.
MARKS_OF_ORDER = "\ufeff\ufffe"
#: If a template of ours ever asked the network for something, it would meet this.
NOWHERE = "http://127.0.0.1:9"


class CannotPrint(Exception):
    """No copy could be made. Its message is for the log and says nothing of what was in it."""


def as_pdf(sheet: Sheet) -> bytes:
    """The sheet as a file. Raises CannotPrint when it takes too long, or too much."""
    try:
        SEATS.get(timeout=SECONDS)
    except Empty:
        raise CannotPrint("Too many copies are being made at once") from None
    try:
        done = _press(as_data(sheet))
    except subprocess.TimeoutExpired:
        raise CannotPrint("The copy took too long to make") from None
    finally:
        SEATS.put(None)
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise CannotPrint(f"The copy could not be made: the press ended with {done.returncode}")
    return done.stdout


def _press(data: str) -> subprocess.CompletedProcess[bytes]:
    """What the press says is thrown away but for the file: it may quote words."""
    return subprocess.run(  # noqa: S603  # our own program, and data on its standard input
        [sys.executable, "-I", str(PRESS)],
        input=data.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
        env={"http_proxy": NOWHERE, "https_proxy": NOWHERE, "TMPDIR": gettempdir()},
        cwd="/",
        check=False,
    )


def as_data(sheet: Sheet) -> str:
    """All that the template is told."""
    lang, _, region = language().partition("-")
    told = {
        **asdict(sheet),
        "lang": lang,
        "region": region,
        "page": gettext("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "pictures": {name: drawing(name) for name in sorted(sheet.pictures)},
    }
    return json.dumps(cleaned(told))


def language() -> str:
    """What the sheet says its language is: the one its words of ours are written in."""
    return "cy" if (get_language() or "").startswith("cy") else "en-GB"


def cleaned(told: Any) -> Any:
    """Without the characters that are nothing to see and nothing to say; each label read now."""
    if isinstance(told, Promise):
        told = str(told)
    if isinstance(told, str):
        return "".join(map(_seen, told)) if not told.isascii() or not told.isprintable() else told
    if isinstance(told, dict):
        return {name: cleaned(one) for name, one in told.items()}
    return [cleaned(one) for one in told] if isinstance(told, list | tuple) else told


def _seen(character: str) -> str:
    if character in "\n\t":
        return character
    kind = unicodedata.category(character)
    if kind in {"Zl", "Zp"}:
        return "\n"
    return "" if kind in {"Cc", "Cs"} or character in MARKS_OF_ORDER else character


@cache
def drawing(name: str) -> str:
    """One of our own pictures, as it is kept."""
    return (PICTURES / f"{name}.svg").read_text("utf-8")
