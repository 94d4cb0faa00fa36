"""Opening sound and film: with one reader that we chose, and no way out to other files."""

import io

import av
from av.container import InputContainer

from whatmatters.media.workshop.telling import GRACE, LONGEST, Kind, Refused

WRONG = (av.FFmpegError, ValueError, OverflowError, MemoryError)


def opened(content: bytes, reader: str) -> InputContainer:
    """Raises Refused where the reader cannot make sense of it."""
    try:
        # A list of other files, or an address, would be followed by other readers than these.
        return av.open(
            io.BytesIO(content),
            mode="r",
            format=reader,
            options={"protocol_whitelist": "none", "enable_drefs": "0"},
            metadata_errors="ignore",
        )
    except WRONG:
        raise Refused("broken") from None


def shows_film(content: bytes, reader: str) -> bool:
    """Whether there are moving pictures in it; the cover of a song is not one."""
    with opened(content, reader) as sent:
        return any(not _is_cover(stream.disposition) for stream in sent.streams.video)


def _is_cover(disposition: object) -> bool:
    return "attached_pic" in str(getattr(disposition, "name", disposition))


def refuse_long(kind: Kind, seconds: float) -> None:
    if seconds > LONGEST[kind] + GRACE:
        raise Refused(f"{kind}-long")
