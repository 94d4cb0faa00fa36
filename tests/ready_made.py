"""The migrated database of a test run, made once for each state of the migrations.

Making it takes longer than most test runs; copying it takes a moment. PostgreSQL makes its own.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django
import pytest
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "tests"
NOT_OURS = {"WHATMATTERS_DATABASE_URL", "DJANGO_SETTINGS_MODULE"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Before pytest-django makes the databases: until then, nothing else is to be migrated."""
    with patch("django.core.management.call_command", migrated):
        yield


def migrated(command: str, *args: Any, **options: Any) -> None:
    """Instead of Django's `call_command` while it makes a database for tests."""
    empty = connection.vendor == "sqlite" and not connection.introspection.table_names()
    if command != "migrate" or not empty:
        call_command(command, *args, **options)
        return
    connection.ensure_connection()
    with sqlite3.connect(ready()) as made:
        made.backup(connection.connection)
    made.close()


def ready() -> Path:
    """Where it is; made first if nobody has yet, while all others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    made = KEPT / f"{_state()}.sqlite3"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            _make(made)
    return made


def _make(made: Path) -> None:
    for old in KEPT.glob("*.sqlite3"):
        old.unlink()
    folder = KEPT / f"making-{os.getpid()}"
    outside = {key: value for key, value in os.environ.items() if key not in NOT_OURS}
    subprocess.run(  # our own command, on our own folder
        [sys.executable, "-m", "whatmatters", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env={**outside, "WHATMATTERS_DATA": str(folder), "WHATMATTERS_HTTPS": "0"},
        check=True,
    )
    (folder / "whatmatters.sqlite3").rename(made)


def _state() -> str:
    """Everything that a migrated database is made from: the migrations, and what they use."""
    said = hashlib.sha256(f"{django.__version__} {sys.version} {sqlite3.sqlite_version}".encode())
    rooms = ROOT / "whatmatters"
    for path in sorted([*rooms.glob("*/migrations/*.py"), *rooms.glob("foundations/**/*.py")]):
        said.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    said.update((ROOT / "requirements.txt").read_bytes())
    return said.hexdigest()[:24]
