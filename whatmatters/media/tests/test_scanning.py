"""A scanner, where one is set, is asked before anything is opened; and silence is no leave."""

import socket
import struct
import threading
from pathlib import Path
from typing import Any

import pytest

from whatmatters.media import scanning
from whatmatters.media.making import make
from whatmatters.media.tests import samples
from whatmatters.media.workshop.telling import Refused


class Clamd:
    """As clamd answers, at a socket of its own."""

    def __init__(self, path: Path, answer: bytes) -> None:
        self.answer, self.heard = answer, b""
        self.door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.door.bind(str(path))
        self.door.listen(1)
        self.work = threading.Thread(target=self._serve, daemon=True)
        self.work.start()

    def _serve(self) -> None:
        asker, _ = self.door.accept()
        self.door.close()
        with asker, asker.makefile("rb") as said:
            said.read(len(b"zINSTREAM\0"))
            while size := struct.unpack(">I", said.read(4))[0]:
                self.heard += said.read(size)
            asker.sendall(self.answer)


@pytest.fixture
def door(settings: Any, tmp_path: Path) -> Path:
    path = tmp_path / "clamd"
    settings.CLAMD = str(path)
    return path


def test_what_is_clean_is_kept_and_was_asked_about_as_it_came(door: Path) -> None:
    clamd, sent = Clamd(door, b"stream: OK\0"), samples.picture()

    assert make(sent, kinds=("picture",)).kind == "picture"
    assert clamd.heard == sent


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"stream: Eicar-Test-Signature FOUND\0", "harmful"),
        (b"INSTREAM size limit exceeded. ERROR\0", "unchecked"),
        (b"", "unchecked"),
    ],
)
def test_anything_but_clean_is_refused(door: Path, answer: bytes, why: str) -> None:
    Clamd(door, answer)

    with pytest.raises(Refused, match=why):
        make(samples.picture(), kinds=("picture",))


def test_where_it_does_not_answer_nothing_is_kept(door: Path) -> None:
    with pytest.raises(Refused, match="unchecked"):
        make(samples.picture(), kinds=("picture",))
    assert not scanning.answers()


def test_where_none_is_set_none_is_asked(settings: Any) -> None:
    settings.CLAMD = ""

    assert make(samples.picture(), kinds=("picture",)).kind == "picture"
