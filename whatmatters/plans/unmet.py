"""Why something cannot be met with what there is: codes, and how a page asks about them.

They live in `data/unmet.toml`, because somebody who is not a programmer decides them.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from whatmatters.foundations.words import later

FILE = Path(__file__).parent / "data" / "unmet.toml"
OTHER = "other"


@cache
def titles() -> dict[str, str]:
    """Each code and what it says, in the order they are offered."""
    return {code: later(why["title"]) for code, why in _told().items()}


@cache
def offered() -> dict[str, str]:
    """Those that may be chosen now."""
    return {code: titles()[code] for code, why in _told().items() if why.get("offered", True)}


@cache
def hints() -> dict[str, str]:
    return {code: later(why["hint"]) for code, why in _told().items()}


def title(code: str) -> str:
    """What a code says. One from an older list stands for itself."""
    return str(titles().get(code, code))


@cache
def _told() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FILE.read_text("utf-8"))
