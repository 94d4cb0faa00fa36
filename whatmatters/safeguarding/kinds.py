"""The types of abuse and neglect that the law's guidance names, and how a page asks about them.

They live in `data/kinds.toml`, with where they come from.
"""

import tomllib
from functools import cache
from pathlib import Path

from whatmatters.foundations.words import later

FILE = Path(__file__).parent / "data" / "kinds.toml"


@cache
def titles() -> dict[str, str]:
    """Each code, and the guidance's name for it, in the guidance's order."""
    return {code: later(kind["title"]) for code, kind in _told().items()}


@cache
def in_plain_words() -> dict[str, str]:
    """Each code, and what it is, as one would say it to anybody."""
    return {code: later(kind["plain"]) for code, kind in _told().items()}


@cache
def _told() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text("utf-8"))
