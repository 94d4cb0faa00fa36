"""What both sides of the workshop's door know: the kinds of file, and what is made of one."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["picture", "sound", "film"]
MB = 1024 * 1024
LARGEST: dict[Kind, int] = {"picture": 15 * MB, "sound": 25 * MB, "film": 60 * MB}
LONGEST: dict[Kind, int] = {"sound": 10 * 60, "film": 2 * 60}
#: A little more than was promised: recorders round up.
GRACE = 2


class Refused(Exception):
    """A file that is not kept. `why` is a code; the sentence for it is in `media.refusals`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Anew:
    """A file as it was made again."""

    content: bytes
    mime: str
    width: int = 0
    height: int = 0
    seconds: int = 0
