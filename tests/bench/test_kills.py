"""The server killed while it is written to, a few times; `python -m bench.kills` does it 100."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.test_bench import LEFT_OUT, ROOT
from tests.ready_made import ready


def kills(*asked: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench.kills", *asked],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in LEFT_OUT},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    shutil.copy(ready(), tmp_path / "whatmatters.sqlite3")

    ran = kills("--kills", "2", "--hands", "3", "--port", "18924", "--data", str(tmp_path))

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^[1-9][\d,]* writes answered for: 0 lost, 0 there twice", ran.stdout, re.M)
