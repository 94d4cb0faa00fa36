"""A file comes in, one comes out; or a line that says what is wrong with it."""

import json
import resource
import sys
from dataclasses import asdict

from whatmatters.media.workshop import films, opening, pictures, sounds
from whatmatters.media.workshop.guessing import guess
from whatmatters.media.workshop.telling import LARGEST, MB, Anew, Kind, Refused

MEMORY = 2048 * MB
SECONDS = 120
LARGEST_FILE = 80 * MB


def main() -> None:
    _limit()
    try:
        kind, made = _make(sys.stdin.buffer.read())
    except Refused as refusal:
        _say({"why": refusal.why})
    else:
        told = asdict(made)
        del told["content"]
        _say({"kind": kind, **told})
        sys.stdout.buffer.write(made.content)


def _make(content: bytes) -> tuple[Kind, Anew]:
    found = guess(content)
    kind: Kind = found.kind
    if found.may_be_film and opening.shows_film(content, found.reader):
        kind = "film"
    if len(content) > LARGEST[kind]:
        raise Refused(f"{kind}-large")
    make = {"picture": pictures.anew, "sound": sounds.anew, "film": films.anew}[kind]
    return kind, make(content, found.reader)


def _say(told: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")


def _limit() -> None:
    """So much memory and time, and no large files: then it ends, and nothing else does."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


main()
