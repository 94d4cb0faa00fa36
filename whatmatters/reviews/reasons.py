"""Why something has not fully happened: the coded reasons, in plain words.

They live in `data/reasons.json`, because somebody who is not a programmer decides them.
"""

import json
from functools import cache
from pathlib import Path

from whatmatters.foundations.words import later

FILE = Path(__file__).parent / "data" / "reasons.json"


@cache
def labels() -> dict[str, str]:
    """Every reason's code and what it says, in the order they are offered."""
    listed = json.loads(FILE.read_text("utf-8"))["reasons"]
    return {reason["code"]: later(reason["label"]) for reason in listed}


def label(code: str) -> str:
    """What a code says. One from an older list stands for itself."""
    return str(labels().get(code, code))
