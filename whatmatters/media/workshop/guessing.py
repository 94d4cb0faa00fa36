"""What a file is, by its own first bytes. Its name, and what a browser calls it, are not asked."""

import re
from dataclasses import dataclass

from whatmatters.media.workshop.telling import Kind, Refused


@dataclass(frozen=True, slots=True)
class Guess:
    """The one reader that is given the file: no other is asked whether it would like to.

    A file of `ftyp` or EBML may be sound or film: which, only its streams say.
    """

    kind: Kind
    reader: str
    may_be_film: bool = False


PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
)
SOUNDS = (
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"#!AMR", "amr"),
    (b"caff", "caf"),
)
PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
STILL = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"}
DRAWN = re.compile(rb"<svg[\s>]", re.I)
WRITTEN = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe)[\s>]", re.I)
#: As far as browsers look when they guess what a page is.
HEAD = 1024


def guess(content: bytes) -> Guess:
    """Which reader may open it. Raises Refused where none of ours should."""
    head = content[:HEAD]
    if not content:
        raise Refused("empty")
    for mark, reader in PICTURES:
        if head.startswith(mark):
            return Guess("picture", reader)
    for mark, reader in SOUNDS:
        if head.startswith(mark):
            return Guess("sound", reader)
    return _in_a_box(head) or _bare_sound(head) or _refuse(head)


def _in_a_box(head: bytes) -> Guess | None:
    """Files whose first bytes say how long a part is, and then which."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Guess("picture", "WEBP")
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return Guess("sound", "wav")
    if head[4:8] == b"ftyp":
        still = head[8:12] in STILL
        return Guess("picture", "HEIF") if still else Guess("sound", "mov", may_be_film=True)
    if head[:4] == b"\x1aE\xdf\xa3":
        return Guess("sound", "matroska", may_be_film=True)
    return None


def _bare_sound(head: bytes) -> Guess | None:
    """MPEG sound without a header: eleven bits that are set, and then its layer."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    return Guess("sound", "aac" if head[1] & 0x06 == 0 else "mp3")


def _refuse(head: bytes) -> Guess:
    if head.startswith(PACKED):
        raise Refused("packed")
    if DRAWN.search(head):
        raise Refused("drawn")
    if WRITTEN.search(head):
        raise Refused("page")
    raise Refused("unknown")
