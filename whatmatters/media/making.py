"""What somebody sends goes in, and comes out made anew; or it is refused, with a sentence."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass

from whatmatters.media.scanning import scan
from whatmatters.media.workshop.guessing import guess
from whatmatters.media.workshop.telling import LARGEST, Kind, Refused

WORKSHOP = (sys.executable, "-I", "-m", "whatmatters.media.workshop")
#: Seconds on the clock; the workshop's own limit counts seconds of work.
PATIENCE = 180


@dataclass(frozen=True, slots=True)
class Made:
    """A file made anew, and what is known of it. Nothing in it came from a name."""

    kind: Kind
    mime: str
    content: bytes
    width: int
    height: int
    seconds: int

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def make(content: bytes, *, kinds: Collection[str]) -> Made:
    """The same picture, sound or film, safe to keep and to show. Raises Refused."""
    found = guess(content)
    if len(content) > (LARGEST["film"] if found.may_be_film else LARGEST[found.kind]):
        raise Refused(f"{found.kind}-large" if not found.may_be_film else "film-large")
    scan(content)
    made = _made(content)
    if made.kind not in kinds:
        raise Refused(not_of(kinds))
    return made


def not_of(kinds: Collection[str]) -> str:
    """Why a file is refused that is of none of these kinds."""
    return f"not-{next(iter(kinds))}" if len(kinds) == 1 else "not-offered"


def _made(content: bytes) -> Made:
    """By the workshop. One that breaks, or takes too long, is a file that can't be opened."""
    try:
        done = subprocess.run(  # noqa: S603  # our own program; the file is only what it reads
            WORKSHOP, input=content, capture_output=True, timeout=PATIENCE, env={}, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise Refused("broken") from None
    line, _, anew = done.stdout.partition(b"\n")
    told = json.loads(line)
    if why := told.get("why"):
        raise Refused(why)
    return Made(content=anew, **told)
