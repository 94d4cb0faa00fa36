"""The bench itself: both sides answer, and show the same of a person. Nothing is timed here."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {"DJANGO_SETTINGS_MODULE", "WHATMATTERS_DATABASE_URL", "WHATMATTERS_DEBUG"}


def bench(*asked: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench", *asked],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in LEFT_OUT},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.slow
def test_both_sides_answer_every_task_with_the_same_words(tmp_path: Path) -> None:
    ran = bench("--quick", "--people", "60", "--data", str(tmp_path))

    assert ran.returncode == 0, ran.stderr
    for task in ("The person’s page", "The thread view", "Search, up to 50 found"):
        assert re.search(rf"\| {task} \| .* \| [1-9]\d* \|$", ran.stdout, re.MULTILINE), task
    for task in ("The person’s page", "The thread view"):
        assert re.search(rf"\| {task} \| .* \| at most 1.15 \|$", ran.stdout, re.MULTILINE), task
    assert "| Saving an outcome |" in ran.stdout
    assert "whatmatters.css" in ran.stdout


def test_it_says_how_it_is_used() -> None:
    ran = bench("--help")

    assert ran.returncode == 0
    assert "--people" in ran.stdout
