"""How a budget can be challenged: a few plain sentences for each nation, in `data/challenge.toml`.

Which nation’s are shown is the setting `WHATMATTERS_NATION`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from whatmatters.foundations.words import later

FILE = Path(__file__).parent / "data" / "challenge.toml"


@dataclass(frozen=True, slots=True)
class Rights:
    nation: str
    says: tuple[str, ...]
    law: str


@cache
def every_nation() -> dict[str, Rights]:
    told = tomllib.loads(FILE.read_text("utf-8"))
    return {
        code: Rights(later(one["label"]), tuple(map(later, one["plain"])), later(one["title"]))
        for code, one in told.items()
    }


def rights() -> Rights:
    return every_nation()[settings.NATION]
