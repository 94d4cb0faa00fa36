"""What the doctor says of the diary's key, and of the virus scanner."""

import socket
from pathlib import Path
from typing import Any

import pytest

from tests.walled import SERVES, as_role
from whatmatters.config.doctor import CARE, GOOD, SEVERE, look_over
from whatmatters.diary.models import KeyUsed
from whatmatters.diary.sealing import ring

pytestmark = pytest.mark.django_db


def found(level: str, about: str) -> str:
    with as_role(SERVES):
        return " ".join(e.says for e in look_over() if (e.level, e.about) == (level, about))


def test_it_says_where_the_key_lies(settings: Any) -> None:
    KeyUsed.objects.create(mark=ring().marks[0])

    assert str(settings.DIARY_KEY_FILE) in found(GOOD, "diary")


def test_a_lost_key_is_severe(settings: Any) -> None:
    KeyUsed.objects.create(mark="0" * 16)

    assert "they can’t be opened" in found(SEVERE, "diary")


def test_a_key_that_others_may_read_is_severe(settings: Any, tmp_path: Path) -> None:
    settings.DIARY_KEY_FILE = tmp_path / "diary-key"
    settings.DIARY_KEY_FILE.write_text("k" * 60)
    settings.DIARY_KEY_FILE.chmod(0o644)

    assert "can be read by others" in found(SEVERE, "diary")


def test_it_says_whether_there_is_a_scanner(settings: Any, tmp_path: Path) -> None:
    settings.CLAMD = ""
    assert "No virus scanner" in found(CARE, "files")

    settings.CLAMD = str(tmp_path / "nobody")
    assert "does not answer" in found(SEVERE, "files")


def test_a_scanner_that_only_listens_does_not_answer(settings: Any, tmp_path: Path) -> None:
    settings.CLAMD = str(tmp_path / "clamd")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(settings.CLAMD)

        assert "does not answer" in found(SEVERE, "files")
